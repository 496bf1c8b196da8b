"""How long each stage of a command took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Timings:
    """A clock that a command hands to what it calls: ``with timings.stage("schema"): …``."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time spent inside to the stage ``name``."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start

    def lines(self) -> list[str]:
        """Return a line for each stage, in the order of their beginnings, and one for the sum."""
        rows = [*self.seconds.items(), ("all", sum(self.seconds.values()))]
        width = max(len(name) for name, _ in rows)
        return [f"{name:<{width}}  {seconds:6.3f} s" for name, seconds in rows]
