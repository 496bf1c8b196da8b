"""What an editor can hand to `teitools build` by mistake or malice: one clear message, nothing written."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inline import tei

SMALL = Path(__file__).parents[1] / "editions" / "small"
OUTSIDER = "a text outside the edition"
SECONDS = 20


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a copy of the small edition, and a secret outside of it."""
    shutil.copytree(SMALL, tmp_path / "edition")
    (tmp_path / "secret.txt").write_text(OUTSIDER)
    return tmp_path


def build(place: Path, *arguments: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
    """Runs a build as a process of its own; returns its exit code and all that it printed."""
    command = [sys.executable, "-m", "teitools", "build", *arguments]
    done = subprocess.run(
        command,
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        timeout=SECONDS,
        preexec_fn=before,
    )
    return done.returncode, done.stdout


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def refused(place: Path, code: int, *arguments: str, **options: Callable[[], None]) -> str:
    """The message of a build that ends with this code and changes nothing."""
    before = snapshot(place)
    found, printed = build(place, *arguments, **options)
    assert snapshot(place) == before, printed
    assert "Traceback" not in printed, printed
    assert OUTSIDER not in printed
    assert found == code, printed
    return printed


def replace(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def with_doctype(place: Path, doctype: str, reference: str) -> None:
    letter = place / "edition" / "letter.xml"
    replace(letter, '<TEI xmlns="', f'{doctype}<TEI xmlns="')
    replace(letter, "remained", reference)


# The edition


def test_a_missing_folder(place: Path) -> None:
    assert "nowhere does not exist" in refused(place, 3, "nowhere")


def test_an_empty_folder(place: Path) -> None:
    (place / "empty").mkdir()
    assert "holds neither an edition.toml nor an XML file" in refused(place, 3, "empty")


def test_no_edition_here(tmp_path: Path) -> None:
    assert "no edition" in refused(tmp_path, 3)


def test_no_documents(place: Path) -> None:
    replace(place / "edition" / "edition.toml", '["letter.xml"]', "[]")
    assert "edition.toml:4" in refused(place, 1)


def test_a_document_that_is_missing(place: Path) -> None:
    (place / "edition" / "letter.xml").unlink()
    assert "letter.xml" in refused(place, 1)


def test_xml_that_is_not_well_formed(place: Path) -> None:
    replace(place / "edition" / "letter.xml", "</emph>", "")
    assert "letter.xml:" in refused(place, 1)


def test_xml_that_is_not_tei(place: Path) -> None:
    (place / "edition" / "letter.xml").write_text("<html><body/></html>")
    assert "not a TEI document" in refused(place, 1)


def test_a_file_that_is_no_xml_at_all(place: Path) -> None:
    (place / "edition" / "letter.xml").write_bytes(bytes(range(256)) * 10)
    assert "letter.xml:" in refused(place, 1)


def test_a_wrong_encoding(place: Path) -> None:
    letter = place / "edition" / "letter.xml"
    letter.write_bytes(letter.read_bytes().replace("’".encode(), b"\x92"))
    assert "letter.xml:" in refused(place, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_another_encoding_that_xml_allows(place: Path, encoding: str) -> None:
    letter = place / "edition" / "letter.xml"
    source = letter.read_text(encoding="utf-8").replace('encoding="UTF-8"', f'encoding="{encoding[:6]}"')
    letter.write_text(source.replace('encoding="utf-8-"', 'encoding="utf-8"'), encoding=encoding)
    code, printed = build(place, "--only", "html")
    assert code == 0, printed
    assert "’s letter of" in (place / "output" / "index.html").read_text(encoding="utf-8")


def test_a_doctype_with_external_entities(place: Path) -> None:
    uri = (place / "secret.txt").as_uri()
    with_doctype(place, f'<!DOCTYPE TEI [<!ENTITY secret SYSTEM "{uri}">]>', "&secret;")
    assert "letter.xml:" in refused(place, 1)


def test_a_doctype_of_another_host(place: Path) -> None:
    with_doctype(place, '<!DOCTYPE TEI SYSTEM "http://192.0.2.1/tei.dtd">', "remained")
    code, printed = build(place, "--only", "tei")
    assert (code, "Traceback" in printed) == (0, False), printed


def test_a_billion_laughs(place: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    with_doctype(place, f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{levels}]>', "&l11;")
    assert "letter.xml" in refused(place, 1)


def test_elements_nested_a_hundred_thousand_deep(place: Path) -> None:
    replace(place / "edition" / "letter.xml", "remained", "<emph>" * 100_000 + "x" + "</emph>" * 100_000)
    assert "letter.xml" in refused(place, 1)


@pytest.mark.parametrize(
    "target", ["../secret.txt#x", "file:///etc/passwd#x", "registers/../../secret.txt#x"]
)
def test_a_pointer_that_leaves_the_project(place: Path, target: str) -> None:
    replace(place / "edition" / "letter.xml", 'ref="person:khrushchev"', f'ref="{target}"')
    code, printed = build(place, "--only", "html,data")
    assert (code, "letter.xml:" in printed, OUTSIDER in printed) == (1, True, False)
    made = [file for file in (place / "output").rglob("*") if file.is_file()]
    assert not [file for file in made if OUTSIDER.encode() in file.read_bytes()]


@pytest.mark.parametrize("key", ["documents", "registers", "schema", "schematron"])
def test_a_project_file_that_names_files_outside(place: Path, key: str) -> None:
    toml = place / "edition" / "edition.toml"
    lines = toml.read_text(encoding="utf-8").replace("registers = [", "registers = [\n").splitlines()
    toml.write_text(
        "\n".join(line for line in lines if not line.startswith(f"{key} =") or key == "registers")
    )
    replace(toml, '"registers/persons.xml"', '"../secret.txt"') if key == "registers" else replace(
        toml, "[edition]" if key == "documents" else "[validation]", OUTSIDE[key]
    )
    assert "outside the edition" in refused(place, 1)


OUTSIDE = {
    "documents": '[edition]\ndocuments = ["../secret.txt"]',
    "schema": '[validation]\nschema = "../secret.txt"',
    "schematron": '[validation]\nschematron = ["../secret.txt"]',
}


# Stylesheets

SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xsl:template name="xsl:initial-template" as="item()*">
%s
</xsl:template>
</xsl:stylesheet>"""


def own_stylesheet(place: Path, body: str) -> None:
    (place / "edition" / "own.xsl").write_text(SHEET % body, encoding="utf-8")
    with (place / "edition" / "edition.toml").open("a") as toml:
        toml.write('\n[publication.stylesheets]\nhtml = "own.xsl"\n')


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<xsl:sequence select="1 +"/>', "own.xsl:4"),
        ("<xsl:no-such-instruction/>", "own.xsl:4"),
        ('<xsl:sequence select="error()"/>', "own.xsl"),
        ("<xsl:sequence select=\"map{'index.html': string(1 div 0)}\"/>", "own.xsl"),
        ("<xsl:sequence select=\"'no map'\"/>", "own.xsl"),
        ('<xsl:message terminate="yes">I stop.</xsl:message>', "own.xsl"),
    ],
)
def test_a_stylesheet_with_an_error(place: Path, body: str, said: str) -> None:
    own_stylesheet(place, body)
    assert said in refused(place, 1, "--only", "html")


@pytest.mark.parametrize(
    "body",
    [
        "<xsl:sequence select=\"map{'index.html': unparsed-text('../secret.txt')}\"/>",
        "<xsl:sequence select=\"map{'index.html': string(doc('../secret.txt'))}\"/>",
        '<xsl:result-document href="../written.html">x</xsl:result-document>',
        "<xsl:sequence select=\"map{'../written.html': 'x'}\"/>",
        "<xsl:sequence select=\"map{'/written-by-teitools.html': 'x'}\"/>",
    ],
)
def test_a_stylesheet_that_reaches_outside(place: Path, body: str) -> None:
    own_stylesheet(place, body)
    refused(place, 1, "--only", "html")


# The output folder


def test_an_output_folder_with_files_of_others(place: Path) -> None:
    (place / "output").mkdir()
    (place / "output" / "index.html").write_text("by hand")
    assert "index.html" in refused(place, 3, "--only", "html")


def test_an_output_that_is_a_file(place: Path) -> None:
    (place / "output").write_text("a file")
    assert "is a file" in refused(place, 3, "--only", "tei")


@pytest.mark.parametrize("output", ["edition", ".", ".."])
def test_the_edition_s_own_folder_as_output(place: Path, output: str) -> None:
    assert "the edition itself" in refused(place, 3, "--only", "tei", "--output", output, "--force")


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no folder that nobody may write to")
@pytest.mark.parametrize("output", ["/sys/kernel", "/sys/kernel/teitools", "/proc/teitools"])
def test_a_folder_that_cannot_be_written(place: Path, output: str) -> None:
    assert f"Cannot write to {output}" in refused(place, 3, "--only", "tei", "--output", output)


@pytest.mark.skipif(sys.platform != "linux", reason="takes root's powers away as Linux does")
def test_a_folder_without_permission(place: Path) -> None:
    (place / "output").mkdir(mode=0o555)
    message = refused(place, 3, "--only", "tei", before=obey_permissions)
    assert "Cannot write to output: permission denied. Nothing was changed." in message


def obey_permissions() -> None:
    """Makes root ask for permission like everybody else (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


@pytest.mark.skipif(os.name == "nt", reason="needs limits on file sizes")
def test_a_disk_without_space(place: Path) -> None:
    import resource

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    assert build(place, "--only", "tei")[0] == 0
    replace(place / "edition" / "letter.xml", "remained", "remained very")
    message = refused(place, 3, "--only", "tei", before=small_files)
    assert "Cannot write to output" in message
    assert "Nothing was changed" in message


def test_a_path_with_spaces_and_cyrillic_letters(place: Path) -> None:
    (place / "edition").rename(place / "моё издание")
    code, printed = build(place, "моё издание", "--output", "вывод сюда")
    assert code == 0, printed
    assert (place / "вывод сюда" / "letter.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("depth", "code"), [(80, 0), (95, 1), (150, 1), (250, 1)])
def test_elements_deep_inside_one_another(place: Path, depth: int, code: int) -> None:
    nested = "<hi>" * depth + "x" + "</hi>" * depth
    (place / "deep.xml").write_text(tei(f"<p>{nested}</p>"), encoding="utf-8")
    exit_code, output = build(place, "deep.xml", "--output", "out")
    assert exit_code == code
    assert "Traceback" not in output
    assert ("E004" in output) == bool(code)
    assert (place / "out").exists() == (not code)


MANY_NOTES = f"<p>{''.join(f'w{n}<note>n{n}</note> ' for n in range(10_000))}</p>"
MANY_ROWS = f"<table>{''.join(f'<row><cell>a{n}</cell></row>' for n in range(5_000))}</table>"


@pytest.mark.slow
@pytest.mark.parametrize(("body", "last"), [(MANY_NOTES, "n9999"), (MANY_ROWS, "a4999")])
def test_ten_thousand_notes_and_five_thousand_rows(place: Path, body: str, last: str) -> None:
    (place / "large.xml").write_text(tei(body), encoding="utf-8")
    code, printed = build(place, "large.xml", "--output", "out", "--only", "html,text")
    assert code == 0, printed
    assert last in (place / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_thousand_notes_of_one_paragraph_on_pages(place: Path) -> None:
    notes = "".join(f"w{n}<note>n{n}</note> " for n in range(1_000))
    (place / "large.xml").write_text(tei(f"<p>{notes}</p>"), encoding="utf-8")
    code, printed = build(place, "large.xml", "--output", "out", "--only", "pdf")
    assert code == 0, printed
    assert (place / "out" / "large.pdf").stat().st_size
