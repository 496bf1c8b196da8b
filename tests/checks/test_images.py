"""Images whose files are called otherwise, or are no images, and images without a description."""

import os
from pathlib import Path

import pytest

from inline import HEADER, NAMESPACE, edition_of, shown, tei
from teitools.checks.images import check
from teitools.checks.run import check_texts
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body))))


def pictured(folder: Path, url: str) -> list[Diagnostic]:
    return found(folder, f'<figure><graphic\n  url="{url}"/><figDesc>A man.</figDesc></figure>')


@pytest.fixture
def images(tmp_path: Path) -> Path:
    (tmp_path / "Images").mkdir()
    (tmp_path / "Images" / "Photo 1.JPG").write_bytes(JPEG)
    return tmp_path


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("images/Photo%201.JPG", "Images/Photo%201.JPG"),
        ("Images/photo%201.jpg", "Images/Photo%201.JPG"),
        ("./images/photo%201.JPG#top", "./Images/Photo%201.JPG#top"),
    ],
)
def test_a_name_in_other_capitals(written: str, right: str, images: Path) -> None:
    (only,) = pictured(images, written)
    assert shown([only]) == ["a.xml:3:8 E470"]
    assert only.level is Level.ERROR
    assert only.fix == right
    assert [each.code for each in check_texts(edition_of(images, ONE, a=tei(f'<pb facs="{written}"/>')))] == [
        "E470"
    ]


def test_the_same_name(images: Path) -> None:
    assert pictured(images, "Images/Photo%201.JPG") == []


def test_what_lies_elsewhere_is_for_others_to_check(images: Path) -> None:
    for url in (
        "nowhere.png",
        "../Photo.png",
        "https://example.org/X.png",
        "C:\\X.png",
        "/x.png",
        "#x",
        "Images/x/y",
        "",
    ):
        assert pictured(images, url) == []


def test_one_file_is_one_finding(images: Path) -> None:
    pages = "".join(f'<pb n="{n}" facs="images/photo%201.jpg"/>' for n in range(10_000))
    (only,) = found(images, f"<p>{pages}</p>")
    assert only.message == (
        '@facs "images/photo%201.jpg": the file is called Images, Photo 1.JPG, in other capitals, and is '
        "found on some computers only: write Images/Photo%201.JPG. "
        "The same holds for 9,999 more places in this file."
    )


@pytest.mark.parametrize(
    ("name", "content", "words", "level"),
    [
        ("x.png", b"", "is an empty file", Level.ERROR),
        ("x.data", b"", "is an empty file", Level.ERROR),
        ("x.png", b"<html><p>404</p></html>", "is not an image, whatever its name says (.png)", Level.ERROR),
        ("x.jpg", b"version https://git-lfs.github.com/spec/v1\n", "fetch it with git lfs pull", Level.ERROR),
        ("x.jpg", PNG, "is PNG, and its name says JPEG", Level.WARNING),
    ],
)
def test_a_file_that_is_not_the_image(
    name: str, content: bytes, words: str, level: Level, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (only,) = pictured(tmp_path, name)
    assert shown([only]) == ["a.xml:3:8 E471"]
    assert words in only.message
    assert only.level is level


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", PNG),
        ("x.JPEG", JPEG),
        ("x.gif", b"GIF89a.."),
        ("x.webp", b"RIFF\0\0\0\0WEBPVP8 "),
        ("x.tif", b"II*\0...."),
        ("x.svg", b'<?xml version="1.0"?><svg/>'),
        ("x.svg", b"\xef\xbb\xbf <svg/>"),
        ("x.json", b"{}"),
        ("x.pdf", b"%PDF-1.7"),
    ],
)
def test_a_file_that_is_what_its_name_says(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert pictured(tmp_path, name) == []


def test_an_image_without_a_description(tmp_path: Path) -> None:
    figure = '<figure><head>Title</head>\n<graphic url="https://a.org/x.png"/></figure>'
    body = f'{figure}\n<p><graphic url="https://a.org/y.png"/></p>'
    (only,) = found(tmp_path, body)
    assert shown([only]) == ["a.xml:2:1 E472"]
    assert only.level is Level.INFO
    assert only.message.endswith("The same holds for 1 more place in this file.")


@pytest.mark.parametrize(
    "body",
    [
        '<figure><graphic url="https://a.org/x"/><figDesc>It shows a man.</figDesc></figure>',
        '<graphic url="https://a.org/x"><desc>It shows a man.</desc></graphic>',
        '<media url="https://a.org/x" mimeType="audio/mpeg"/>',
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><graphic url="x.png"/></egXML>',
    ],
)
def test_images_that_need_no_other_description(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def test_images_of_the_source_need_none(tmp_path: Path) -> None:
    graphic = '<surface><graphic url="https://a.org/x.png"/></surface>'
    xml = f'<TEI xmlns="{NAMESPACE}">{HEADER}<facsimile>{graphic}</facsimile></TEI>'
    assert list(check(edition_of(tmp_path, ONE, a=xml))) == []


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    edition.mkdir()
    (tmp_path / "secret.png").write_bytes(b"")
    (edition / "link.png").symlink_to(tmp_path / "secret.png")
    (edition / "folder.png").mkdir()
    os.mkfifo(edition / "pipe.png")
    for name in ("link.png", "folder.png", "pipe.png"):
        assert pictured(edition, name) == []


def test_where_capitals_do_not_count(images: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teitools.checks.images._ignores_case", lambda _: True)
    assert pictured(images, "Images/Photo%201.JPG") == []
    assert shown(pictured(images, "images/Photo%201.JPG")) == ["a.xml:3:8 E470"]
