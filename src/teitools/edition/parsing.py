"""The one secure configuration of the XML parser: no network, no other file, no DTD, limits kept."""

from typing import Any, cast

from lxml import etree

# A duplicate ``xml:id``, or one that is no name, is for the checks to report: ``collect_ids`` would refuse
# the file. ``huge_tree`` would lift the limits on depth (256) and on the expansion of entities.
_SECURE: dict[str, Any] = {
    "load_dtd": False,
    "dtd_validation": False,
    "resolve_entities": "internal",
    "collect_ids": False,
    "huge_tree": False,
    # Left to the resolver below, which opens nothing: lxml would refuse a file whose DOCTYPE names a web
    # address, though nobody needs what stands there.
    "no_network": False,
}


DEPTH = 90
"""How deep elements may stand inside one another: Saxon's parser stops at 100, and what we wrap around a
document for it takes some of them. Texts of real editions stand less than 20 deep."""

TOO_DEEP = f"Elements stand more than {DEPTH} deep inside one another here: end tags are probably missing."


class _Nothing(etree.Resolver):
    """Answers every request for another file or address with an empty one."""

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        return self.resolve_empty(context)  # type: ignore[attr-defined,unused-ignore]


def parse_xml(source: bytes, spaces: bool = True) -> etree._ElementTree:
    """Parse XML; raises ``etree.XMLSyntaxError``. A use of an external entity is such an error.

    Without ``spaces`` the white space between tags is left out, which is right where no text may stand.
    """
    parser = etree.XMLParser(**_SECURE, remove_blank_text=not spaces)
    parser.resolvers.add(_Nothing())  # type: ignore[attr-defined,unused-ignore]
    return etree.ElementTree(etree.fromstring(source, parser))


_TOO_DEEP = etree.XPath("/*" * (DEPTH + 1))


def too_deep(tree: etree._ElementTree) -> etree._Element | None:
    """Return the first element that stands deeper than ``DEPTH``."""
    found = cast("list[etree._Element]", _TOO_DEEP(tree))
    return found[0] if found else None
