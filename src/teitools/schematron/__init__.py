"""ISO Schematron, transpiled to XSLT 3.0: rules in, diagnostics out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teitools.schematron.engine import Schematron
    from teitools.schematron.problem import SchemaError

__all__ = ["SchemaError", "Schematron"]

_MODULES = {"SchemaError": "problem", "Schematron": "engine"}


def __getattr__(name: str) -> Any:
    """Import what is asked for and no more: the worker needs only what runs rules."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
