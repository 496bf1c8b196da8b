"""Slips that an editor makes in the reference edition, by what they concern."""

from planting import Slip

PERSONS, PLACES = "registers/persons.xml", "registers/places.xml"
FIRST = '<p n="1" xml:id="par1"'
"""After it the text begins."""

MARKUP = (
    Slip(
        "an element that TEI has not",
        "<soCalled>third player</soCalled>",
        "<‸scare>third player</scare>",
        "E101",
        "",
    ),
    Slip(
        "an element in the wrong case",
        "<soCalled>secret speech</soCalled>",
        "<‸socalled>secret speech</socalled>",
        "E101",
        "",
    ),
    Slip("an end tag in the wrong case", "Hysni Kapo</persName>", "Hysni Kapo‸</persname>", "E001"),
    Slip("an ampersand that is not escaped", "Long live Leninism!", "Long live ‸& Leninism!", "E001"),
    Slip(
        "typed quotation marks",
        "</date> (no. 655 under the heading <quote>top secret</quote>",
        "</date> ‸(no. 655 under the heading “top secret”",
        "E201 typed-quotation-mark",
        "",
    ),
    Slip(
        "a text that nobody includes",
        FIRST,
        f'<‸xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="other.xml"/>{FIRST}',
        "E101",
        "E475",
    ),
)

POINTERS = (
    Slip("an id given twice", 'xml:id="par21"', '‸xml:id="par20"', "E301"),
    Slip("an id with a space", 'xml:id="par22"', '‸xml:id=" par22"', "E302"),
    Slip("a pointer without its hash", 'source="#fn11"', '‸source="fn11"', "E311"),
    Slip("a source that is nowhere", 'source="#fn11"', '‸source="#fn111"', "E311"),
    Slip(
        "a source that is no note",
        '<quote source="#fn11"',
        '‸<quote source="#par11"',
        "E201 quote-source",
        "",
    ),
    Slip("a mistyped person", 'ref="person:rankovic"', '‸ref="person:rankovich"', "E311"),
    Slip("a mistyped place", 'ref="place:moscow"', '‸ref="place:moskow"', "E311", after=FIRST),
    Slip("a mistyped prefix", 'ref="place:moscow"', '‸ref="plaec:moscow"', "E314", after=FIRST),
    Slip(
        "a place where a person is named",
        'ref="person:kosygin"',
        '‸ref="place:tirana"',
        "E201 pointer-prefix",
        "",
    ),
    Slip(
        "a pointer copied from nearby",
        'ref="place:moscow"',
        'ref="‸place:tirana"',
        "E463",
        after=FIRST,
    ),
    Slip("a name without its entry", '<placeName ref="place:durres">', "‸<placeName>", "E107", "E462"),
    Slip(
        "a name without a pointer",
        '<placeName ref="place:moscow">',
        "‸<placeName>",
        "E107",
        "E462",
        after=FIRST,
    ),
    Slip("an editor whom nobody knows", 'resp="#editor" cert="high"', '‸resp="#edtor" cert="high"', "E311"),
    Slip("a mistyped beginning", 'target="http://', 'target="‸http//', "E480"),
    Slip(
        "a full stop taken along",
        'target="http://www.balcanica.rs"',
        'target="‸http://www.balcanica.rs."',
        "E480",
    ),
    Slip(
        "a wrong digit of an ORCID",
        "<head>Literature</head>",
        '<head>Literature <ref target="‸https://orcid.org/0000-0002-1825-0079">x</ref></head>',
        "E482",
    ),
)

NUMBERING = (
    Slip("two digits of a note exchanged", 'place="bottom" n="17"', 'place="bottom" n="‸71"', "E421"),
    Slip("a note counted twice", 'place="bottom" n="30"', 'place="bottom" n="‸29"', "E421"),
    Slip("the last note counted too far", 'place="bottom" n="45"', 'place="bottom" n="‸46"', "E421"),
    Slip("the first note with a digit too many", 'place="bottom" n="1"', 'place="bottom" n="‸11"', "E421"),
    Slip(
        "a note without its number",
        '<note type="author" place="bottom" n="17" ',
        '‸<note type="author" place="bottom" ',
        "E421",
    ),
    Slip("an unknown place of a note", 'place="bottom" n="23"', 'place="‸foot" n="23"', "E106", ""),
    Slip(
        "a mark with the wrong number",
        '<ref type="footnote" xml:id="ref7" target="#fn7">7<',
        '‸<ref type="footnote" xml:id="ref7" target="#fn7">8<',
        "E422",
    ),
    Slip(
        "a mark that points to another note",
        '<ref type="footnote" xml:id="ref9" target="#fn9"',
        '‸<ref type="footnote" xml:id="ref9" target="#fn8"',
        "E422",
    ),
    Slip(
        "a note that points to another mark",
        'xml:id="fn21" target="#ref21"',
        'xml:id="fn21" target="‸#ref22"',
        "E422",
    ),
    Slip("a mark that points nowhere", 'target="#fn5"', '‸target="#fn55"', "E311"),
    Slip("a note that points nowhere", 'target="#ref5"', '‸target="#ref55"', "E311"),
    Slip(
        "a paragraph counted twice",
        '<p n="13" xml:id="par13"',
        '‸<p n="12" xml:id="par13"',
        "E201 paragraph-run",
        "",
    ),
    Slip(
        "a paragraph without its number",
        '<p n="14" xml:id="par14"',
        '‸<p xml:id="par14"',
        "E201 paragraph-number",
        "",
    ),
    Slip(
        "a paragraph with another's id",
        '<p n="41" xml:id="par41"',
        '‸<p n="41" xml:id="par410"',
        "E201 paragraph-id",
        "",
    ),
    Slip(
        "a work left out of the count",
        '<bibl n="6" xml:id="bib6"',
        '‸<bibl n="7" xml:id="bib6"',
        "E201 bibliography-run",
        "",
    ),
)

PAGES = (
    Slip("two digits of a page exchanged", '<pb n="376"', '<pb n="‸367"', "E431"),
    Slip("a page far below the others", '<pb n="380"', '<pb n="‸308"', "E431"),
    Slip("a page counted twice", '<pb n="390"', '<pb n="‸389"', "E431"),
    Slip("a page left out of the count", '<pb n="380"', '<pb n="‸381"', "E431"),
    Slip("the last page counted too far", '<pb n="396"', '<pb n="‸397"', "E431"),
    Slip(
        "a page with another's id",
        '<pb n="385" xml:id="p385"',
        '‸<pb n="385" xml:id="p386b5"',
        "E201 page-id",
        "",
    ),
    Slip("a page's id given twice", '<pb n="385" xml:id="p385"', '<pb n="385" ‸xml:id="p384"', "E301"),
    Slip(
        "a break that forgets its word",
        '<pb n="380" xml:id="p380" break="no"/>ous',
        '‸<pb n="380" xml:id="p380"/>ous',
        "E459",
    ),
    Slip(
        "a break in no word",
        '<pb n="380" xml:id="p380" break="no"/>ous',
        '‸<pb n="380" xml:id="p380" break="no"/> ous',
        "E201 page-break-in-word",
        "",
    ),
)

DATES = (
    Slip("a month 13", 'when="1960-12-27"', 'when="‸1960-13-27"', "E106", "E401"),
    Slip("a 31 June", 'when="1961-06-08"', 'when="‸1961-06-31"', "E106", "E401"),
    Slip("a leap day of a common year", 'when="1961-02-16"', 'when="‸1961-02-29"', "E106", "E401"),
    Slip("a month 0", 'when="1958-04"', 'when="‸1958-00"', "E401"),
    Slip("a date without hyphens", 'when="1960-07-26"', 'when="‸19600726"', "E402"),
    Slip("a date without zeros", 'when="1961-01-07"', 'when="‸1961-1-7"', "E106", "E402"),
    Slip("a date with stops", 'when="1961-03-18"', 'when="‸1961.03.18"', "E106", "E402"),
    Slip(
        "a year without its first digit", '<birth when="1914"', '<birth when="‸914"', "E106", "E402", PERSONS
    ),
    Slip("months exchanged", 'from="1960-09" to="1960-10"', 'from="1960-10" to="‸1960-09"', "E403"),
    Slip("years exchanged", 'notBefore="1954" notAfter="1956"', 'notBefore="1956" notAfter="‸1954"', "E403"),
    Slip("a time that ends before it begins", 'to="1961-10-31">17', 'to="‸1961-10-13">17', "E403"),
    Slip("a day that the words do not have", 'when="1960-12-13"', 'when="‸1960-12-12"', "E404"),
    Slip(
        "a year that the words do not have",
        'when="1961-03-29">29 March',
        'when="‸1962-03-29">29 March',
        "E404",
    ),
    Slip(
        "a month that the words do not have",
        'when="1961-12-28">28 December',
        'when="‸1961-11-28">28 December',
        "E404",
    ),
    Slip("a month without a day", 'when="1960-06">June', 'when="‸1960-07">June', "E404"),
    Slip("words with another month", '1961-03-28">28 March 1961<', '‸1961-03-28">28 May 1961<', "E404"),
    Slip("words with digits exchanged", '1957-07-03">3 July 1957<', '‸1957-07-03">3 July 1975<', "E404"),
    Slip(
        "a birth with digits exchanged", '<birth when="1906">', '<birth when="‸1960">', "E404", None, PERSONS
    ),
    Slip("a birth after the death", '<birth when="1914">', '<birth when="‸1994">', "E404", None, PERSONS),
    Slip(
        "a birth after the death in both",
        '<birth when="1914">1914',
        '‸<birth when="1994">1994',
        "E201 entry-life",
        "",
        PERSONS,
    ),
    Slip("a date without a value", '<date when="1958-04">', "‸<date>", "E107", ""),
    Slip(
        "a date after the edition",
        'when="1961-03-29">29 March 1961',
        'when="‸2961-03-29">29 March 1961',
        "E404",
    ),
)

NAMES = (
    Slip(
        "a genitive inside the name",
        '<persName ref="person:kosygin">Kosygin</persName>’s letter',
        '‸<persName ref="person:kosygin">Kosygin’s</persName> letter',
        "E201 name-possessive",
        "",
    ),
    Slip(
        "a comma inside the name",
        '<persName ref="person:stalin">Joseph Stalin</persName>,',
        '‸<persName ref="person:stalin">Joseph Stalin,</persName>',
        "E201 name-punctuation",
        "",
    ),
    Slip(
        "a name without words",
        '<placeName ref="place:moscow">Moscow</placeName>',
        '‸<placeName ref="place:moscow"/>',
        "E201 empty-element",
        "",
        after=FIRST,
    ),
    Slip(
        "an end tag forgotten",
        '<persName ref="person:kapo">Hysni Kapo</persName>',
        '‸<persName ref="person:kapo">Hysni Kapo',
        "E001",
    ),
    Slip(
        "an entry that nobody mentions",
        '<person xml:id="baluku">',
        '<person ‸xml:id="nobody"><persName type="main">Nobody</persName></person><person xml:id="baluku">',
        "E460",
        None,
        PERSONS,
    ),
    Slip(
        "an entry given twice",
        '<person xml:id="batakovic">',
        '<person ‸xml:id="baluku-2"><persName type="main">Beqir Baluku</persName></person>'
        '<person xml:id="batakovic">',
        "E461",
        None,
        PERSONS,
    ),
    Slip(
        "an entry without a name",
        """
        <persName type="main"><surname>Baluku</surname>, <forename>Beqir</forename></persName>
        <birth""",
        """
        ‸<birth""",
        "E104",
        "",
        PERSONS,
    ),
    Slip(
        "an entry with two main names",
        '<person xml:id="batakovic">',
        '‸<person xml:id="batakovic"><persName type="main">Dušan Bataković</persName>',
        "E201 entry-main-name",
        "",
        PERSONS,
    ),
    Slip("a place that is nowhere on earth", "<geo>43 15", "<geo>‸143 15", "E106", "", PLACES),
)

APPARATUS = (
    Slip("a certainty of one's own", 'resp="#editor" cert="high"', 'resp="#editor" cert="‸sure"', "E106", ""),
    Slip(
        "a certainty of one's own in a note",
        'target="#app4" resp="#editor" cert="high"',
        'target="#app4" resp="#editor" cert="‸sure"',
        "E106",
        "",
    ),
    Slip(
        "another certainty than the note has",
        '<corr resp="#editor" cert="high"',
        '‸<corr resp="#editor" cert="low"',
        "E201 emendation-certainty",
        "",
    ),
    Slip(
        "another culprit than the note names",
        '<corr resp="#editor" cert="high" ana="#author"',
        '‸<corr resp="#editor" cert="high" ana="#ocr"',
        "E201 emendation-kind",
        "",
    ),
    Slip(
        "a correction left out",
        '<choice xml:id="app3"><sic/><corr resp="#editor" cert="high" ana="#author">for </corr>',
        '‸<choice xml:id="app3"><sic/>',
        "E104",
        "",
    ),
    Slip("a note of the apparatus that points nowhere", 'target="#app31"', '‸target="#app310"', "E311"),
    Slip(
        "an emendation that nobody explains",
        "third player",
        '‸<choice><sic>thrid</sic><corr resp="#editor" cert="high" ana="#ocr">third</corr></choice> player',
        "E201 choice-explained",
        "",
    ),
    Slip(
        "an emendation that changes nothing",
        '<choice xml:id="app1"><sic>on</sic>',
        '‸<choice xml:id="app1"><sic>at</sic>',
        "E201 choice-changes-nothing",
        "",
    ),
    Slip(
        "a culprit who is not declared",
        'cert="medium" ana="#author">at',
        'cert="medium" ana="‸#autor">at',
        "E106",
        "E311",
    ),
    Slip(
        "a misprint that is not emended",
        "third player",
        "‸<sic>thrid</sic> player",
        "E201 sic-needs-corr",
        "",
    ),
)

LANGUAGES = (
    Slip("a tag with an underscore", '<foreign xml:lang="ru-Latn"', '<foreign xml:lang="‸ru_Latn"', "E411"),
    Slip("a tag with a space", 'xml:lang="sr-Latn"', 'xml:lang="‸sr Latn"', "E106", "E411"),
    Slip("a script that there is not", 'ident="sr-Latn"', 'ident="‸sr-Lat"', "E412"),
    Slip("a script in words", 'ident="ru-Latn"', 'ident="‸ru-Latin"', "E412"),
    Slip("a country that there is not", 'ident="en"', 'ident="‸en-UK"', "E412"),
    Slip("a language in words", 'ident="la"', 'ident="‸latin"', "E412"),
    Slip("three letters for English", 'xml:lang="en"', 'xml:lang="‸eng"', "E413"),
    Slip("three letters for Latin", 'xml:lang="la"', 'xml:lang="‸lat"', "E413"),
    Slip(
        "a language that is not declared",
        '<foreign xml:lang="la">',
        '<foreign ‸xml:lang="it">',
        "E201 language-declared",
        "",
    ),
    Slip(
        "the language of the words around",
        '<foreign xml:lang="la">',
        '‸<foreign xml:lang="en">',
        "E201 foreign-language",
        "",
    ),
)

CHARACTERS = (
    Slip("a private-use letter", "Moscow", "Mos‸\ue5dcow", "E450", after=FIRST),
    Slip("a code point of nobody", "Moscow", "Moscow‸\ufdd0", "E451", after=FIRST),
    Slip("a lost letter", "Soviet", "Sovi‸\ufffdt", "E452", after=FIRST),
    Slip("a quotation mark of Windows", "’s", "‸&#x92;s", "E452", after=FIRST),
    Slip("a soft hyphen", "leadership", "leader‸\xadship", "E453", after=FIRST),
    Slip("a zero width space", "leadership", "leader‸\u200bship", "E453", after=FIRST),
    Slip("a misread letter", "Bataković</surname>", "Batakovi‸Ä‡</surname>", "E454", None, PERSONS),
    Slip("a misread apostrophe", "’s", "‸â€™s", "E454", after=FIRST),
    Slip("a Cyrillic letter", "leadership", "‸leаdership", "E455", after=FIRST),
    Slip("a Greek capital", "Moscow", "‸Μoscow", "E455", after=FIRST),
    Slip("a letter in pieces", "Bataković", "Batakovi‸c\u0301 (élève, Zürich)", "E456"),
    Slip("a typed apostrophe", "’s", "‸'s", "E457", after=FIRST),
    Slip("a space inside a name", "Moscow</placeName> ", "Moscow‸ </placeName>", "E458", after=FIRST),
    Slip("a space before a stop", "</placeName>,", "</placeName>‸ ,", "E458", after=FIRST),
)

IMAGES = (
    Slip(
        "an image in other capitals",
        FIRST,
        f'<figure><graphic url="‸PHOTO.png"/><figDesc>x</figDesc></figure>{FIRST}',
        "E470",
    ),
    Slip(
        "an image that is none",
        FIRST,
        f'<figure><graphic url="‸none.png"/><figDesc>x</figDesc></figure>{FIRST}',
        "E471",
    ),
    Slip(
        "an image without description",
        FIRST,
        f'‸<figure><graphic url="photo.png"/></figure>{FIRST}',
        "E104",
        "E472",
    ),
)

SLIPS = (
    *MARKUP,
    *POINTERS,
    *NUMBERING,
    *PAGES,
    *DATES,
    *NAMES,
    *APPARATUS,
    *LANGUAGES,
    *CHARACTERS,
    *IMAGES,
)
