"""Annotations: what a schema says beside what it asks for (ISO/IEC 19757-2, Annex C)."""

import re
from dataclasses import dataclass

from teitools.relaxng.compact.declarations import XMLNS, Declarations
from teitools.relaxng.compact.nodes import Node
from teitools.relaxng.compact.tokens import Tokens
from teitools.relaxng.syntax import RNG

_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_HASHES = re.compile(r"[ \t]*#+ ?")
_TEXTS = frozenset({f"{RNG}value", f"{RNG}param", f"{RNG}name"})


@dataclass
class Annotations:
    """What is said of the next component: documentation, attributes and elements of other namespaces."""

    attributes: dict[str, str]
    elements: list[Node]
    documentation: list[Node]

    def on(self, node: Node) -> None:
        node.attributes.update(self.attributes)
        node.children[:0] = [*self.documentation, *self.elements]


class AnnotationParser:
    """Reads annotations from the tokens of a schema."""

    def __init__(self, tokens: Tokens, declared: Declarations) -> None:
        self.tokens, self.declared = tokens, declared

    def _node(self, kind: str, *children: "Node | str", **attributes: str | None) -> Node:
        kept = {name: value for name, value in attributes.items() if value is not None}
        return Node(f"{RNG}{kind}", self.tokens.line, kept, list(children))

    # Annotations

    def _annotations(self) -> Annotations:
        found = Annotations({}, [], [])
        while self.tokens.next.kind == "documentation":
            line = self.tokens.line
            lines = [_HASHES.sub("", each, count=1) for each in self.tokens.take().text.split("\n")]
            found.documentation.append(Node(_DOCUMENTATION, line, {}, ["\n".join(lines)]))
        if self.tokens.next.kind == "[":
            self.tokens.open("[", "“[”")
            while self.tokens.next.kind not in ("]", "end"):
                if self.tokens.after_next() == "=":
                    self._annotation_attribute(found.attributes, outermost=True)
                elif self.tokens.after_next() == "[":
                    element = self._annotation_element(outermost=True)
                    of_documentation = element.tag == _DOCUMENTATION
                    (found.documentation if of_documentation else found.elements).append(element)
                else:
                    raise self.tokens.unexpected("an annotation")
            self.tokens.close("an annotation")
        return found

    def _foreign_name(self, outermost: bool, attribute: bool) -> str:
        tokens, prefix, name = self.tokens, "", self.tokens.next.text
        namespace: str | None = ""
        if tokens.next.kind == "prefixed":
            prefix, _, name = name.partition(":")
            namespace = self.declared.namespace(tokens, prefix)
        if namespace is None:
            raise tokens.mistake("The namespace of an annotation cannot be inherited.")
        if outermost and (namespace == RNG[1:-1] or (attribute and not namespace)):
            raise tokens.mistake(f"{tokens.next.text} is not an annotation: it needs a namespace of its own.")
        if namespace in XMLNS or (attribute and not namespace and name == "xmlns"):
            raise tokens.mistake("xmlns declares a namespace: it is not an attribute.")
        if prefix:
            tokens.take()
        else:
            name = tokens.any_identifier("the name of an annotation")
        return f"{{{namespace}}}{name}" if namespace else name

    def _annotation_attribute(self, attributes: dict[str, str], outermost: bool) -> None:
        name = self._foreign_name(outermost, attribute=True)
        if name in attributes:
            raise self.tokens.mistake("This attribute stands twice in one annotation.")
        self.tokens.expect("=", "“=”")
        attributes[name] = self.tokens.literal("a value in quotation marks")

    def _annotation_element(self, outermost: bool = False) -> Node:
        line = self.tokens.line
        node = Node(self._foreign_name(outermost, attribute=False), line)
        self.tokens.open("[", "“[”")
        while self.tokens.next.kind not in ("]", "end"):
            if self.tokens.next.kind == "literal":
                node.children.append(self.tokens.literal("a text"))
            elif self.tokens.after_next() == "=" and not node.children:
                self._annotation_attribute(node.attributes, outermost=False)
            else:
                node.children.append(self._annotation_element())
        self.tokens.close("an annotation")
        return node

    def _following(self) -> list[Node]:
        found = []
        while self.tokens.took(">>"):
            found.append(self._annotation_element(outermost=True))
        return found

    def _annotated(self, nodes: list[Node], annotations: Annotations) -> list[Node]:
        """Texts take no elements: documentation of a value follows it, and other elements are a mistake."""
        if nodes[0].tag not in _TEXTS:
            annotations.on(nodes[0])
            return nodes
        if annotations.elements:
            raise self.tokens.mistake("An element cannot annotate this: put it after it with “>>”.")
        nodes[0].attributes.update(annotations.attributes)
        return [nodes[0], *annotations.documentation, *nodes[1:]]
