"""Citations: a ``biblStruct`` as one readable line, in the manner of a printed bibliography."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.edition.notes import TEI
from teitools.index.dates import readable_time
from teitools.index.passages import reading
from teitools.index.registers import inverted, joined

ANALYTIC, MONOGR, SERIES, IMPRINT = (f"{TEI}{name}" for name in ("analytic", "monogr", "series", "imprint"))
TITLE, AUTHOR, EDITOR, SCOPE = (f"{TEI}{name}" for name in ("title", "author", "editor", "biblScope"))
SUBTITLES = frozenset({"sub", "subtitle"})
TRANSLATIONS = frozenset({"translated", "translation", "trans"})


def citation(entry: etree._Element) -> str:
    """``Griffith, William E. Albania and the Sino-Soviet Rift. Cambridge: M.I.T. Press, 1963.``"""
    host = entry.find(MONOGR)
    part = entry.find(ANALYTIC)
    sentences = [_responsible(entry), _part_title(part), _host(entry, host), _published(host), *_links(entry)]
    return " ".join(_sentence(each) for each in sentences if each)


def authors(entry: etree._Element) -> list[str]:
    """Names of the authors of a work, or else of its editors, surnames first."""
    by_role = ([inverted(each) for each in _people(entry, role)] for role in (AUTHOR, EDITOR))
    return next(filter(None, by_role), [])


def title(entry: etree._Element) -> str:
    """The title of a work: of the article or chapter, in quotation marks, or else of the book."""
    return _part_title(entry.find(ANALYTIC)) or _title(entry.find(MONOGR)) or _title(entry)


def year(entry: etree._Element) -> str:
    """The year of publication."""
    years = (re.search(r"\d{4}", date.get("when", "") or _date(date)) for date in entry.iter(f"{TEI}date"))
    return next((found[0] for found in years if found), "")


def _responsible(entry: etree._Element) -> str:
    names = [_readable(each) for each in _people(entry, AUTHOR)]
    if names:
        return _listed([inverted(each) for each in _people(entry, AUTHOR)][:1] + names[1:])
    editors = list(_people(entry, EDITOR))
    edited = _listed([inverted(each) for each in editors][:1] + [_readable(each) for each in editors][1:])
    return f"{edited}, {'eds.' if len(editors) > 1 else 'ed.'}" if editors else ""


def _people(entry: etree._Element, role: str) -> Iterable[etree._Element]:
    """Those of one role: of the article or chapter where the role is found there, or else of the book."""
    parts = (part for name in (ANALYTIC, MONOGR) for part in entry.iterchildren(name))
    return next(filter(None, (list(part.iterchildren(role)) for part in parts)), [])


def _readable(person: etree._Element) -> str:
    given = " ".join(reading(each) for each in person.iter(f"{TEI}forename", f"{TEI}nameLink"))
    surname = " ".join(reading(each) for each in person.iter(f"{TEI}surname"))
    return f"{given} {surname}" if given and surname else reading(person)


def _part_title(part: etree._Element | None) -> str:
    found = _title(part, quotes=1)
    return f"“{found}”" if found else ""


def _host(entry: etree._Element, host: etree._Element | None) -> str:
    """The book or journal: ``In Karamanlis, vol. 2, eds. C. Svolopoulos and C. Botsiou, 447–464``."""
    name = _title(host)
    if host is None or not name:
        return ""
    if _is_journal(host):
        date = _date_of(host)
        volume = " ".join(filter(None, (name, _scope(host, "volume"))))
        issue = joined([volume, _scope(host, "issue", "no. ")], ", ")
        return joined([f"{issue} ({date})" if date else issue, _scope(host, "page")], ", ")
    inside = "In " if _title(entry.find(ANALYTIC)) else ""
    volume, pages = _scope(host, "volume", "vol. "), _scope(host, "page")
    return inside + joined([name, volume, _editors(entry, host), _series(entry), pages], ", ")


def _editors(entry: etree._Element, host: etree._Element) -> str:
    editors = [_readable(each) for each in host.iterchildren(EDITOR)]
    if not editors or not list(_people(entry, AUTHOR)):
        return ""
    return f"{'eds.' if len(editors) > 1 else 'ed.'} {_listed(editors)}"


def _series(entry: etree._Element) -> str:
    return joined((_title(series) for series in entry.iterchildren(SERIES)), ", ")


def _published(host: etree._Element | None) -> str:
    if host is None:
        return ""
    places = " and ".join(reading(each) for each in host.iterfind(f"{IMPRINT}/{TEI}pubPlace"))
    publishers = " and ".join(reading(each) for each in host.iterfind(f"{IMPRINT}/{TEI}publisher"))
    date = "" if _is_journal(host) or _title(host).endswith(_date_of(host)) else _date_of(host)
    return joined([joined([places, publishers], ": "), date], ", ")


def _links(entry: etree._Element) -> Iterator[str]:
    for each in entry.iter(f"{TEI}idno", f"{TEI}ref", f"{TEI}ptr"):
        if each.tag == f"{TEI}idno":
            kind, value = each.get("type", "").upper(), reading(each)
            yield f"DOI {value}" if kind == "DOI" else value if value.startswith("http") else ""
        else:
            yield each.get("target", "") if each.get("target", "").startswith("http") else ""


def _title(part: etree._Element | None, quotes: int = 0) -> str:
    if part is None:
        return ""
    titles = list(part.iterchildren(TITLE))
    main = [reading(each, quotes) for each in titles if each.get("type") not in SUBTITLES | TRANSLATIONS]
    subtitles = [reading(each, quotes) for each in titles if each.get("type") in SUBTITLES]
    translated = [f"[{reading(each, quotes)}]" for each in titles if each.get("type") in TRANSLATIONS]
    return joined([joined([*main[:1], *subtitles], ": "), *translated], " ")


def _is_journal(host: etree._Element) -> bool:
    return any(each.get("level") == "j" for each in host.iterchildren(TITLE))


def _scope(host: etree._Element, unit: str, word: str = "") -> str:
    scopes = (scope for scope in host.iter(SCOPE) if scope.get("unit") == unit)
    value = next((reading(scope) or _extent(scope) for scope in scopes), "")
    return f"{word}{value}" if word and value[:1].isdigit() else value


def _extent(scope: etree._Element) -> str:
    return "–".join(filter(None, (scope.get("from"), scope.get("to"))))


def _date_of(host: etree._Element) -> str:
    return next((_date(each) for each in host.iterfind(f"{IMPRINT}/{TEI}date")), "")


def _date(date: etree._Element) -> str:
    return reading(date) or readable_time(date)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) or text.startswith("http") else f"{text}."
