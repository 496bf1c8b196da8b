"""XML catalogs."""

from pathlib import Path

import pytest

from teitools.schemas.catalog import CatalogError, resolve

NS = 'xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"'
ADDRESS = "https://example.org/schema/letters.rng"


def catalog(folder: Path, entries: str, name: str = "catalog.xml") -> Path:
    (folder / name).write_text(f"<catalog {NS}>{entries}</catalog>", encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    "entries",
    [
        f'<uri name="{ADDRESS}" uri="here.rng"/>',
        f'<system systemId="{ADDRESS}" uri="here.rng"/>',
        f'<group xml:base="./"><uri name="{ADDRESS}" uri="here.rng"/></group>',
        '<uriSuffix uriSuffix="/letters.rng" uri="here.rng"/>',
        '<rewriteURI uriStartString="https://example.org/schema/letters" rewritePrefix="here"/>',
        '<rewriteURI uriStartString="https://example.org/" rewritePrefix="no/"/>'
        '<rewriteURI uriStartString="https://example.org/schema/letters" rewritePrefix="here"/>',
        f'<uriSuffix uriSuffix="letters.rng" uri="no.rng"/><uri name="{ADDRESS}" uri="here.rng"/>',
        '<delegateURI uriStartString="https://example.org/" catalog="next.xml"/>',
        '<nextCatalog catalog="catalog.xml"/><nextCatalog catalog="next.xml"/>',
    ],
)
def test_each_kind_of_entry(entries: str, tmp_path: Path) -> None:
    catalog(tmp_path, f'<uri name="{ADDRESS}" uri="here.rng"/>', "next.xml")
    assert resolve(ADDRESS, [catalog(tmp_path, entries)]) == tmp_path / "here.rng"


@pytest.mark.parametrize(
    "entries",
    [
        "",
        '<uri name="https://example.org/other.rng" uri="here.rng"/>',
        f'<uri name="{ADDRESS}" uri="https://elsewhere.org/here.rng"/>',
        f'<uri name="{ADDRESS}"/>',
        '<nextCatalog catalog="catalog.xml"/>',
        '<nextCatalog catalog="one.xml"/>',
    ],
)
def test_what_leads_to_no_file(entries: str, tmp_path: Path) -> None:
    catalog(tmp_path, '<nextCatalog catalog="catalog.xml"/>', "one.xml")
    assert resolve(ADDRESS, [catalog(tmp_path, entries)]) is None


@pytest.mark.parametrize("text", ["<catalog/>", "<catalog", ""])
def test_what_is_no_catalog(text: str, tmp_path: Path) -> None:
    (tmp_path / "c.xml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"c\.xml"):
        resolve(ADDRESS, [tmp_path / "c.xml"])
    with pytest.raises(CatalogError, match="cannot be read"):
        resolve(ADDRESS, [tmp_path / "none.xml"])
