"""Running stylesheets in this process, which is the worker's."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from teitools.saxon import Node, Parameter, Stylesheet, StylesheetError, stylesheet_from
from teitools.schematron.running import RunError, Text

_MOST = 100
"""So many stylesheets are kept."""
_SMALLEST = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template name="any"><xsl:sequence select="1"/></xsl:template></xsl:stylesheet>"""
_OWN = "{urn:teitools:schematron}"


class InProcess:
    """Runs stylesheets here. Nothing limits their time."""

    def __init__(self) -> None:
        self.sheets: dict[str, Stylesheet] = {}
        self.nodes: dict[Text, Node] = {}

    def get_ready(self) -> None:
        """Let Saxon load what it needs for every stylesheet: it does so once, for the first."""
        stylesheet_from(_SMALLEST, Path())

    def compile(self, sheet: str, limit: float = 0) -> Sequence[tuple[int, str, str]]:
        try:
            self._sheet(sheet)
        except StylesheetError as error:
            return error.complaints
        return ()

    def documents(self, sheet: str, source: Text, limit: float = 0) -> str:
        try:
            return self._sheet(sheet).template(f"{_OWN}documents", self._node(source))
        except StylesheetError as error:
            raise RunError(error.message) from None

    def run(self, sheet: str, source: Text, given: Mapping[str, Sequence[Text]], limit: float = 0) -> str:
        kept = {source, *(text for texts in given.values() for text in texts)}
        self.nodes = {text: node for text, node in self.nodes.items() if text in kept}
        values: dict[str, Parameter] = {
            name: [self._node(each) for each in texts] for name, texts in given.items()
        }
        try:
            return self._sheet(sheet).run(self._node(source), **values)["findings"]
        except StylesheetError as error:
            raise RunError(error.message) from None

    def _sheet(self, text: str) -> Stylesheet:
        if text not in self.sheets:
            if len(self.sheets) == _MOST:
                self.sheets.clear()
            self.sheets[text] = stylesheet_from(text, Path("rules.sch"))
        return self.sheets[text]

    def _node(self, text: Text) -> Node:
        if text not in self.nodes:
            self.nodes[text] = Node(text.xml, text.uri)
        return self.nodes[text]
