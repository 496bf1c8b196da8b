"""Citations as a bibliography prints them."""

import pytest
from lxml import etree

from teitools.index.citations import citation

PERSON = "<persName><surname>{}</surname>, <forename>{}</forename></persName>"
ADA = f"<author>{PERSON.format('Author', 'Ada')}</author>"
BOB = f"<author>{PERSON.format('Builder', 'Bob')}</author>"
EDITED = f"<editor>{PERSON.format('Editor', 'Eve')}</editor>"
IMPRINT = (
    "<imprint><pubPlace>Paris</pubPlace><pubPlace>London</pubPlace><publisher>Press</publisher>{}</imprint>"
)
DATE = "<date when='1960'>1960</date>"


def cited(inside: str) -> str:
    return citation(
        etree.fromstring(f'<biblStruct xmlns="http://www.tei-c.org/ns/1.0">{inside}</biblStruct>')
    )


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        (
            f"<monogr>{ADA}{BOB}<title level='m'>A Book?</title>{IMPRINT.format(DATE)}</monogr>",
            "Author, Ada and Bob Builder. A Book? Paris and London: Press, 1960.",
        ),
        (
            f"<monogr>{EDITED}<title level='m'>Papers</title><title type='sub'>A Volume</title>"
            f"{IMPRINT.format(DATE)}</monogr>",
            "Editor, Eve, ed. Papers: A Volume. Paris and London: Press, 1960.",
        ),
        (
            f"<analytic>{ADA}<title level='a'>On <q>It</q></title></analytic>"
            f"<monogr><title level='j'>Journal</title><imprint>{DATE}"
            "<biblScope unit='volume'>7</biblScope><biblScope unit='issue'>2</biblScope>"
            "<biblScope unit='page' from='3' to='5'/></imprint></monogr>",
            "Author, Ada. “On ‘It’”. Journal 7, no. 2 (1960), 3–5.",
        ),
        (
            f"<analytic>{ADA}<title level='a'>Part</title></analytic>"
            f"<monogr><title level='m'>Whole</title>{EDITED}<imprint>{DATE}"
            "<biblScope unit='page'>1–9</biblScope></imprint></monogr><idno type='DOI'>10.1/x</idno>",
            "Author, Ada. “Part”. In Whole, ed. Eve Editor, 1–9. 1960. DOI 10.1/x.",
        ),
        (
            "<monogr><title level='j'>Pravda</title><imprint><pubPlace>Moscow</pubPlace></imprint></monogr>",
            "Pravda. Moscow.",
        ),
        ("", ""),
    ],
)  # fmt: skip
def test_citations(inside: str, line: str) -> None:
    assert cited(inside) == line
