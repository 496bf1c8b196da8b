"""Which texts readers see, and where each of them stands."""

from inline import NAMESPACE, document
from teitools.edition.shown import shown

TEXT = """<TEI xmlns="{}"><teiHeader><fileDesc>Title</fileDesc>
<encodingDesc><p>tags</p></encodingDesc></teiHeader>
<text>One <!-- c -->two<hi>three</hi> <?pi x?>four<code>f()<b/>g</code> five
<egXML xmlns="http://www.tei-c.org/ns/Examples"><p>x</p></egXML>six<lb/>seven</text></TEI>"""


def test_runs_have_their_element_and_what_they_follow() -> None:
    runs = shown(document(TEXT.format(NAMESPACE)))
    assert [
        (run.element.tag.split("}")[1], run.after.tag.split("}")[1], run.text)
        for run in runs
        if run.text.strip()
    ] == [
        ("fileDesc", "fileDesc", "Title"),
        ("text", "text", "One two"),
        ("hi", "hi", "three"),
        ("text", "hi", " four"),
        ("text", "code", " five\n"),
        ("text", "egXML", "six"),
        ("text", "lb", "seven"),
    ]


def test_nothing_follows_the_root() -> None:
    runs = shown(document(f"<TEI xmlns='{NAMESPACE}'>a<!-- b -->c</TEI><!-- d -->"))
    assert [run.text for run in runs] == ["ac"]
