"""ISO Schematron, transpiled to XSLT 3.0: rules in, diagnostics out."""

from teitools.schematron.engine import Schematron
from teitools.schematron.problem import SchemaError

__all__ = ["SchemaError", "Schematron"]
