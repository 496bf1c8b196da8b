"""The file that holds an e-book: a ZIP whose bytes depend on nothing but its files; EPUB 3.3, 4."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FOLDER = "EPUB"
MEDIA_TYPE = b"application/epub+zip"
_PACKED = (".png", ".jpg", ".gif", ".webp")
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{package}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def contained(files: Mapping[str, bytes], package: str) -> bytes:
    """Put files into a container in the order given, all with the same time; ``package`` is one of them."""
    container = _CONTAINER.format(package=f"{FOLDER}/{package}").encode()
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        _write(archive, "mimetype", MEDIA_TYPE, ZIP_STORED)
        _write(archive, "META-INF/container.xml", container, ZIP_DEFLATED)
        for name, content in files.items():
            method = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            _write(archive, f"{FOLDER}/{name}", content, method)
    return buffer.getvalue()


def _write(archive: ZipFile, name: str, content: bytes, method: int) -> None:
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type, info.create_system, info.external_attr = method, 3, 0o644 << 16
    archive.writestr(info, content)
