"""A mistake in a schema in the compact syntax."""


class Mistake(Exception):  # noqa: N818  (it is the schema's, not the program's)
    """What is wrong, and in which line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"{line}: {reason}")
        self.line, self.reason = line, reason
