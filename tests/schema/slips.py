"""Slips that an editor makes in the small edition: the rule that finds each, the file, and the change."""

from dataclasses import dataclass

LETTER = "letter.xml"
PERSONS, PLACES = "registers/persons.xml", "registers/places.xml"
WORKS, ARCHIVES = "registers/works.xml", "registers/archives.xml"


@dataclass(frozen=True, slots=True)
class Slip:
    """``old`` becomes ``new`` in ``file``; the rule speaks at the line of ``at``, or else of ``new``."""

    rule: str
    file: str
    old: str
    new: str
    at: str = ""
    found_in: str = ""
    also: tuple[str, str] = ("", "")

    @property
    def place(self) -> str:
        return self.at or self.new

    @property
    def where(self) -> str:
        return self.found_in or self.file


REF1 = '<ref type="footnote" xml:id="ref1" target="#fn1">1</ref>'
REF2 = '<ref type="footnote" xml:id="ref2" target="#fn2">2</ref>'
FN2 = '<note type="author" place="bottom" n="2" xml:id="fn2" target="#ref2">'
PAR2, PAR3 = '<p n="2" xml:id="par2">', '<p n="3" xml:id="par3">'
JUNE = '<date notBefore="1960-06-20" notAfter="1960-06-30" evidence="internal" cert="medium">late June</date>'
HOXHA = '<persName ref="person:hoxha">Hoxha</persName>'
SMALL = "The dispute <emph>remained</emph> small."
CORR2 = '<corr resp="#editor" cert="high" ana="#printer">Khrushchev</corr>'
APP2 = f'<choice xml:id="app2"><sic>Krushchev</sic>{CORR2}</choice>'
ED2 = '<note type="editorial" xml:id="ed2" target="#app2" resp="#editor" cert="high" ana="#printer">'
ENTRY = '<person xml:id="nobody"><persName type="main">Nobody</persName></person>'
BIB1 = '<bibl n="1" xml:id="bib1" corresp="work:griffith-1963">'


def date(words: str, **value: str) -> str:
    """A date in the text; its value is attributed to the text itself."""
    attributes = " ".join(f'{name}="{text}"' for name, text in value.items())
    return f'<date {attributes} evidence="internal" cert="high">{words}</date>'


def in_text(rule: str, words: str) -> Slip:
    """A slip in a sentence of its own."""
    return Slip(rule, LETTER, SMALL, f"The dispute {words} remained.")


SLIPS = [
    Slip("mark-has-note", LETTER, 'target="#fn1">1<', 'target="#fn11">1<'),
    Slip("mark-number", LETTER, REF2, REF2.replace(">2<", ">3<")),
    in_text("mark-note-pair", REF2.replace("ref2", "again")),
    Slip("mark-run", LETTER, REF2, REF2.replace(">2<", ">3<")),
    Slip("mark-run", LETTER, REF1, "", at=REF2),
    Slip("mark-id", LETTER, 'xml:id="ref2" target="#fn2"', 'xml:id="ref22" target="#fn2"'),
    Slip("note-has-mark", LETTER, REF2, "", at=FN2),
    Slip("note-mark-pair", LETTER, FN2, FN2.replace("#ref2", "#ref1")),
    Slip("note-run", LETTER, FN2, FN2.replace('n="2"', 'n="4"')),
    Slip("note-id", LETTER, FN2, FN2.replace("fn2", "fn22"), also=(REF2, REF2.replace("fn2", "fn22"))),
    Slip("page-run", LETTER, '<pb n="2" xml:id="p2" break="no"/>', '<pb n="3" xml:id="p3" break="no"/>'),
    Slip("page-id", LETTER, '<pb n="2" xml:id="p2"', '<pb n="2" xml:id="p3"'),
    Slip("page-break-in-word", LETTER, "re<pb", "re <pb"),
    Slip("page-break-splits-word", LETTER, ' break="no"/>membered', "/>membered"),
    Slip("page-break-hyphen", LETTER, "re<pb", "re-<pb"),
    Slip("paragraph-number", LETTER, PAR3, '<p xml:id="par3">'),
    Slip("paragraph-run", LETTER, PAR3, '<p n="4" xml:id="par4">'),
    Slip("paragraph-id", LETTER, PAR2, '<p n="2" xml:id="par3b2x9">'),
    Slip("bibliography-run", LETTER, BIB1, BIB1.replace('n="1"', 'n="2"')),
    Slip(
        "bibliography-twice",
        LETTER,
        BIB1,
        BIB1 + 'x</bibl>\n          <bibl n="2" xml:id="bib2" corresp="work:griffith-1963">',
        at='<bibl n="2"',
    ),
    Slip("date-possible", LETTER, 'when="1960-11-12"', 'when="1960-11-31"'),
    Slip("date-order", LETTER, 'notBefore="1960-06-20"', 'notBefore="1960-07-20"'),
    Slip("date-order", LETTER, 'from="1955" to="1960"', 'from="1965" to="1960"'),
    Slip("date-year", LETTER, '<date when="1963">1963</date>), ', '<date when="1936">1963</date>), '),
    in_text("date-year", date("1960–1961", **{"from": "1960", "to": "1962"})),
    in_text("date-year", date("1960–61", **{"from": "1960", "to": "1960"})),
    in_text("date-year", date("late June 1960", notBefore="1960-06-20", notAfter="1961-06-30")),
    in_text("date-year", date("since 1958", **{"from": "1959"})),
    Slip("date-month", LETTER, 'when="1960-11-01"', 'when="1960-12-01"'),
    in_text("date-month", date("September–October 1960", **{"from": "1960-09", "to": "1960-11"})),
    in_text("date-month", date("June 1960", when="1960")),
    Slip("date-day", LETTER, 'when="1960-11-12"', 'when="1960-11-13"'),
    in_text("date-day", date("3–4 June 1961", **{"from": "1961-06-03", "to": "1961-06-05"})),
    in_text("date-day", date("the 1st of May", when="1960-05-02")),
    in_text("date-day", date("2", when="1960-06-03")),
    in_text("date-decade", date("the early 1960s", notBefore="1970", notAfter="1973")),
    in_text(
        "date-century", date("the second half of the twentieth century", **{"from": "1851", "to": "1900"})
    ),
    in_text("date-season", date("the spring of 1960", notBefore="1960-09", notAfter="1960-11")),
    Slip(
        "date-part-of-month",
        LETTER,
        'notBefore="1960-06-20" notAfter="1960-06-30"',
        'notBefore="1960-06-02" notAfter="1960-06-10"',
    ),
    in_text("date-part-of-year", date("the end of 1960", notBefore="1960-01-01", notAfter="1960-12-31")),
    in_text("date-part-of-decade", date("the mid-1950s", notBefore="1950", notAfter="1956")),
    in_text("date-pair", f"{date('2', when='1960-07-02')} and {date('7 June', when='1960-06-07')}"),
    Slip("date-same-words", LETTER, SMALL, date("12 November", when="1961-11-12"), at='<p n="1"'),
    in_text("date-weekday", date("Monday, 12 November 1960", when="1960-11-12")),
    Slip("date-inferred", LETTER, ' evidence="internal" cert="medium">late', ">late"),
    Slip("date-certainty", LETTER, ' cert="medium">late', ">late"),
    in_text("date-in-date", date(f"in {date('1960', when='1960')}", when="1960")),
    in_text("date-after-edition", date("1960", when="2960")),
    Slip("pointer-prefix", LETTER, 'ref="place:tirana"', 'ref="person:tirana"'),
    Slip(
        "pointer-prefix", LETTER, '<rs type="event" ref="event:meeting"', '<rs type="event" ref="org:meeting"'
    ),
    Slip(
        "pointer-prefix",
        LETTER,
        '<bibl type="archival" corresp="archive:rgani-3-14-448">Ibid',
        '<bibl type="archival" corresp="work:griffith-1963">Ibid',
    ),
    Slip("pointer-prefix", "registers/events.xml", 'where="place:tirana"', 'where="org:cpsu"'),
    Slip("name-possessive", LETTER, f"{HOXHA}’s letter", HOXHA.replace("</", "’s</") + " letter"),
    Slip("name-punctuation", LETTER, f"{HOXHA}’s letter", HOXHA.replace("</", ",</") + " letter"),
    Slip("name-title", LETTER, ">Enver Hoxha<", ">comrade Enver Hoxha<"),
    Slip(
        "name-in-itself",
        LETTER,
        f"{HOXHA}’s letter",
        f'<persName ref="person:hoxha">{HOXHA}</persName>’s letter',
    ),
    Slip("quote-source", LETTER, '<quote source="#fn1">', '<quote source="#ref1">'),
    Slip("ibid", LETTER, 'corresp="archive:rgani-3-14-448">Ibid', 'corresp="archive:rgani-3-14-499">Ibid'),
    Slip("archival-numbers", LETTER, '<idno type="file">448<', '<idno type="file">484<'),
    Slip("archival-key", ARCHIVES, '<idno type="file">448<', '<idno type="file">484<'),
    Slip("scope-values", LETTER, 'from="7" to="9"', 'from="7" to="19"'),
    Slip("scope-order", LETTER, 'from="17" to="18"', 'from="17" to="8"'),
    Slip("doi-form", LETTER, '<idno type="DOI">10.0000/SMALL<', '<idno type="DOI">10.0000 SMALL<'),
    Slip("doi-agrees", LETTER, "https://doi.org/10.0000/SMALL", "https://doi.org/10.0000/SMELL"),
    Slip(
        "issn-form",
        LETTER,
        '<title level="j">Small Journal</title>',
        '<title level="j">Small Journal</title><idno type="ISSN">0350-7635</idno>',
    ),
    Slip(
        "choice-in-choice",
        LETTER,
        "<sic>Krushchev</sic>",
        f'<sic><choice xml:id="app9"><sic>Kru</sic>{CORR2}</choice>shchev</sic>',
    ),
    Slip("choice-explained", LETTER, 'target="#app2"', 'target="#app1"', at='<choice xml:id="app2">'),
    Slip("choice-changes-nothing", LETTER, "<sic>Krushchev</sic>", "<sic>Khrushchev</sic>"),
    Slip("sic-needs-corr", LETTER, APP2, "<sic>Krushchev</sic>"),
    Slip("corr-needs-sic", LETTER, APP2, CORR2),
    Slip("editorial-note-target", LETTER, 'target="#fn2" resp', 'target="#fn22" resp'),
    Slip("emendation-kind", LETTER, CORR2, CORR2.replace("#printer", "#ocr")),
    Slip("emendation-certainty", LETTER, CORR2, CORR2.replace("high", "low")),
    Slip("emendation-kind", LETTER, ED2, ED2.replace("#printer", "#ocr"), at=CORR2),
    Slip("emendation-certainty", LETTER, ED2, ED2.replace("high", "low"), at=CORR2),
    Slip("resp-declared", LETTER, ED2, ED2.replace("#editor", "#author")),
    in_text("typed-quotation-mark", "that was “small”"),
    in_text("typed-quotation-mark", 'that was "small"'),
    in_text("typed-quotation-mark", "that was «small»"),
    in_text("typed-single-quotation-mark", "that was ‘small’"),
    in_text("typed-single-quotation-mark", "that was 'small'"),
    in_text("double-space", "that  was small"),
    in_text("space-before-punctuation", "that , being small,"),
    in_text("strange-character", "re\u00admained"),
    in_text("mixed-scripts", "of M\u043escow"),
    in_text("empty-element", "<emph/>"),
    Slip("empty-block", LETTER, SMALL, "", at=PAR3),
    in_text("space-at-edge", "<emph> really</emph>"),
    Slip("language-declared", LETTER, '<foreign xml:lang="ru-Latn">', '<foreign xml:lang="sr-Latn">'),
    Slip("foreign-language", LETTER, '<foreign xml:lang="ru-Latn">', '<foreign xml:lang="en">'),
    Slip(
        "title-language",
        WORKS,
        '<title level="m">',
        '<title level="m" xml:lang="ru-Latn">',
        at='n="1" xml:id="fn1"',
        found_in=LETTER,
    ),
    Slip("cite-structure", LETTER, "<refsDecl>", "<!--", at="<teiHeader>", also=("</refsDecl>", "-->")),
    Slip("page-extent", LETTER, 'from="1" to="2">1–2<', 'from="1" to="3">1–3<', at="<teiHeader>"),
    Slip(
        "title-agrees",
        LETTER,
        '"main">On a Small Dispute in 1960',
        '"main">On a Small Dispute in 1961',
        at="<teiHeader>",
    ),
    Slip("keywords-agree", LETTER, "<keywords><term>dispute<", "<keywords><term>disputes<", at="<teiHeader>"),
    Slip(
        "prefix-once",
        LETTER,
        '<prefixDef ident="place"',
        '<prefixDef ident="person"',
        at='replacementPattern="registers/places.xml',
    ),
    Slip("entry-unmentioned", PERSONS, "<listPerson>", f"<listPerson>\n{ENTRY}", at=ENTRY),
    Slip("entry-unmentioned", WORKS, 'xml:id="griffith-1963"', 'xml:id="griffith-1936"'),
    Slip("entry-main-name", PLACES, '<placeName type="main">Tirana', '<placeName type="variant">Tirana'),
    Slip("entry-main-name", PERSONS, '<persName type="variant">Krushchev', '<persName type="main">Krushchev'),
    Slip("entry-life", PERSONS, '<birth when="1908"/>', '<birth when="1998"/>'),
    Slip(
        "entry-twice",
        PLACES,
        '<placeName type="main">Tirana<',
        '<placeName type="main">Albania<',
        at='xml:id="tirana"',
    ),
    Slip("geo-range", PLACES, "<geo>41.33 19.82<", "<geo>141.33 19.82<"),
]

HARMLESS = [
    "’twas Hoxha’s and the workers’ dispute",
    "of opis’ and protokol’nye zapisi",
    "of opis' and protokol'nye zapisi",
    "(nobody’s, etc.)",
    "of Москва",
    '<hi rend="italic">inv</hi>.',
    date("from the mid-1950s on", **{"from": "1955", "to": "1960"}),
    date("the mid-1950s", notBefore="1954", notAfter="1956"),
    date("the late 1950s and early 1960s", notBefore="1957", notAfter="1963"),
    date("1950-kh – pervoi polovine 1960-kh g.g.", notBefore="1950", notAfter="1965"),
    date("the 1st of May", when="1960-05-01"),
    date("1960–1961", **{"from": "1960", "to": "1961"}),
    date("1960/61", **{"from": "1960", "to": "1961"}),
    date("the second half of the twentieth century", **{"from": "1951", "to": "2000"}),
    date("until June 1960", to="1960-06"),
    date("since the spring of 1960", notBefore="1960-03"),
    date("springsummer of 1960", notBefore="1960-03", notAfter="1960-08"),
    date("the end of the winter of 1961", notBefore="1961-02-20", notAfter="1961-03-20"),
    date("by the end of 1961", notAfter="1961-12-31"),
    date("less than a month before 23 April", notBefore="1961-03-24", notAfter="1961-04-22"),
    date("almost sixty years later", when="2019"),
    date("29 November", when="--11-29"),
    date("12 November", when="1960-11-12"),
    date("17–31 October 1961", **{"from": "1961-10-17", "to": "1961-10-31"}),
    date("25 February, 27 March and 28 March", **{"from": "1961-02-25", "to": "1961-03-28"}),
    date("New Year", when="1961-01-01"),
    date("last two weeks", notBefore="1960-12-16", notAfter="1960-12-30"),
    f"{date('2', when='1960-06-02')} and {date('7 June', when='1960-06-07')}",
    f"{date('10', when='1960-11-10')} <emph>or</emph> {date('1 December', when='1960-12-01')}",
    date("1960-11-12", when="1960-11-12"),
    date("1960-11", when="1960-11"),
    date("the end of 1960", notBefore="1960-11", notAfter="1960-12"),
    date("the second half of the 1950s", notBefore="1955", notAfter="1959"),
    date("Saturday, 12 November 1960", when="1960-11-12"),
    date("late November 1960 to early February 1961", **{"from": "1960-11-20", "to": "1961-02-10"}),
    '<persName ref="person:griffith">Griffith W. E.</persName>',
    '<orgName ref="org:mit-press">M.I.T.</orgName>',
    '<persName ref="person:hoxha">General</persName>',
]
