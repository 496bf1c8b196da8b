"""Schematron to XSLT 3.0: one visit to each node, on which every pattern applies its first matching rule.

The stylesheet's initial template returns ``map{'findings': JSON}``: an array of maps that say which check
(``c``, or ``r`` for a rule that was applied, a number in ``Rules.checks``), the node (``p``: the address of
its document, the number of its element, and the name of an attribute or the number of a text), and the texts
(``t``) or the dynamic error (``e``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teitools.schematron.checks import Check
from teitools.schematron.contexts import Target, targets
from teitools.schematron.problem import SchemaError
from teitools.schematron.schema import Pattern, Schema
from teitools.schematron.script import OWN, Origin, Script, quoted
from teitools.schematron.source import Part
from teitools.schematron.templates import (
    Templates,
    declare_mode,
    documents_of,
    needs_own_pass,
    own_mode,
    variable,
)
from teitools.schematron.visits import Visit, selection, ways

USUAL = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "array": "http://www.w3.org/2005/xpath-functions/array",
    "math": "http://www.w3.org/2005/xpath-functions/math",
    "tei": "http://www.tei-c.org/ns/1.0",
    "teix": "http://www.tei-c.org/ns/Examples",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "rna": "http://relaxng.org/ns/compatibility/annotations/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "sch1x": "http://www.ascc.net/xml/schematron",
}
"""Prefixes that schemas use and often forget to declare; in ODD it is usual that nobody does."""
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
<own.xsl:mode name="own.sch:from" on-no-match="shallow-skip"/>
<own.xsl:accumulator name="own.sch:elements" initial-value="0">
<own.xsl:accumulator-rule match="*" select="$value + 1"/></own.xsl:accumulator>
<own.xsl:accumulator name="own.sch:texts" initial-value="0">
<own.xsl:accumulator-rule match="text()" select="$value + 1"/></own.xsl:accumulator>
<own.xsl:function name="own.sch:place" as="array(*)"><own.xsl:param name="node" as="item()?"/>
<own.xsl:sequence select="if ($node instance of node()) then array{{
string(base-uri(root($node))),
($node/ancestor-or-self::*[1]/accumulator-before('own.sch:elements'), 0)[1],
$node/self::attribute() ! concat('Q{{', namespace-uri(), '}}', local-name()),
$node/self::text()/accumulator-before('own.sch:texts')}} else []"/></own.xsl:function>
<own.xsl:function name="own.sch:path" as="own.xs:string"><own.xsl:param name="node" as="item()?"/>
<own.xsl:sequence select="if ($node instance of node()) then string(path($node)) else ''"/></own.xsl:function>
<own.xsl:function name="own.sch:said" as="map(*)"><own.xsl:param name="kind"/><own.xsl:param name="check"/>
<own.xsl:param name="node"/><own.xsl:param name="texts"/>
<own.xsl:sequence select="map{{$kind: $check, 'p': own.sch:place($node), 't': $texts{path}}}"/>
</own.xsl:function>
<own.xsl:function name="own.sch:failed" as="map(*)"><own.xsl:param name="check"/><own.xsl:param name="node"/>
<own.xsl:param name="reason"/>
<own.xsl:sequence
select="map{{'c': $check, 'p': own.sch:place($node), 'e': normalize-space($reason){path}}}"/>
</own.xsl:function>
"""
"""What all stylesheets have in common. Functions make the findings: Saxon compiles a call much faster than a
map."""
_PATH = ", 'l': own.sch:path($node)"


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
    script = begun(schema)
    _begin(schema, script, _PATH if fired else "")
    for part in schema.foreign:
        _foreign(part, script)
    for let in schema.lets:
        variable(
            script,
            "param" if let.get("name") == EDITION else "variable",
            let,
            schema,
        )
    numbered = [
        (number, pattern)
        for number, pattern in enumerate(schema.patterns, 1)
        if (only is None or number in only) and (number, None, None) not in without
    ]
    modes, visits = ways(
        {number: targets_of(p, schema, script) for number, p in numbered if not needs_own_pass(p)}
    )
    for mode in dict.fromkeys(modes.values()):
        declare_mode(script, mode)
    templates = Templates(schema, script, without, fired)
    for place, (number, pattern) in enumerate(numbered):
        script.at(number)
        for let in pattern.lets:
            variable(script, "variable", let, schema)
        templates.pattern(number, pattern, modes.get(number), len(numbered) - place)
    script.at()
    alone = [
        (pattern, Visit(own_mode(number), selection(targets_of(pattern, schema, script))))
        for number, pattern in numbered
        if number not in modes
    ]
    _documents(numbered, script)
    _traversal(schema, visits, alone, script)
    script.raw("</own.xsl:stylesheet>")
    return Rules(schema, script.done(), tuple(templates.checks), script.origins)


def begun(schema: Schema) -> Script:
    """Return an empty stylesheet with the prefixes that hold in the whole schema."""
    return Script({**USUAL, **_usable(schema)})


def targets_of(pattern: Pattern, schema: Schema, script: Script) -> frozenset[Target]:
    """Return what the rules of a pattern can be about."""
    default = schema.part.element.get("xpath-default-namespace") or ""
    return frozenset(
        target
        for rule in pattern.rules
        for target in targets(rule.context, {**script.prefixes, **script.missing(rule.part)}, default)
    )


def _usable(schema: Schema) -> dict[str, str]:
    nsmap = schema.part.element.nsmap.items()
    return {str(prefix): str(uri) for prefix, uri in nsmap if prefix} | dict(schema.prefixes)


def _begin(schema: Schema, script: Script, path: str) -> None:
    declared = " ".join(f"xmlns:{prefix}={quoted(uri)}" for prefix, uri in {**script.prefixes, **OWN}.items())
    default = schema.part.element.get("xpath-default-namespace")
    of_names = f" xpath-default-namespace={quoted(default)}" if default else ""
    script.raw(
        f'<own.xsl:stylesheet version="3.0" {declared} exclude-result-prefixes="#all"{of_names}>'
        + _FRAME.format(path=path)
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
        script.empty("param", name=documents_of(own_mode(number)), as_="node()*", select="()")
    script.open("template", name="own.sch:documents", as_="own.xs:string")
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


def _traversal(
    schema: Schema, visits: Sequence[Visit], alone: Sequence[tuple[Pattern, Visit]], script: Script
) -> None:
    """Write the initial template: it goes to the nodes that rules can be about."""
    visits = [*visits, *(visit for pattern, visit in alone if pattern.documents is None)]
    if schema.start is not None:
        script.open("template", schema.start, "from", match=schema.start.get("from"), mode="own.sch:from")
        _visit(visits, script)
        script.close("template")
        visits = [Visit("own.sch:from", ".")]
    script.open("template", name="own.xsl:initial-template", as_="map(own.xs:string, own.xs:string)")
    script.empty("context-item", as_="document-node()", use="required")
    script.open("variable", name="findings", as_="item()*")
    _visit(visits, script)
    for pattern, visit in alone:
        if pattern.documents is not None:
            script.open("for-each", select=f"${documents_of(visit.mode)}")
            _visit([visit], script)
            script.close("for-each")
    script.close("variable")
    script.open("map")
    script.empty("map-entry", key="'findings'", select="serialize(array{$findings}, map{'method': 'json'})")
    script.close("map")
    script.close("template")


def _visit(visits: Iterable[Visit], script: Script) -> None:
    for visit in visits:
        script.empty("apply-templates", select=visit.nodes, mode=visit.mode)


def problem_of(origin: Origin, code: str, message: str) -> SchemaError:
    """Return what Saxon says of an instruction as the error about the part of the schema behind it."""
    said = f"{code} {message}".strip().rstrip(".")
    what = f"mend @{origin.attribute}" if origin.attribute else "mend it"
    return origin.part.problem(f"{said}: {what}", origin.attribute)
