"""The definitions of a grammar, and of the files that it includes (RELAX NG, section 4.6 and 4.7)."""

from lxml import etree

from teitools.relaxng.place import RNG, Grammar, Place

_DEEPEST = 20
"""How deep files may include one another."""


def collect(place: Place, grammar: Grammar, overridden: frozenset[str] = frozenset(), depth: int = 0) -> None:
    """Gather the definitions of a grammar, and of what it includes unless they are overridden."""
    for child in place.children():
        match child.kind():
            case "div":
                collect(child, grammar, overridden, depth)
            case "include":
                _include(child, grammar, overridden, depth)
            case "start" | "define" as kind:
                name = _defined(child.element, kind)
                if name not in overridden:
                    grammar.parts[name].append(child)
            case other:
                raise child.error(f"<{other}> may not stand in a grammar.")


def _include(place: Place, grammar: Grammar, overridden: frozenset[str], depth: int) -> None:
    if depth > _DEEPEST:
        raise place.error("The files of this schema include one another without end.")
    file = place.included(grammar)
    here = {
        _defined(each, etree.QName(each).localname)
        for each in place.element.iter(f"{RNG}start", f"{RNG}define")
    }
    collect(place, grammar, overridden, depth)
    collect(file, grammar, overridden | here, depth + 1)


def _defined(element: etree._Element, kind: str) -> str:
    """Return a definition's name; the start has one that no definition can have."""
    return "" if kind == "start" else element.get("name", "").strip()
