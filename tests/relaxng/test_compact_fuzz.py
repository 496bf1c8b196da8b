"""Whatever stands in a compact schema, it is read or refused with a line: it never ends in a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.relaxng.compact import Mistake, read_compact

WORDS = st.sampled_from(
    [
        "element",
        "attribute",
        "a",
        "p:b",
        "p:*",
        "*",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ",",
        "|",
        "&",
        "?",
        "+",
        "-",
        "~",
        "=",
        "|=",
        "&=",
        ">>",
        '"x"',
        "'''y'''",
        "##",
        "#",
        "\n",
        "start",
        "include",
        "external",
        "grammar",
        "div",
        "list",
        "mixed",
        "text",
        "empty",
        "string",
        "token",
        "xsd:string",
        "parent",
        "inherit",
        "namespace",
        "default",
        "datatypes",
        "\\x{7d}",
        "\\x{0}",
        "\\a",
        '"',
        "\x00",
        "é",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join).map(str.encode) | st.binary(max_size=60))
def test_it_is_read_or_refused(source: bytes) -> None:
    try:
        read_compact(source)
    except Mistake as mistake:
        assert mistake.line > 0
        assert mistake.reason.endswith(".")
