"""From the names that a schema writes to name classes (RELAX NG, section 4.8 to 4.10)."""

from teitools.relaxng.names import AnyName, Name, NameChoice, NameClass, qualified
from teitools.relaxng.place import RNG, Place


def name_class_of(place: Place) -> NameClass:
    """Return the names of an ``element`` or ``attribute`` pattern."""
    name = place.element.get("name")
    if name is not None:
        return Name(_expanded(place, name.strip()))
    classes = place.children()
    if not classes:
        raise place.error("An element or attribute pattern needs a name.")
    return _name_class(classes[0])


def _name_class(place: Place) -> NameClass:
    match place.kind():
        case "name":
            return Name(_expanded(place, (place.element.text or "").strip()))
        case "anyName":
            return AnyName(None, _excepted_names(place))
        case "nsName":
            return AnyName(place.ns(), _excepted_names(place))
        case "choice":
            return NameChoice(tuple(_name_class(child) for child in place.children()))
        case other:
            raise place.error(f"<{other}> is not a name class of RELAX NG.")


def _excepted_names(place: Place) -> NameClass | None:
    excepted = [_name_class(name) for child in place.children() for name in child.children()]
    return NameChoice(tuple(excepted)) if excepted else None


def _expanded(place: Place, name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if colon:
        bound = {**place.element.nsmap, "xml": "http://www.w3.org/XML/1998/namespace"}
        if prefix not in bound:
            raise place.error(f"The prefix {prefix}: is not declared.")
        return qualified(bound[prefix] or "", local)
    own = place.element.tag == f"{RNG}attribute" and place.element.get("ns") is None
    return local if own else qualified(place.ns(), local)
