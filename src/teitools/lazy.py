"""Regular expressions that are compiled when they are first used: most documents need few of them."""

import re
from typing import Any, AnyStr, cast


class _Expression:
    """Stands for a compiled expression; its first use compiles it."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._written)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return an expression that is not compiled yet."""
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))
