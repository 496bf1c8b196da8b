"""How long an editor waits to hear what may stand at a place.

python benchmarks/expect.py SCHEMA FILE

Prints the median and the longest processor time over places spread through the file, with a warm schema.
"""

import sys
from pathlib import Path
from statistics import median
from time import process_time

from teitools.relaxng import Schema

PLACES = 50


def main(schema_file: str, file: str) -> None:
    schema, source = Schema.load(schema_file), Path(file).read_bytes()
    places = range(0, len(source), max(len(source) // PLACES, 1))
    for offset in places:
        schema.expected(source, offset)
    times = [_time(schema, source, offset) for offset in places]
    print(f"{len(source):,} bytes: median {median(times):.1f} ms, longest {max(times):.1f} ms")


def _time(schema: Schema, source: bytes, offset: int) -> float:
    start = process_time()
    schema.expected(source, offset)
    return (process_time() - start) * 1_000


if __name__ == "__main__":
    main(*sys.argv[1:])
