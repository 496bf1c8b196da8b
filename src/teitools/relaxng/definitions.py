"""The definitions of a grammar, and of the files that it includes (RELAX NG, section 4.6 and 4.7)."""

from teitools.relaxng.place import Grammar, Place


def collect(place: Place, grammar: Grammar, overridden: frozenset[str] = frozenset()) -> frozenset[str]:
    """Gather the definitions of a grammar, and of what it includes unless they are overridden.

    Returns the names of all definitions, also of those that are overridden.
    """
    names: set[str] = set()
    for child in place.children:
        match child.kind:
            case "div":
                names |= collect(child, grammar, overridden)
            case "include":
                names |= _include(child, grammar, overridden)
            case "start" | "define":
                name = _defined(child)
                names.add(name)
                if name not in overridden:
                    grammar.parts[name].append(child)
            case other:
                raise child.error(f"<{other}> may not stand in a grammar: put it into a <define>.")
    return frozenset(names)


def _include(place: Place, grammar: Grammar, overridden: frozenset[str]) -> frozenset[str]:
    if next((each.kind for each in place.around() if each.kind != "div"), "") == "include":
        raise place.error("<include> may not stand in another <include>: put it beside that.")
    file = place.included(grammar)
    if file.kind != "grammar":
        raise file.error("Only a file whose outermost element is <grammar> can be included.")
    here = collect(place, grammar, overridden)
    there = collect(file, grammar, overridden | here)
    if missing := sorted(here - there):
        what = f'definition of "{missing[0]}"' if missing[0] else "<start>"
        raise place.error(f"The file that is included has no {what} that could be replaced.")
    return here | there


def _defined(place: Place) -> str:
    """Return a definition's name; the start has one that no definition can have."""
    return "" if place.kind == "start" else place.get("name").strip()
