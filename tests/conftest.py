"""What tests of all rooms share: the small edition, to read or to damage."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")
"""The same examples in each run, on busy machines too; ``--hypothesis-profile default`` draws new ones."""

SMALL = Path(__file__).parent / "editions" / "small"


@pytest.fixture(scope="session", autouse=True)
def remembered_builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds remember for the next goes to no folder of the user's."""
    os.environ["TEITOOLS_BUILDS"] = str(tmp_path_factory.mktemp("builds"))
    yield
    del os.environ["TEITOOLS_BUILDS"]


@pytest.fixture
def small() -> Path:
    """The folder of the small edition: only to be read."""
    return SMALL


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A copy of the small edition, in a folder whose name is not easy."""
    return Path(shutil.copytree(SMALL, tmp_path / "моя edition"))
