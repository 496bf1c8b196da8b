"""Datatypes: those of XML Schema Part 2 (second edition) with their facets, and RELAX NG's own two.

Where the standard leaves a choice, jing's is taken: no year 0000, no 24:00:00, a second 60 in every minute.
"""

from teitools.relaxng.datatypes.datatype import Datatype
from teitools.relaxng.datatypes.namespaces import WithNamespaces, words

__all__ = ["Datatype", "WithNamespaces", "words"]
