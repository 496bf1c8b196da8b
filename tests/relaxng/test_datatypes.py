"""The datatypes of XML Schema: what each allows, which texts are one value, and why another is wrong."""

import pytest

from teitools.relaxng.datatypes import Datatype, WithNamespaces, words
from teitools.relaxng.datatypes.datatype import DTD, XML_SCHEMA

VALID_AND_INVALID = {
    "string": (["", " a ", "a\nb"], []),
    "token": (["", " a  b "], []),
    "language": (["en", "ru-Latn", "x-klingon"], ["", "en_UK", "-en", "abcdefghi", "1a", "éa"]),
    "Name": (["a", ":a", "a:b", "é"], ["", "-a", "1", "a b"]),
    "NCName": (["a", "_", " a ", "a.b-c", "a·b"], ["", "1a", "a:b", "·a", "a b", "a\u00a0"]),
    "NMTOKEN": (["1a", "-", ":"], ["", "a b", "é!"]),
    "NMTOKENS": (["a", " a  b "], ["", " ", "a\u00a0b"]),
    "ID": (["a"], ["1", "a:b"]),
    "IDREFS": (["a b"], ["", "a 1"]),
    "ENTITY": (["a"], ["1"]),
    "anyURI": (
        ["", "#a", "a b", "http://é/", "//[::1]", "mailto:a@b", "x:?a", "file:///a", "1a/b:c", "a?[b]#[c]"],
        ["%", "%zz", "#a#b", "[", "1:a", "a:", ":", "http://", "x:#", "é:b"],
    ),
    "boolean": (["true", "false", "1", " 0 "], ["", "True", "yes", "01"]),
    "decimal": (["1", "+1.", "-.1", "01.10", "9" * 5_000], ["", ".", "-", "1e5", "1,5", "INF", "- 1", "١"]),
    "integer": (["0", "-0", "+01", "9" * 5_000], ["", "1.", "+", "1 2"]),
    "nonPositiveInteger": (["0", "-1"], ["1"]),
    "negativeInteger": (["-1"], ["0", "-0"]),
    "nonNegativeInteger": (["0", "-0", "1"], ["-1"]),
    "positiveInteger": (["1", "9" * 5_000], ["0", "-1"]),
    "long": (["9223372036854775807", "-9223372036854775808"], ["9223372036854775808", "9" * 30]),
    "int": (["2147483647"], ["2147483648", "-2147483649"]),
    "short": (["32767", "-32768"], ["32768"]),
    "byte": (["127", "-128", "000127"], ["128", "-129"]),
    "unsignedLong": (["18446744073709551615"], ["18446744073709551616", "-1"]),
    "unsignedInt": (["4294967295"], ["4294967296"]),
    "unsignedShort": (["65535"], ["65536"]),
    "unsignedByte": (["255", "-0"], ["256", "-1"]),
    "float": (
        ["1", "-1.5E-3", ".5", "1.e1", "INF", "-INF", "NaN"],
        ["", "+INF", "-NaN", "1e", "1e.5", "1f", "."],
    ),
    "double": (["1e400", "0"], ["0x1", "Infinity", "nan", "1_0"]),
    "duration": (
        ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT.5S", "PT1.S", "P0D"],
        ["", "P", "PT", "P1YT", "P1.5Y", "+P1Y", "P1M1Y", "P1W", "PT1H1D", "P1S", "PTS", "PT.S"],
    ),
    "dateTime": (
        ["1960-11-12T10:00:00", "1960-11-12T23:59:60Z", "1960-11-12T10:00:00.5+14:00"],
        [
            "1960-11-12",
            "1960-11-12T24:00:00",
            "1960-11-12T10:00",
            "1960-11-12t10:00:00",
            "1960-11-31T10:00:00",
        ],
    ),
    "date": (
        ["1960-02-29", "2000-02-29", "-0001-02-29", "-0005-02-29", "12004-02-29", " 1960-01-01Z "],
        ["1961-02-29", "1900-02-29", "-0004-02-29", "0000-01-01", "1960-13-01", "1960-1-1", "19600101"],
    ),
    "time": (
        ["00:00:00", "10:00:60.5", "10:00:00-14:00"],
        ["24:00:00", "1:00:00", "10:60:00", "10:00:00+14:01"],
    ),
    "gYear": (["1960", "-0044", "10000", "1960-11:00"], ["0000", "999", "01960", "+1960", "1" * 1_000]),
    "gYearMonth": (["1960-11", "1960-11Z"], ["1960-13", "1960-1", "1960"]),
    "gMonthDay": (["--02-29", "--12-31Z"], ["--02-30", "--04-31", "--13-01", "12-31"]),
    "gMonth": (["--11", "--11Z"], ["--13", "--00", "--11--", "11"]),
    "gDay": (["---31"], ["---32", "---00", "---1", "31"]),
    "hexBinary": (["", "0aFF"], ["0", "0G", "0A 0A"]),
    "base64Binary": (["", "AAAA", "AA = =", "BBA="], ["AAA", "A===", "AB==", "AAA=AAAA", "====", "AA-A"]),
}


def datatype(name: str, **parameters: str) -> Datatype:
    return Datatype(XML_SCHEMA, name, tuple(parameters.items()))


@pytest.mark.parametrize("name", VALID_AND_INVALID)
def test_what_a_type_allows(name: str) -> None:
    valid, invalid = VALID_AND_INVALID[name]
    assert [text for text in valid if not datatype(name).allows(text)] == []
    assert [text for text in invalid if datatype(name).allows(text)] == []


@pytest.mark.parametrize(
    ("name", "one", "other", "are_same"),
    [
        ("integer", "01", "+1", True),
        ("integer", "-0", "0", True),
        ("decimal", "1.0", "1", True),
        ("decimal", "-1", "1", False),
        ("boolean", "true", "1", True),
        ("boolean", "true", "0", False),
        ("double", "NaN", "NaN", True),
        ("double", "1e400", "INF", True),
        ("double", "16777217", "16777216", False),
        ("float", "16777217", "16777216", True),
        ("dateTime", "1960-01-01T00:30:00+01:00", "1959-12-31T23:30:00Z", True),
        ("dateTime", "1960-01-01T10:00:00.50", "1960-01-01T10:00:00.5", True),
        ("dateTime", "1960-01-01T10:00:00Z", "1960-01-01T10:00:00", False),
        ("date", "-0001-12-31Z", "0001-01-01+24:00", False),
        ("duration", "P1Y0M", "P1Y", True),
        ("duration", "-P0Y", "PT0S", True),
        ("duration", "P1Y", "P2Y", False),
        ("hexBinary", "0a", "0A", True),
        ("base64Binary", "AA = =", "AA==", True),
        ("NMTOKENS", "a  b", " a b", True),
        ("string", "a ", "a", False),
        ("normalizedString", "a\tb", "a b", True),
        ("normalizedString", "a  b", "a b", False),
        ("language", "en", "EN", False),
        ("token", "a\u00a0b", "a b", False),
        ("integer", "x", "x", False),
    ],
)
def test_which_texts_are_one_value(name: str, one: str, other: str, are_same: bool) -> None:
    assert datatype(name).same(one, other) == are_same


def test_names_in_namespaces() -> None:
    declared = {"a": "urn:x", "b": "urn:x", None: ""}
    type_ = datatype("QName")
    assert type_.same(WithNamespaces("a:n", declared), WithNamespaces(" b:n ", declared))
    assert not type_.same(WithNamespaces("a:n", declared), WithNamespaces("n", declared))
    assert type_.allows(WithNamespaces("xml:lang", declared))
    assert type_.reason(WithNamespaces("c:n", declared)) == "the prefix c is not declared here"


def test_durations_too_long_to_be_compared_are_what_is_written() -> None:
    long = "9" * 2_000
    assert datatype("duration").same(f"P{long}Y", f" P{long}Y ")
    assert not datatype("duration").same(f"P{long}Y", f"P{long}0Y")


@pytest.mark.parametrize(
    ("name", "parameters", "valid", "invalid"),
    [
        ("string", {"length": "2"}, ["ab", "𝄞 "], ["a", "abc"]),
        ("token", {"minLength": "2", "maxLength": " 03 "}, ["ab", " a b "], ["a", "abcd"]),
        ("NMTOKENS", {"length": "2"}, ["abc def"], ["ab"]),
        ("hexBinary", {"length": "1"}, ["0A"], ["0A0A"]),
        ("base64Binary", {"length": "2"}, ["BBA="], ["AAAA"]),
        ("decimal", {"totalDigits": "3"}, ["001.20", "0.001", "0"], ["1.230", "1000"]),
        ("decimal", {"fractionDigits": "2"}, ["1.23", "1"], ["1.230"]),
        ("decimal", {"minInclusive": "1.50", "maxExclusive": "2"}, ["1.5", "1.99"], ["1.49", "2.0", "-2"]),
        ("integer", {"minExclusive": "-1"}, ["0"], ["-1", "-10"]),
        ("double", {"maxInclusive": "INF"}, ["1", "INF"], ["NaN"]),
        (
            "date",
            {"minInclusive": "1960-01-01"},
            ["1960-01-01", "1960-01-02Z"],
            ["1960-01-01Z", "1959-12-31"],
        ),
        (
            "dateTime",
            {"maxInclusive": "1960-01-01T12:00:00Z"},
            ["1959-12-31T21:59:59"],
            ["1959-12-31T22:00:00"],
        ),
        ("gYear", {"minInclusive": "-0044"}, ["-0043", "0001"], ["-0045"]),
        ("duration", {"maxExclusive": "P1M"}, ["P27D", "-P2M"], ["P28D", "P31D"]),
        ("double", {"maxExclusive": "4", "pattern": r"\d"}, ["3"], ["4", "3.0", "10"]),
        ("duration", {"minExclusive": "-PT1.5S"}, ["-PT1.4S", "PT0S"], ["-PT1.6S", "-PT1.5S"]),
        ("integer", {"pattern": "[0-9]+"}, ["01"], ["+1"]),
    ],
)
def test_parameters(name: str, parameters: dict[str, str], valid: list[str], invalid: list[str]) -> None:
    type_ = datatype(name, **parameters)
    assert type_.problem() is None
    assert [text for text in valid if not type_.allows(text)] == []
    assert [text for text in invalid if type_.allows(text)] == []


def test_every_expression_must_match() -> None:
    type_ = Datatype(XML_SCHEMA, "string", (("pattern", "a.*"), ("pattern", ".*b")))
    assert type_.allows("ab")
    assert not type_.allows("a")


@pytest.mark.parametrize(
    ("type_", "problem"),
    [
        (datatype("dat"), "There is no such datatype: dat."),
        (Datatype("", "date"), "There is no datatype date without a library."),
        (Datatype(DTD, "string"), "There is no such datatype: string."),
        (Datatype(DTD, "ID", (("length", "1"),)), "The datatype ID takes no <param>: name a library."),
        (Datatype("urn:x", "date"), f"The datatype library urn:x is not known: use {XML_SCHEMA}."),
        (datatype("string", foo="1"), "There is no parameter foo."),
        (
            datatype("string", enumeration="a"),
            "The parameter enumeration may not stand here: list the values as <value>.",
        ),
        (
            datatype("string", minInclusive="a"),
            "The parameter minInclusive does not go with string: its values have no order.",
        ),
        (
            datatype("integer", length="2"),
            "The parameter length does not go with integer: its values have no length.",
        ),
        (
            datatype("double", totalDigits="2"),
            "The parameter totalDigits does not go with double: only numbers have digits.",
        ),
        (datatype("string", length="-1"), 'length may not be "-1": the least number here is 0.'),
        (datatype("decimal", totalDigits="0"), 'totalDigits may not be "0": the least number here is 1.'),
        (
            datatype("date", minInclusive="1960"),
            'minInclusive may not be "1960" for the type date: write it like 1960-11-12.',
        ),
        (
            datatype("int", minInclusive="3", maxInclusive="2"),
            'maxInclusive may not be "2" beside the other parameters: allowed is from 3.',
        ),
        (
            datatype("string", pattern="a{2,1}"),
            '"a{2,1}" is not a regular expression: 2 is more than 1 (at character 2).',
        ),
    ],
)
def test_what_is_wrong_with_a_datatype(type_: Datatype, problem: str) -> None:
    assert type_.problem() == problem


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("date", "1960-13-01", "there is no month 13"),
        ("date", "1961-02-30", "February 1961 has 28 days"),
        ("date", "1961-02-99", "there is no day 99"),
        ("date", "19600101", "write 1960-01-01"),
        ("date", "1960-1-1", "write 1960-01-01"),
        ("date", "0000-01-01", "there is no year 0: before 0001 comes -0001"),
        ("date", "last year", "write it like 1960-11-12"),
        ("gMonthDay", "--02-30", "February has 29 days"),
        ("time", "24:00:00", "there is no hour 24: a day begins at 00:00:00"),
        ("time", "9:30:00", "write 09:30:00"),
        ("byte", "128", "the greatest number here is 127"),
        ("integer", "1.5", "a whole number has no point"),
        ("decimal", "1,5", "a number has a point, not a comma"),
        ("NCName", "1a", "a name may not begin with a digit"),
        ("NCName", "a b", "a name may not have a space in it"),
        ("NCName", "a:b", "a name may not go on with :"),
        ("language", "en-", "a language may not end after -"),
        (
            "anyURI",
            "50%",
            "in a pointer % begins the code of a character, such as %20: write %25 for % itself",
        ),
        ("anyURI", "#a#b", "a pointer has one # only"),
        ("anyURI", "#a #b", "only one pointer may stand here"),
        ("IDREFS", "", "at least one word is needed"),
    ],
)
def test_why_a_value_is_wrong(name: str, text: str, reason: str) -> None:
    assert datatype(name).reason(text) == reason


def test_a_space_where_an_expression_allows_none() -> None:
    assert datatype("anyURI", pattern=r"\S+").reason("#a b") == "it may not have a space in it"


def test_a_no_break_space_parts_no_words() -> None:
    assert words(" a\u00a0b\n\tc ") == ["a\u00a0b", "c"]


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("integer", "9" * 1_000_000, True),
        ("decimal", "0." + "1" * 1_000_000, True),
        ("long", "9" * 1_000_000, False),
        ("double", "9" * 1_000_000, True),
        ("gYear", "1" * 1_000_000, False),
        ("duration", "P" + "1" * 1_000_000 + "Y", True),
        ("base64Binary", "AAAA" * 2_500_000, True),
        ("hexBinary", "0A" * 1_000_000 + "G", False),
    ],
)
def test_values_of_any_length(name: str, text: str, allowed: bool) -> None:
    assert datatype(name).allows(text) == allowed


def test_numbers_of_any_length_are_compared() -> None:
    assert datatype("integer", minInclusive="9" * 100_000).allows("1" + "0" * 100_000)
    assert not datatype("integer", minInclusive="9" * 100_000).allows("8" + "9" * 99_999)
    assert not datatype("duration", minInclusive="P1Y").allows("P" + "9" * 5_000 + "Y")
