"""Name classes: which names an element or an attribute may have."""

from teitools.relaxng.compact.annotations import AnnotationParser
from teitools.relaxng.compact.nodes import Node
from teitools.relaxng.syntax import RNG


class NameParser(AnnotationParser):
    """Reads name classes from the tokens of a schema."""

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
