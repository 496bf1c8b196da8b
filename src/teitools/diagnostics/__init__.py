"""What an editor can mend: one value, its codes and the forms in which it is printed."""

from teitools.diagnostics.diagnostic import Diagnostic, Level

__all__ = ["Diagnostic", "Level"]
