"""What a value looks like, and what is wrong with one, in an editor's words."""

from collections.abc import Iterable

from teitools.relaxng.dates import TIMES
from teitools.relaxng.pattern import Data

_TYPES = {
    "date": "a date such as 1960-11-12",
    "gYear": "a year such as 1960",
    "gYearMonth": "a month such as 1960-11",
    "gMonthDay": "a day of every year such as --11-29",
    "gMonth": "a month such as --11",
    "gDay": "a day such as ---12",
    "time": "a time such as 10:00:00",
    "dateTime": "a moment such as 1960-11-12T10:00:00",
    "duration": "a duration such as P3D or PT2H",
    "Name": "a name: one word that begins with a letter",
    "NCName": "a name: one word that begins with a letter and has no colon",
    "ID": "a name: one word that begins with a letter and has no colon",
    "NMTOKEN": "one word of letters and figures",
    "token": "a text",
    "string": "a text",
    "anyURI": "a pointer",
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "integer": "a whole number",
    "decimal": "a number",
    "double": "a number",
    "float": "a number",
    "boolean": "true or false",
    "language": "a language such as en or ru-Latn",
}
_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_FORMS = {
    r"[^\p{C}\p{Z}]+": "one word without spaces",
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": "one word without spaces",
    r"\S+": "one word without spaces",
    r".+": "not empty",
    r"(\-?[\d]+/\-?[\d]+)": "a fraction such as 1/2",
    rf"({_NUMBER},{_NUMBER})": "two numbers such as 12,34.5",
    rf"({_NUMBER},{_NUMBER}(,{_NUMBER})?)": "two or three numbers such as 12,34.5",
    r"[0-9.,DHMPRSTWYZ/:+\-]+": "a date or span as ISO 8601 writes it, such as 1960-11-12/1960-11-14",
    r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": "a version such as 1.2",
    r"[\d]+(\.[\d]+){0,2}": "a version such as 15.1",
    r"[0-9]+(\.[0-9]+){0,2}": "a version such as 0.1.0",
    r"[^/\s]+:\S*": "an address that begins with its kind, such as https:",
    r".+:.+": "a name with its prefix, such as tei:p",
    r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)": "a measure such as 12cm or 50%",
    r"[0-9]+(\.[0-9]+)?(%|cm|mm|in|pt|px|em|rem)": "a measure such as 12cm or 50%",
    r"[0-9A-Za-z.]+": "letters, figures and full stops",
    r"[a-z][a-z0-9\+\.\-]*": "small letters, and maybe figures after them",
    r"[a-z][a-z0-9]*": "small letters, and maybe figures after them",
    r"[0-9]+": "a whole number",
    r"\d+": "a whole number",
    r"[A-Za-z]+": "letters",
    r"[a-z]+": "small letters",
    r"[A-Z]+": "capital letters",
}
"""What the regular expressions of TEI's schemas and other usual ones allow."""

_FEW = 3
_ANY_DATE = "a date such as 1960-11-12, 1960-11 or 1960"


def described(data: Data) -> str:
    """Say what a value looks like: in the schema's own words, where it has any."""
    documentation = data.documentation()
    if documentation:
        return documentation[0].lower() + documentation[1:].rstrip(".")
    forms = [text for name, text in data.type.parameters if name == "pattern"]
    if forms and data.type.name != "anyURI":
        return " or ".join(_FORMS.get(form, f"the form {form}") for form in forms)
    return _TYPES.get(data.type.name, data.type.name)


def descriptions(types: Iterable[Data]) -> list[str]:
    """Say what values of several types look like, in a few words where many are dates."""
    every = list(types)
    plain = [each for each in every if each.type.name in TIMES and not each.documentation()]
    if len(plain) > _FEW:
        every = [each for each in every if each not in plain]
        return [_ANY_DATE, *dict.fromkeys(map(described, every))]
    return list(dict.fromkeys(map(described, every)))


def no_such_date(value: str, types: Iterable[Data]) -> str:
    """Say what there is not in a date or time, or how a time is written; nothing where it is neither."""
    dates = [each.type for each in types if each.type.name in TIMES]
    reasons = {each.name: why for each in dates if (why := each.reason(value))}
    if "T" in value and "dateTime" in reasons:
        return reasons["dateTime"]
    return next((each for each in reasons.values() if not each.startswith("write ")), "")


def reason(data: Data, value: str) -> str:
    """Say why a value is none of a type; nothing where its form, in the schema's words, says it all."""
    return "" if data.documentation() else data.type.reason(value) or ""
