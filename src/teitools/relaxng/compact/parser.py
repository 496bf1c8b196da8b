"""From the tokens of a compact schema to the tree of the XML syntax (ISO/IEC 19757-2, Annex C)."""

import re
from dataclasses import dataclass, field

from lxml import etree

from teitools.relaxng.compact.characters import characters
from teitools.relaxng.compact.declarations import XMLNS, Declarations, read_declarations
from teitools.relaxng.compact.mistakes import Mistake
from teitools.relaxng.compact.tokens import Tokens
from teitools.relaxng.syntax import RNG

_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_HASHES = re.compile(r"[ \t]*#+ ?")
_LAST_LINE = 65535
"""libxml2 numbers no line beyond this one."""
_REPEATED = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
_JOINED = {",": "group", "|": "choice", "&": "interleave"}
_ASSIGNED = {"=": None, "|=": "choice", "&=": "interleave"}
_A_CONTENT = "an element, an attribute or another content"


@dataclass
class Node:
    """An element of the XML syntax before it is built."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)


@dataclass
class Annotations:
    """What is said of the next component: documentation, attributes and elements of other namespaces."""

    attributes: dict[str, str]
    elements: list[Node]
    documentation: list[Node]

    def on(self, node: Node) -> None:
        node.attributes.update(self.attributes)
        node.children[:0] = [*self.documentation, *self.elements]


def read_compact(source: bytes) -> etree._Element:
    """Return a schema's root in the XML syntax, each element with its line. Raises ``Mistake``."""
    tokens = Tokens(characters(source))
    declared = read_declarations(tokens)
    root = _Parser(tokens, declared).top_level()
    prefixes = {prefix: uri for prefix, uri in declared.namespaces.items() if uri and prefix != "xml"}
    try:
        return _built(root, prefixes)
    except ValueError:
        raise Mistake(root.line, "A namespace that is declared here is no address of the Web.") from None


def _built(node: Node, prefixes: dict[str, str]) -> etree._Element:
    root = etree.Element(node.tag, node.attributes, nsmap=prefixes)
    _fill(root, node)
    return root


def _fill(element: etree._Element, node: Node) -> None:
    element.sourceline = min(node.line, _LAST_LINE)  # type: ignore[assignment]
    last: etree._Element | None = None
    for child in node.children:
        if isinstance(child, Node):
            last = etree.SubElement(element, child.tag, child.attributes)
            _fill(last, child)
        elif last is None:
            element.text = (element.text or "") + child
        else:
            last.tail = (last.tail or "") + child


class _Parser:
    def __init__(self, tokens: Tokens, declared: Declarations) -> None:
        self.tokens, self.declared = tokens, declared

    def _node(self, kind: str, *children: "Node | str", **attributes: str | None) -> Node:
        kept = {name: value for name, value in attributes.items() if value is not None}
        return Node(f"{RNG}{kind}", self.tokens.line, kept, list(children))

    def top_level(self) -> Node:
        mark = self.tokens.mark()
        self._annotations()
        is_grammar = self._begins_component()
        self.tokens.back_to(mark)
        if is_grammar or self.tokens.next.kind == "end":
            root = self._node("grammar")
            while self.tokens.next.kind != "end":
                root.children.append(self._component())
            return root
        pattern, *following = self._pattern()
        if following:
            raise self.tokens.mistake("An annotation cannot follow the outermost content of a schema.")
        self.tokens.expect("end", "the end of the schema")
        return pattern

    # Grammars

    def _begins_component(self) -> bool:
        kind, then = self.tokens.next.kind, self.tokens.after_next()
        if kind in ("start", "div", "include"):
            return True
        return kind in ("name", "quoted", "prefixed") and then in (*_ASSIGNED, "[")

    def _components(self, node: Node) -> None:
        self.tokens.open("{", "“{”")
        while self.tokens.next.kind not in ("}", "end"):
            node.children.append(self._component())
        self.tokens.close("a definition")

    def _component(self) -> Node:
        if self.tokens.next.kind in ("name", "quoted", "prefixed") and self.tokens.after_next() == "[":
            return self._annotation_element(outermost=True)
        annotations = self._annotations()
        node = self._node("define")
        if self.tokens.took("div"):
            node.tag = f"{RNG}div"
            self._components(node)
        elif self.tokens.took("include"):
            node.tag = f"{RNG}include"
            node.attributes |= self._address()
            if self.tokens.next.kind == "{":
                self._components(node)
        else:
            self._definition(node)
        annotations.on(node)
        return node

    def _definition(self, node: Node) -> None:
        if self.tokens.took("start"):
            node.tag = f"{RNG}start"
        else:
            node.attributes["name"] = self.tokens.identifier("a definition")
        if self.tokens.next.kind not in _ASSIGNED:
            raise self.tokens.unexpected("“=”")
        if how := _ASSIGNED[self.tokens.take().kind]:
            node.attributes["combine"] = how
        node.children += self._pattern()

    def _address(self) -> dict[str, str]:
        attributes = {"href": self.tokens.literal("the address of a file, in quotation marks,")}
        namespace = self.declared.default
        if self.tokens.took("inherit"):
            self.tokens.expect("=", "“=”")
            namespace = self.declared.namespace(self.tokens, self.tokens.any_identifier("a prefix"))
        return attributes if namespace is None else {**attributes, "ns": namespace}

    # Content

    def _pattern(self) -> list[Node]:
        """Return a pattern, and the annotations that follow it."""
        line = self.tokens.line
        first, excepting = self._particle()
        sign = self.tokens.next.kind
        if sign not in _JOINED or excepting:
            return first
        node = Node(f"{RNG}{_JOINED[sign]}", line, {}, [*first])
        while self.tokens.took(sign):
            part, excepting = self._particle()
            if excepting:
                raise self.tokens.mistake(
                    "What is excepted with “-” stands in parentheses beside other content."
                )
            node.children += part
        if self.tokens.next.kind in _JOINED:
            raise self.tokens.mistake(
                f"“{sign}” and “{self.tokens.next.text}” stand beside each other: "
                "put what belongs together in parentheses."
            )
        return [node]

    def _particle(self) -> tuple[list[Node], bool]:
        line = self.tokens.line
        nodes, excepting = self._primary()
        nodes += self._following()
        if not excepting and self.tokens.next.kind in _REPEATED:
            repeated = Node(f"{RNG}{_REPEATED[self.tokens.take().kind]}", line, {}, [*nodes])
            nodes = [repeated, *self._following()]
        return nodes, excepting

    def _following(self) -> list[Node]:
        found = []
        while self.tokens.took(">>"):
            found.append(self._annotation_element(outermost=True))
        return found

    def _primary(self) -> tuple[list[Node], bool]:
        annotations = self._annotations()
        if self.tokens.next.kind == "(":
            self.tokens.open("(", "“(”")
            nodes = self._pattern()
            self.tokens.close("“,”, “|” or “&”")
            return self._annotated(nodes, annotations), False
        node, excepting = self._content()
        return self._annotated([node], annotations), excepting

    def _annotated(self, nodes: list[Node], annotations: Annotations) -> list[Node]:
        """Texts take no elements: documentation of a value follows it, and other elements are a mistake."""
        if nodes[0].tag not in (f"{RNG}value", f"{RNG}param", f"{RNG}name"):
            annotations.on(nodes[0])
            return nodes
        if annotations.elements:
            raise self.tokens.mistake("An element cannot annotate this: put it after it with “>>”.")
        nodes[0].attributes.update(annotations.attributes)
        return [nodes[0], *annotations.documentation, *nodes[1:]]

    def _content(self) -> tuple[Node, bool]:
        node = self._node(self.tokens.next.kind)
        match self.tokens.next.kind:
            case "element" | "attribute":
                self.tokens.take()
                node.children += self._name_class(node.tag)
                self._braced(node)
            case "list" | "mixed":
                self.tokens.take()
                self._braced(node)
            case "empty" | "text" | "notAllowed":
                self.tokens.take()
            case "grammar":
                self.tokens.take()
                self._components(node)
            case "external":
                self.tokens.take()
                node.tag = f"{RNG}externalRef"
                node.attributes |= self._address()
            case "parent":
                self.tokens.take()
                node.tag = f"{RNG}parentRef"
                node.attributes["name"] = self.tokens.identifier("the name of a definition")
            case "name" | "quoted":
                node.tag = f"{RNG}ref"
                node.attributes["name"] = self.tokens.identifier("the name of a definition")
            case "literal":
                node.tag = f"{RNG}value"
                node.children.append(self.tokens.literal("a value"))
            case "prefixed" | "string" | "token":
                return self._datatype(node)
            case _:
                raise self.tokens.unexpected(_A_CONTENT)
        return node, False

    def _braced(self, node: Node) -> None:
        self.tokens.open("{", "“{”")
        node.children += self._pattern()
        self.tokens.close("“,”, “|” or “&”")

    def _datatype(self, node: Node) -> tuple[Node, bool]:
        prefix, colon, name = self.tokens.next.text.rpartition(":")
        library = self.declared.library(self.tokens, prefix) if colon else ""
        self.tokens.take()
        node.attributes |= {"type": name, "datatypeLibrary": library}
        if self.tokens.next.kind == "literal":
            node.tag = f"{RNG}value"
            if self.declared.default is not None:
                node.attributes["ns"] = self.declared.default
            node.children.append(self.tokens.literal("a value"))
            return node, False
        node.tag = f"{RNG}data"
        if self.tokens.next.kind == "{":
            self._parameters(node)
        if self.tokens.next.kind != "-":
            return node, False
        self.tokens.take()
        excepted = self._node("except")
        excepted.children += self._primary()[0]
        node.children.append(excepted)
        return node, True

    def _parameters(self, node: Node) -> None:
        self.tokens.open("{", "“{”")
        while self.tokens.next.kind not in ("}", "end"):
            annotations = self._annotations()
            parameter = self._node("param")
            parameter.attributes["name"] = self.tokens.any_identifier("a parameter")
            self.tokens.expect("=", "“=”")
            parameter.children.append(self.tokens.literal("a value in quotation marks"))
            node.children += self._annotated([parameter], annotations)
        self.tokens.close("a parameter")

    # Names

    def _name_class(self, owner: str) -> list[Node]:
        nodes, excepting = self._simple_name_class(owner)
        if self.tokens.next.kind != "|" or excepting:
            return nodes
        node = self._node("choice", *nodes)
        while self.tokens.took("|"):
            part, excepting = self._simple_name_class(owner)
            if excepting:
                raise self.tokens.mistake(
                    "What is excepted with “-” stands in parentheses beside other names."
                )
            node.children += part
        return [node]

    def _simple_name_class(self, owner: str) -> tuple[list[Node], bool]:
        annotations = self._annotations()
        if self.tokens.next.kind == "(":
            self.tokens.open("(", "“(”")
            nodes = self._name_class(owner)
            self.tokens.close("“|”")
            return self._annotated(nodes, annotations) + self._following(), False
        node, excepting = self._names(owner)
        return self._annotated([node], annotations) + self._following(), excepting

    def _names(self, owner: str) -> tuple[Node, bool]:
        node = self._node("name")
        match self.tokens.next.kind:
            case "*":
                self.tokens.take()
                node.tag = f"{RNG}anyName"
            case "many":
                node.tag = f"{RNG}nsName"
                self._in_namespace(node, self.declared.namespace(self.tokens, self.tokens.next.text[:-2]))
                self.tokens.take()
            case "prefixed":
                prefix, _, name = self.tokens.next.text.partition(":")
                self._in_namespace(node, self.declared.namespace(self.tokens, prefix))
                self.tokens.take()
                node.children.append(name)
                return node, False
            case _:
                self._in_namespace(node, "" if owner == f"{RNG}attribute" else self.declared.default)
                node.children.append(self.tokens.any_identifier("a name"))
                return node, False
        if not self.tokens.took("-"):
            return node, False
        excepted = self._node("except")
        excepted.children += self._simple_name_class(owner)[0]
        node.children.append(excepted)
        return node, True

    def _in_namespace(self, node: Node, namespace: str | None) -> None:
        if namespace is not None:
            node.attributes["ns"] = namespace

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
