"""The compact syntax of RELAX NG (ISO/IEC 19757-2, Annex C), read into its XML syntax."""

from teitools.relaxng.compact.mistakes import Mistake
from teitools.relaxng.compact.parser import read_compact

__all__ = ["Mistake", "read_compact"]
