"""Schematron to XSLT 3.0: one visit to each node, on which every pattern applies its first matching rule.

The stylesheet's initial template returns ``map{'findings': JSON}``: an array of maps that say which check
(``c``, or ``r`` for a rule that was applied, a number in ``Rules.checks``), the ``path()`` of the node
(``p``), the address of its document (``u``), and the texts (``t``) or the dynamic error (``e``).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from teitools.schematron.checks import Check
from teitools.schematron.contexts import selection
from teitools.schematron.problem import SchemaError
from teitools.schematron.schema import Pattern, Schema
from teitools.schematron.script import OWN, Origin, Script
from teitools.schematron.source import Part
from teitools.schematron.templates import MODE, Templates, contexts, needs_own_pass, own_mode, variable

USUAL = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "array": "http://www.w3.org/2005/xpath-functions/array",
    "math": "http://www.w3.org/2005/xpath-functions/math",
}
"""Prefixes that schemas use and often forget to declare."""
DECLARATIONS = frozenset(
    {
        *("accumulator", "attribute-set", "character-map", "decimal-format", "function", "key", "mode"),
        *("namespace-alias", "output", "param", "preserve-space", "strip-space", "template", "variable"),
    }
)
"""What a schema may bring along of XSLT. Whatever reads other files is not among it."""
EDITION = "edition"
"""The variable in which a schema gets all files of the edition, if it declares it."""
Left = frozenset[tuple[int | None, int | None, int | None]]
_FRAME = """
<own.xsl:mode name="own:rules" on-no-match="deep-skip" use-accumulators="#all"/>
<own.xsl:mode name="own:from" on-no-match="shallow-skip"/>
<own.xsl:function name="own:path" as="own.xs:string"><own.xsl:param name="node" as="item()?"/>
<own.xsl:sequence select="if ($node instance of node()) then string(path($node)) else ''"/></own.xsl:function>
<own.xsl:function name="own:uri" as="own.xs:string"><own.xsl:param name="node" as="item()?"/>
<own.xsl:sequence select="if ($node instance of node()) then string(base-uri(root($node))) else ''"/>
</own.xsl:function>
"""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """A schema made ready to run: the text of its stylesheet, and what its findings mean."""

    schema: Schema
    text: str
    checks: tuple[Check, ...]
    origins: dict[int, Origin]

    @property
    def wants_edition(self) -> bool:
        """Whether the rules look at all files of the edition."""
        return any(let.get("name") == EDITION for let in self.schema.lets)

    @property
    def wants_documents(self) -> bool:
        """Whether some patterns look at documents that the document names."""
        return any(pattern.documents is not None for pattern in self.schema.patterns)


def transpile(
    schema: Schema, only: frozenset[int] | None = None, without: Left = frozenset(), fired: bool = False
) -> Rules:
    """Turn patterns of a schema, all or those with these numbers, into XSLT. Raises ``SchemaError``."""
    script = Script({**USUAL, **_usable(schema)})
    _begin(schema, script)
    for part in schema.foreign:
        _foreign(part, script)
    for let in schema.lets:
        variable(
            script,
            "param" if let.get("name") == EDITION else "variable",
            let,
            schema.part.get("queryBinding") or "",
        )
    numbered = [
        (number, pattern)
        for number, pattern in enumerate(schema.patterns, 1)
        if (only is None or number in only) and (number, None, None) not in without
    ]
    templates = Templates(schema, script, without, fired)
    for place, (number, pattern) in enumerate(numbered):
        script.at(number)
        for let in pattern.lets:
            variable(script, "variable", let, schema.part.get("queryBinding") or "")
        templates.pattern(number, pattern, len(numbered) - place)
    script.at()
    _documents(numbered, script)
    _traversal(schema, numbered, script)
    script.raw("</own.xsl:stylesheet>")
    return Rules(schema, script.done(), tuple(templates.checks), script.origins)


def _usable(schema: Schema) -> dict[str, str]:
    nsmap = schema.part.element.nsmap.items()
    return {str(prefix): str(uri) for prefix, uri in nsmap if prefix} | dict(schema.prefixes)


def _begin(schema: Schema, script: Script) -> None:
    from xml.sax.saxutils import quoteattr

    declared = " ".join(
        f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in {**script.prefixes, **OWN}.items()
    )
    default = schema.part.element.get("xpath-default-namespace")
    of_names = f" xpath-default-namespace={quoteattr(default)}" if default else ""
    script.raw(
        f'<own.xsl:stylesheet version="3.0" {declared} exclude-result-prefixes="#all"{of_names}>{_FRAME}'
    )


def _foreign(part: Part, script: Script) -> None:
    name = part.tag.rpartition("}")[2]
    if name not in DECLARATIONS:
        raise part.problem(f"xsl:{name} is not read here: copy what is needed into the schema")
    script.foreign(part)


def _documents(patterns: Iterable[tuple[int, Pattern]], script: Script) -> None:
    """Write the template that says which documents the patterns look at (5.4.9)."""
    given = [(number, pattern) for number, pattern in patterns if pattern.documents is not None]
    for number, _ in given:
        script.empty("param", name=f"own:documents{number}", as_="node()*", select="()")
    script.open("template", name="own:documents", as_="own.xs:string")
    script.empty("context-item", as_="document-node()", use="required")
    script.open("variable", name="found", as_="map(*)")
    script.open("map")
    for number, pattern in given:
        script.at(number)
        script.open("map-entry", key=f"'{number}'")
        script.empty(
            "sequence", pattern.part, "documents", select=f"array{{({pattern.documents}) ! string(.)}}"
        )
        script.close("map-entry")
    script.close("map")
    script.close("variable")
    script.empty("sequence", select="serialize($found, map{'method': 'json'})")
    script.close("template")


def _traversal(schema: Schema, patterns: list[tuple[int, Pattern]], script: Script) -> None:
    """Write the initial template: it goes to the nodes that rules can be about."""
    joined = [pattern for _, pattern in patterns if not needs_own_pass(pattern)]
    apart = [(n, pattern) for n, pattern in patterns if needs_own_pass(pattern) and pattern.documents is None]
    passes = [(MODE, selection(contexts(joined)))] if joined else []
    passes += [(own_mode(number), selection(contexts([pattern]))) for number, pattern in apart]
    if schema.start is not None:
        script.open("template", schema.start, "from", match=schema.start.get("from"), mode="own:from")
        _passes(passes, script)
        script.close("template")
        passes = [("own:from", ".")]
    script.open("template", name="own.xsl:initial-template", as_="map(own.xs:string, own.xs:string)")
    script.empty("context-item", as_="document-node()", use="required")
    script.open("variable", name="findings", as_="item()*")
    _passes(passes, script)
    for number, pattern in patterns:
        if pattern.documents is not None:
            script.open("for-each", select=f"$own:documents{number}")
            _passes([(own_mode(number), selection(contexts([pattern])))], script)
            script.close("for-each")
    script.close("variable")
    script.open("map")
    script.empty("map-entry", key="'findings'", select="serialize(array{$findings}, map{'method': 'json'})")
    script.close("map")
    script.close("template")


def _passes(passes: Iterable[tuple[str, str]], script: Script) -> None:
    for mode, nodes in passes:
        script.empty("apply-templates", select=nodes, mode=mode)


def problem_of(origin: Origin, code: str, message: str) -> SchemaError:
    """Return what Saxon says of an instruction as the error about the part of the schema behind it."""
    said = f"{code} {message}".strip().rstrip(".")
    what = f"mend @{origin.attribute}" if origin.attribute else "mend it"
    return origin.part.problem(f"{said}: {what}", origin.attribute)
