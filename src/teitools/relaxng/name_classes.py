"""From the names that a schema writes to name classes (RELAX NG, section 4.8 to 4.10)."""

from teitools.relaxng.names import (
    AnyName,
    Name,
    NameChoice,
    NameClass,
    namespace_of,
    parts_of,
    qualified,
)
from teitools.relaxng.place import Place

_XMLNS = "http://www.w3.org/2000/xmlns"


def name_class_of(place: Place) -> NameClass:
    """Return the names of an ``element`` or ``attribute`` pattern."""
    names = _written_names(place)
    if place.kind == "attribute":
        _refuse_declarations(place, names)
    return names


def _refuse_declarations(place: Place, names: NameClass) -> None:
    """Refuse what would be an attribute in XML but is the declaration of a namespace (section 4.16)."""
    for each in parts_of(names):
        match each:
            case Name():
                refused = each.name == "xmlns" or namespace_of(each.name) == _XMLNS
            case AnyName():
                refused = each.namespace == _XMLNS
            case _:
                refused = False
        if refused:
            raise place.error("xmlns declares a namespace: it is not an attribute.")


def _written_names(place: Place) -> NameClass:
    if name := place.get("name"):
        return Name(_expanded(place, name.strip()))
    classes = place.children
    if not classes:
        raise place.error("An element or attribute pattern needs a name.")
    return _name_class(classes[0])


def _name_class(place: Place) -> NameClass:
    match place.kind:
        case "name":
            return Name(_expanded(place, place.text.strip()))
        case "anyName":
            return AnyName(None, _excepted_names(place))
        case "nsName":
            return AnyName(place.namespace, _excepted_names(place))
        case "choice":
            return NameChoice(tuple(_name_class(child) for child in place.children))
        case other:
            raise place.error(f"<{other}> is not a name class of RELAX NG.")


def _excepted_names(place: Place) -> NameClass | None:
    excepted = [_name_class(name) for child in place.children for name in child.children]
    if not excepted:
        return None
    names = NameChoice(tuple(excepted))
    for each in parts_of(names):
        if isinstance(each, AnyName) and (each.namespace is None or place.kind == "nsName"):
            raise place.error(f"<{place.kind}> may not except names that are as open as its own.")
    return names


def _expanded(place: Place, name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if colon:
        bound = {**place.element.nsmap, "xml": "http://www.w3.org/XML/1998/namespace"}
        if prefix not in bound:
            raise place.error(
                f"The prefix {prefix}: is not declared: write xmlns:{prefix} in a start tag around it."
            )
        return qualified(bound[prefix] or "", local)
    own = place.kind == "attribute" and "ns" not in place.tag.names
    return local if own else qualified(place.namespace, local)
