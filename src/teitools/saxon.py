"""Runs XSLT 3.0: the only module that imports saxonche, so another processor is a change in one place.

Nothing reaches Saxon but text that lxml has parsed securely. A stylesheet that is not ours runs in a
processor of its own, which reads no file, no network and no environment once the stylesheet is compiled.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmMap

from teitools.resources import is_resource, resource

if TYPE_CHECKING:
    from teitools.xml_text import Tree

Atom: TypeAlias = str | bool | int
Parameter: TypeAlias = "Atom | Node | Sequence[Atom | Node]"

_ALLOWED_PROTOCOLS = "http://saxon.sf.net/feature/allowedProtocols"
_EXTERNAL_FUNCTIONS = "http://saxon.sf.net/feature/allow-external-functions"
_LOCATION = re.compile(r" \(?on line (\d+)\)?(?: column \d+)?(?: of ([^\s:]+))?")
_CODE = re.compile(r"^ *((?:X[PQT]|F[NO]|S[ERX])[A-Z]{2}\d{4})\b *(.*)", re.M | re.S)
_COMPLAINTS = re.compile(r"\n(?=(?:Static error|Type error|Error|Warning) (?:in|on|at|near|evaluating))")


class Complaint(NamedTuple):
    """One thing that is wrong with a stylesheet: ``line`` is 0 where unknown."""

    line: int
    code: str
    message: str


class StylesheetError(Exception):
    """A stylesheet does not compile, or failed on a document.

    ``path`` is the module at fault, ``line`` is 0 where unknown, ``code`` is XSLT's (``XPST0008``).
    ``complaints`` are all that a compilation found, of which this is the first.
    """

    def __init__(
        self, path: Path, line: int, code: str, message: str, complaints: Sequence[Complaint] = ()
    ) -> None:
        super().__init__(f"{path}:{line}: {code} {message}")
        self.path, self.line, self.code, self.message = path, line, code, message
        self.complaints = tuple(complaints) or (Complaint(line, code, message),)


class Node:
    """A document for stylesheets, parsed once in each processor that reads it.

    ``uri`` is what ``document-uri()`` says of it.
    """

    def __init__(self, text: str, uri: str = "") -> None:
        self.text, self.uri = text, uri
        # It keeps each processor alive: Saxon crashes over a node whose processor has gone.
        self._parsed: dict[PySaxonProcessor, Any] = {}

    def within(self, processor: PySaxonProcessor) -> Any:
        """Return the document as a node of this processor."""
        if processor not in self._parsed:
            builder = processor.new_document_builder()
            if self.uri:
                builder.set_base_uri(self.uri)
            self._parsed[processor] = builder.parse_xml(xml_text=self.text)
        return self._parsed[processor]


def parse(xml: bytes) -> Node:
    """Parse XML securely, for stylesheets."""
    from teitools.edition.parsing import parse_xml  # those who run rules need no trees

    return to_node(parse_xml(xml))


def to_node(tree: "Tree") -> Node:
    """Hand a tree to stylesheets, without its DOCTYPE: no entity is left to be resolved."""
    from teitools.xml_text import xml_text  # those who run rules need no trees

    return Node(xml_text(tree))


@cache
def stylesheet(path: Path) -> "Stylesheet":
    """Compile a stylesheet; a process compiles each once. One that is not ours imports ours as
    ``teitools:html.xsl``.
    """
    if is_resource(path):
        return _compiled(path, _our_processor(), stylesheet_file=str(path))
    from teitools.foreign import refusals  # rules, which are no stylesheets, do without

    for refusal in refusals(path):
        raise StylesheetError(refusal.path, refusal.line, "", refusal.reason)
    processor = _new_processor()
    compiled = _compiled(path, processor, stylesheet_file=str(path))
    # Saxon never widens again what it once forbade, hence a processor for each.
    processor.set_configuration_property(_ALLOWED_PROTOCOLS, "")
    return compiled


def stylesheet_from(text: str, path: Path) -> "Stylesheet":
    """Compile a stylesheet that was made in memory of the file ``path``; it reads nothing, not even then."""
    return _compiled(path, _locked_processor(), stylesheet_text=text, encoding="UTF-8")


def _compiled(path: Path, processor: PySaxonProcessor, **source: str) -> "Stylesheet":
    try:
        return Stylesheet(path, processor, processor.new_xslt30_processor().compile_stylesheet(**source))
    except PySaxonApiError as error:
        raise _stylesheet_error(path, str(error)) from None


@cache
def _our_processor() -> PySaxonProcessor:
    return _new_processor()


@cache
def _locked_processor() -> PySaxonProcessor:
    processor = _new_processor()
    processor.set_configuration_property(_ALLOWED_PROTOCOLS, "")
    return processor


def _new_processor() -> PySaxonProcessor:
    processor = PySaxonProcessor(license=False)
    processor.set_configuration_property(_EXTERNAL_FUNCTIONS, "false")
    processor.set_catalog_files([str(resource("xslt/catalog.xml"))])
    processor.set_configuration_property(_ALLOWED_PROTOCOLS, "file,teitools")
    return processor


class Stylesheet:
    """A compiled stylesheet, whose initial template returns ``map(xs:string, xs:string)``."""

    def __init__(self, path: Path, processor: PySaxonProcessor, executable: Any) -> None:
        self.path, self._processor, self._executable = path, processor, executable

    def run(self, source: Node | None = None, /, **parameters: Parameter) -> dict[str, str]:
        """Call ``xsl:initial-template`` on a document and return its map.

        A parameter's ``_`` stands for ``-``: ``base_uri=…`` sets ``$base-uri``.
        """
        result = self._call(source, parameters, self._executable.call_template_returning_value, None)
        if not isinstance(found := result and result.head, PyXdmMap):
            raise StylesheetError(self.path, 0, "", "The initial template must return a map of texts")
        return {str(key): str(found.get(key).head) for key in found.keys()}  # noqa: SIM118

    def template(self, name: str, source: Node | None = None, /, **parameters: Parameter) -> str:
        """Call a named template (``{urn:teitools:xslt}name``) and return its result as text."""
        return str(self._call(source, parameters, self._executable.call_template_returning_value, name) or "")

    def function(self, name: str, /, *arguments: Parameter, source: Node | None = None) -> str:
        """Call a public function (``{urn:teitools:xslt}name``) and return its result as text."""
        values = [self._value(argument) for argument in arguments]
        return str(self._call(source, {}, self._executable.call_function_returning_value, name, values) or "")

    def _call(
        self,
        source: Node | None,
        parameters: Mapping[str, Parameter],
        method: Callable[..., Any],
        *arguments: Any,
    ) -> Any:
        # Saxon does not keep the values alive that it is given: they live here until the call returns.
        values = {name.replace("_", "-"): self._value(value) for name, value in parameters.items()}
        self._prepare(source, values)
        try:
            return method(*arguments)
        except PySaxonApiError as error:
            raise _stylesheet_error(self.path, str(error)) from None
        finally:
            self._log_messages()

    def _prepare(self, source: Node | None, values: Mapping[str, Any]) -> None:
        executable = self._executable
        executable.clear_parameters()
        executable.set_result_as_raw_value(True)
        executable.set_save_xsl_message(True)
        if source is not None:
            executable.set_global_context_item(xdm_item=source.within(self._processor))
        for name, value in values.items():
            executable.set_parameter(name, value)

    def _log_messages(self) -> None:
        messages = self._executable.get_xsl_messages()
        if messages is not None and messages.size:
            from logging import getLogger  # few stylesheets say anything

            for index in range(messages.size):
                getLogger("teitools.xslt").warning("%s", messages.item_at(index))
        self._executable.clear_xsl_messages()

    def _value(self, parameter: Parameter) -> Any:
        if isinstance(parameter, str | int | Node):
            return self._item(parameter)
        sequence = self._processor.empty_sequence()
        for item in parameter:
            sequence.add_xdm_item(self._item(item))
        return sequence

    def _item(self, value: Atom | Node) -> Any:
        match value:
            case Node():
                return value.within(self._processor)
            case bool():
                return self._processor.make_boolean_value(value)
            case int():
                return self._processor.make_integer_value(value)
            case _:
                return self._processor.make_string_value(value)


def _stylesheet_error(path: Path, report: str) -> StylesheetError:
    reports = _COMPLAINTS.split(report.strip())
    errors = [each for each in reports if not each.startswith("Warning")] or reports
    where = _LOCATION.search(errors[0])
    complaints = [_complaint(each) for each in errors]
    return StylesheetError(_module(path, where[2] if where else None), *complaints[0], complaints)


def _complaint(report: str) -> Complaint:
    where, found = _LOCATION.search(report), _CODE.search(report)
    code, message = (found[1], _unwrapped(found[2])) if found else ("", _unwrapped(report))
    return Complaint(int(where[1]) if where else 0, code, message)


def _unwrapped(report: str) -> str:
    """Return the lines that say what happened, which are indented, without those that say where."""
    first, *others = report.split("\n")
    what = [first] if not first.lstrip().startswith(("Error", "Type error")) else []
    for line in others:
        if not line.startswith("  "):
            break
        what.append(line)
    return " ".join(" ".join(what).split()) or " ".join(report.split())


def _module(path: Path, name: str | None) -> Path:
    """Find the module that a report names by its file name alone."""
    if not name or name == path.name:
        return path
    return next(path.parent.rglob(name), path)
