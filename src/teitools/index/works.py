"""Works: the name under which a bibliographic entry stands, and its place in the order of works."""

from collections.abc import Sequence

from lxml import etree

from teitools.edition.notes import TEI
from teitools.index.citations import authors, citation, title, year
from teitools.index.passages import reading
from teitools.index.registers import Description, Named, described, inverted, joined, note_of
from teitools.index.sorting import sort_key

ARTICLES = ("A ", "An ", "The ", "Der ", "Die ", "Das ", "Le ", "La ", "Les ", "L’", "L'")


def describe_work(entry: etree._Element, _: Named) -> Description:
    """A work: its citation as one line; sorted by its authors or editors, or else by its title."""
    if entry.tag == f"{TEI}biblStruct":
        people, work, date = authors(entry), title(entry), year(entry)
        line = citation(entry)
    else:
        people = [inverted(each) for each in entry.iter(f"{TEI}author")]
        work, date = next((reading(each) for each in entry.iter(f"{TEI}title")), ""), ""
        line = reading(entry)
    name = joined([_short(people), work], ", ") or line
    sort = sort_key(" ".join((*people, _without_article(work or line), date)))
    fields = {"citation": line, "type": entry.get("type", ""), "note": note_of(entry)}
    return described(entry, f"{name} ({date})" if date and date not in work[-5:] else name, fields, sort)


def _short(people: Sequence[str]) -> str:
    """The surnames alone: ``Mastny and Byrne``; of more than three only the first."""
    surnames = [name.partition(",")[0] for name in people]
    if len(surnames) > 3:
        return f"{surnames[0]} et al."
    return " and ".join(filter(None, (", ".join(surnames[:-1]), *surnames[-1:])))


def _without_article(work: str) -> str:
    article = next((article for article in ARTICLES if work.startswith(article)), "")
    return work.removeprefix(article)
