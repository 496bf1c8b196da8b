"""The definitions of a grammar, and of the files that it includes (RELAX NG, section 4.6 and 4.7)."""

from lxml import etree

from teitools.relaxng.place import Grammar, Place
from teitools.relaxng.syntax import RNG

_DEEPEST = 20
"""How deep files may include one another."""


def collect(
    place: Place, grammar: Grammar, overridden: frozenset[str] = frozenset(), depth: int = 0
) -> frozenset[str]:
    """Gather the definitions of a grammar, and of what it includes unless they are overridden.

    Returns the names of all definitions, also of those that are overridden.
    """
    names: set[str] = set()
    for child in place.children():
        match child.kind():
            case "div":
                names |= collect(child, grammar, overridden, depth)
            case "include":
                names |= _include(child, grammar, overridden, depth)
            case "start" | "define" as kind:
                name = _defined(child.element, kind)
                names.add(name)
                if name not in overridden:
                    grammar.parts[name].append(child)
            case other:
                raise child.error(f"<{other}> may not stand in a grammar.")
    return frozenset(names)


def _include(place: Place, grammar: Grammar, overridden: frozenset[str], depth: int) -> frozenset[str]:
    if depth > _DEEPEST:
        raise place.error("The files of this schema include one another without end.")
    around = next(place.element.iterancestors(f"{RNG}include", f"{RNG}grammar"), None)
    if around is not None and around.tag == f"{RNG}include":
        raise place.error("<include> may not stand in another <include>.")
    file = place.included(grammar)
    if file.element.tag != f"{RNG}grammar":
        raise file.error("Only a file whose outermost element is <grammar> can be included.")
    here = collect(place, grammar, overridden, depth)
    there = collect(file, grammar, overridden | here, depth + 1)
    if missing := sorted(here - there):
        what = f'definition of "{missing[0]}"' if missing[0] else "<start>"
        raise place.error(f"The file that is included has no {what} that could be replaced.")
    return here | there


def _defined(element: etree._Element, kind: str) -> str:
    """Return a definition's name; the start has one that no definition can have."""
    return "" if kind == "start" else element.get("name", "").strip()
