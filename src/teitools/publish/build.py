"""A build: the edition's outputs, made one after another in memory, all from the same material."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

import click
from lxml import etree

from teitools.beside import beside
from teitools.collector import collector_at_rest
from teitools.diagnostics.text import typed
from teitools.edition import Edition
from teitools.edition.model import OUTPUTS
from teitools.publish.account.account import Account
from teitools.publish.account.coverage import coverage_files, figures
from teitools.publish.again.keeping import Keeping
from teitools.publish.content import Content
from teitools.publish.data import data_files
from teitools.publish.epub.book import epub_files
from teitools.publish.html import document_pages, site_files
from teitools.publish.manifest import NAME, Manifest, is_inside
from teitools.publish.material import Material
from teitools.publish.pdf import pdf_files
from teitools.publish.plan import Plan, planned
from teitools.publish.search import search_files
from teitools.publish.tei import tei_files
from teitools.publish.text import text_files
from teitools.publish.typeset import print_files, print_xml, template_files
from teitools.resources import is_resource
from teitools.saxon import StylesheetError
from teitools.timings import Timings
from teitools.typesetter import TypesettingError

Outputs = Mapping[str, Mapping[str, Content]]
"""Files by the name of their output and by path."""

Making = Callable[[], Mapping[str, Content]]
"""What waits for files that are being made."""

NOTHING: Mapping[str, Making] = MappingProxyType({})

Maker = Callable[[Material], Mapping[str, Content]]
"""What makes files, by their paths."""

OF_DOCUMENT: dict[str, Maker] = {
    "html": document_pages,
    "print": print_files,
    "pdf": pdf_files,
    "epub": epub_files,
    "text": text_files,
}
"""The outputs that are made of each document, by the names of ``edition.toml``."""

OF_EDITION: dict[str, Maker] = {
    "html": site_files,
    "search": search_files,
    "print": template_files,
    "data": data_files,
    "tei": tei_files,
}
"""The outputs that are made of the edition as a whole, and parts of outputs."""

PART_OF = {"search": "html"}
"""What is made apart, since it is made from other things than the rest of an output."""

BESIDE = "epub"
"""The output that nothing else waits for, and that a processor that is free makes meanwhile."""

TYPESET = frozenset({"print", "pdf"})
"""The outputs that are set by Typst from the text that ``print_xml`` makes."""


class BuildError(click.ClickException):
    """An output cannot be made, and the edition's own files are at fault."""

    exit_code = 1


class ToolError(BuildError):
    """An output cannot be made, and teitools is at fault."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Build:
    """What was made, by output and by path inside the output folder; nothing of it is on the disk yet."""

    edition: Edition
    outputs: Outputs
    account: Account = field(default_factory=Account)
    print_xml: Mapping[str, bytes] = field(default_factory=dict)
    """What each PDF was set from, by the document's id."""
    parts: Mapping[str, Outputs] = field(default_factory=dict)
    """The same outputs by the document's id; under ``""`` what is made of the edition as a whole."""
    plan: Plan | None = None
    redone: Mapping[str, str] = field(default_factory=dict)
    """Why what was made anew was, by the documents' ids, or ``site``, or ``all``."""

    @property
    def files(self) -> dict[str, Content]:
        return {path: content for files in self.outputs.values() for path, content in files.items()}

    @property
    def made(self) -> dict[str, dict[str, bytes]]:
        """The files of each output that were made, without those that are the edition's own."""
        return {
            name: {path: content for path, content in files.items() if isinstance(content, bytes)}
            for name, files in self.outputs.items()
        }

    def beside(self, name: str, files: Mapping[str, Content]) -> Self:
        """Returns the build with files that are no output of its own."""
        return replace(self, outputs={**self.outputs, name: files} if files else self.outputs)

    def accounted(self, account: Account) -> Self:
        """Returns the build with the account of its words, and the page that shows it."""
        return replace(self.beside("account", coverage_files(account)), account=account)

    @property
    def manifest(self) -> Manifest:
        return Manifest.of(self.edition, self.outputs, figures(self.account), self.redone)


def build(
    edition: Edition,
    only: Iterable[str] = (),
    clock: Timings | None = None,
    keeping: Keeping | None = None,
) -> Build:
    """Makes the outputs that ``edition.toml`` asks for, or only the named ones.

    What ``keeping`` says may stay of the build before is left as it is.
    """
    clock, keeping = clock or Timings(), keeping or Keeping(edition)
    wanted = set(only) or set(edition.settings.outputs)
    with clock.stage("indexes"), collector_at_rest():
        plan, trees = planned(edition, keeping.surveys())
        _ = plan.indexes
    parts: dict[str, Outputs] = {}
    set_from: dict[str, bytes] = {}
    try:
        is_same = any(keeping.is_unchanged(each) for each in edition.documents)
        with begun_beside(plan, trees, wanted, is_same) as begun:

            def make_site() -> None:
                if "" not in parts:
                    parts[""] = of_edition(plan, wanted, clock, keeping)
                    keeping.site_is_made(parts[""].get("html", {}))

            if not begun:
                make_site()
            for document in edition.documents:
                kept = keeping.of_document(plan, document, wanted & OF_DOCUMENT.keys())
                if kept is not None:
                    parts[document.id] = kept
                    continue
                part = plan.part(document, trees.pop(document.id, None))
                parts[document.id] = make(wanted, part, clock, begun, make_site)
                if "pdf" in wanted:
                    set_from |= print_xml(part)
            make_site()
    except StylesheetError as error:
        raise fault(error) from error
    except TypesettingError as error:
        raise typesetting_fault(error, edition) from error
    outputs: dict[str, dict[str, Content]] = {name: {} for name in OUTPUTS if name in wanted}
    for made in parts.values():
        add(outputs, made)
    refuse_paths(outputs)
    in_order = {name: dict(sorted(files.items())) for name, files in outputs.items()}
    return Build(edition, in_order, print_xml=set_from, parts=parts, plan=plan, redone=keeping.redone)


def of_edition(plan: Plan, wanted: Set[str], clock: Timings, keeping: Keeping) -> Outputs:
    """Makes the outputs of the edition as a whole, or leaves those that may stay."""
    made: dict[str, Mapping[str, Content]] = {}
    for name in OF_EDITION:
        if PART_OF.get(name, name) in wanted:
            kept = keeping.of_edition(plan, name)
            made[name] = timed(name, OF_EDITION[name], plan.whole(), clock) if kept is None else kept
    return made


@contextmanager
def begun_beside(
    plan: Plan, trees: Mapping[str, etree._ElementTree], wanted: Set[str], is_same: bool
) -> Iterator[Mapping[str, Making]]:
    """Begins the e-book of an only document that is new in a copy of this process: before Saxon runs here.

    Gives what waits for it, by the output's name.
    """
    if wanted <= {BESIDE} or BESIDE not in wanted or len(plan.surveys) != 1 or not trees or is_same:
        yield {}
        return
    (document,), (tree,) = plan.edition.documents, trees.values()
    with beside(lambda: OF_DOCUMENT[BESIDE](plan.part(document, tree))) as making:
        yield {BESIDE: making}


def make(
    wanted: Set[str],
    part: Material,
    clock: Timings,
    begun: Mapping[str, Making] = NOTHING,
    meanwhile: Callable[[], None] = lambda: None,
) -> dict[str, Mapping[str, Content]]:
    """Makes the outputs of one document, and waits for those that are ``begun``.

    Typst lets Python go on while it works: pages are set beside the rest, and beside what is to be done
    ``meanwhile``. Saxon stays in this thread.
    """
    with ThreadPoolExecutor(max_workers=1) as other_thread:
        if wanted & TYPESET:
            with clock.stage("print"):
                print_xml(part)
        typeset = [name for name in OF_DOCUMENT if name in wanted & TYPESET]
        pages = {name: other_thread.submit(OF_DOCUMENT[name], part) for name in typeset}
        meanwhile()
        others = [name for name in OF_DOCUMENT if name in wanted - TYPESET - begun.keys()]
        made = {name: timed(name, OF_DOCUMENT[name], part, clock) for name in others}
        if pages:
            with clock.stage("typesetter"):
                made |= {name: files.result() for name, files in pages.items()}
        for name, making in begun.items():
            with clock.stage(name):
                made[name] = making()
    return made


def timed(name: str, maker: Maker, material: Material, clock: Timings) -> Mapping[str, Content]:
    with clock.stage(name):
        return maker(material)


def add(outputs: dict[str, dict[str, Content]], made: Mapping[str, Mapping[str, Content]]) -> None:
    """Adds files to outputs; no two outputs, and no two documents, make one file."""
    for name, files in made.items():
        for path in files:
            if other := next((each for each, known in outputs.items() if path in known), None):
                raise BuildError(f"Two outputs want to make {path}, {name} and {other}. Nothing was built.")
        outputs[PART_OF.get(name, name)].update(files)


def fault(error: StylesheetError) -> BuildError:
    place = f"{typed(error.path)}:{error.line}" if error.line else typed(error.path)
    message = f"{place}: {error.code} {error.message}".rstrip(". ") + "."
    if is_resource(error.path):
        return ToolError(f"{message} This is a fault in teitools. Nothing was built.")
    return BuildError(f"{message} Nothing was built.")


def typesetting_fault(error: TypesettingError, edition: Edition) -> BuildError:
    """An error in a template is the edition's own where it has a file of that name."""
    own = edition.root / "theme" / error.file
    if error.file and edition.settings.file and own.is_file():
        place = f"{typed(own)}:{error.line}:{error.column}"
        return BuildError(f"{place}: {error.message.rstrip('.')}. Nothing was built.")
    return ToolError(f"{str(error).rstrip('.')}. Nothing was built.")


def refuse_paths(outputs: Mapping[str, Mapping[str, Content]]) -> None:
    """No output makes a file outside the output folder."""
    for name, files in outputs.items():
        for path in files:
            if not is_inside(path) or path == NAME:
                raise BuildError(f"“{path}” is no file that the output “{name}” may make. Nothing was built.")
