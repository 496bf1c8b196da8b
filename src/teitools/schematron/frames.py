"""What a worker and its owner say to each other: a header in JSON, and texts as they are."""

import json
from collections.abc import Sequence
from struct import Struct
from typing import Any, BinaryIO

_LENGTH = Struct("<Q")


def write_frame(stream: BinaryIO, header: dict[str, Any], texts: Sequence[str] = ()) -> None:
    """Write one message. Raises ``OSError`` where nobody reads any more."""
    parts = [json.dumps(header).encode(), *(text.encode("utf-8", "surrogatepass") for text in texts)]
    stream.write(_LENGTH.pack(len(parts)) + b"".join(_LENGTH.pack(len(part)) for part in parts))
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], list[str]]:
    """Read one message. Raises ``EOFError`` where nobody writes any more."""
    lengths = [_number(stream) for _ in range(_number(stream))]
    header, *texts = [_exactly(stream, length) for length in lengths]
    return json.loads(header), [text.decode("utf-8", "surrogatepass") for text in texts]


def _number(stream: BinaryIO) -> int:
    return int(_LENGTH.unpack(_exactly(stream, _LENGTH.size))[0])


def _exactly(stream: BinaryIO, length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found
