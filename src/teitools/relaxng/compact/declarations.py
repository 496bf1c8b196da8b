"""The declarations at the top of a compact schema: prefixes of names and of datatypes (Annex C.4)."""

from dataclasses import dataclass, field

from teitools.relaxng.compact.tokens import Tokens

XML = "http://www.w3.org/XML/1998/namespace"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
XMLNS = ("http://www.w3.org/2000/xmlns", "http://www.w3.org/2000/xmlns/")
INHERITED = None
"""The namespace of names that take it from the schema which includes this one."""


@dataclass
class Declarations:
    namespaces: dict[str, str | None] = field(default_factory=lambda: {"xml": XML})
    libraries: dict[str, str] = field(default_factory=lambda: {"xsd": XSD})
    default: str | None = INHERITED

    def namespace(self, tokens: Tokens, prefix: str) -> str | None:
        if prefix not in self.namespaces:
            raise tokens.mistake(
                f'The prefix {prefix}: is not declared: write namespace {prefix} = "…" at the beginning.'
            )
        return self.namespaces[prefix]

    def library(self, tokens: Tokens, prefix: str) -> str:
        if prefix not in self.libraries:
            raise tokens.mistake(
                f'The datatypes {prefix}: are not declared: write datatypes {prefix} = "…" at the beginning.'
            )
        return self.libraries[prefix]


def read_declarations(tokens: Tokens) -> Declarations:
    declared = Declarations()
    seen: set[tuple[str, str]] = set()
    while tokens.next.kind in ("namespace", "default", "datatypes"):
        _declaration(tokens, declared, seen)
    return declared


def _declaration(tokens: Tokens, declared: Declarations, seen: set[tuple[str, str]]) -> None:
    kind = tokens.take().kind
    if kind == "default":
        tokens.expect("namespace", "“namespace”")
    named = kind != "default" or tokens.starts_identifier()
    prefix = tokens.any_identifier("a prefix") if named else ""
    mine = {("datatypes" if kind == "datatypes" else "namespace", prefix)} if named else set()
    mine |= {("default", "")} if kind == "default" else set()
    if mine & seen:
        raise tokens.mistake(f"“{prefix or 'default namespace'}” is declared twice: delete one of the two.")
    seen |= mine
    tokens.expect("=", "“=”")
    if kind == "datatypes":
        declared.libraries[prefix] = tokens.literal("the address of a datatype library")
        return
    uri = (
        INHERITED
        if tokens.took("inherit")
        else tokens.literal("a namespace in quotation marks, or “inherit”,")
    )
    if prefix == "xmlns" or (named and (prefix == "xml") != (uri == XML)):
        raise tokens.mistake(f"The prefix {prefix}: cannot stand for the namespace “{uri}”.")
    if named:
        declared.namespaces[prefix] = uri
    if kind == "default":
        declared.default = uri
