"""What is checked: structure, rules, ids and pointers."""

from teitools.checks.run import check_edition

__all__ = ["check_edition"]
