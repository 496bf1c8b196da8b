"""Grammars and patterns: what a schema asks for."""

from teitools.relaxng.compact.names import NameParser
from teitools.relaxng.compact.nodes import Node
from teitools.relaxng.syntax import RNG

_REPEATED = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
_JOINED = {",": "group", "|": "choice", "&": "interleave"}
_ASSIGNED = {"=": None, "|=": "choice", "&=": "interleave"}
_A_CONTENT = "an element, an attribute or another content"


class ContentParser(NameParser):
    """Reads definitions and patterns from the tokens of a schema."""

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

    def _primary(self) -> tuple[list[Node], bool]:
        annotations = self._annotations()
        if self.tokens.next.kind == "(":
            self.tokens.open("(", "“(”")
            nodes = self._pattern()
            self.tokens.close("“,”, “|” or “&”")
            return self._annotated(nodes, annotations), False
        node, excepting = self._content()
        return self._annotated([node], annotations), excepting

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
