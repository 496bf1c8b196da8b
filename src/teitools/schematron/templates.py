"""A rule of Schematron as a template of XSLT: its variables, and its checks in ``xsl:try``.

A node that one pattern has looked at is shown to the next by ``xsl:next-match``. A pattern of several rules
has a mode of its own, in which the first that matches is the only one (ISO 19757-3, 5.4.9).
"""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teitools.schematron import checks
from teitools.schematron.checks import Check, Say
from teitools.schematron.schema import XSL, Pattern, Rule, Schema, is_xpath_1, named_let
from teitools.schematron.script import Script, escape
from teitools.schematron.source import SCH, Part

if TYPE_CHECKING:
    from teitools.schematron.fixes import Change


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """Writes the patterns of a schema into a stylesheet and keeps the list of their checks."""

    schema: Schema
    script: Script
    without: frozenset[tuple[int | None, int | None, int | None]] = frozenset()
    """Numbers of patterns, rules and checks that are left out because they cannot be compiled."""
    fired: bool = False
    """Whether a rule tells of each node that it was applied to."""
    checks: list[Check] = field(default_factory=list)

    def pattern(self, number: int, pattern: Pattern, mode: str | None, priority: int) -> None:
        """Write the templates of a pattern, which are asked before those of a lower priority.

        Without a ``mode`` that it shares with others, its rules have only their own.
        """
        self.script.at(number)
        if len(pattern.rules) == 1 and mode:
            self._template(number, 1, pattern.rules[0], mode, priority, onward=True)
            return
        self.script.at()
        declare_mode(self.script, own_mode(number))
        for place, rule in enumerate(pattern.rules, 1):
            self._template(number, place, rule, own_mode(number), len(pattern.rules) - place)
        if mode and pattern.rules:
            self.script.at(number)
            contexts = " | ".join(rule.context for rule in pattern.rules)
            self.script.open(
                "template",
                pattern.rules[0].part,
                match=contexts,
                mode=mode,
                priority=str(priority),
                version=version(self.schema),
            )
            self.script.empty("apply-templates", select=".", mode=own_mode(number))
            self.script.empty("next-match")
            self.script.close("template")

    def _template(
        self, number: int, place: int, rule: Rule, mode: str, priority: int, onward: bool = False
    ) -> None:
        self.script.at(number, place)
        self.script.open(
            "template",
            rule.part,
            rule.attribute,
            match=rule.context,
            mode=mode,
            priority=str(priority),
            version=version(self.schema),
        )
        if self.fired:
            self._result("r", rule.part, checks.rule_check(rule, number))
        if (number, place, None) not in self.without:
            self._body(number, place, rule)
        if onward:
            self.script.empty("next-match")
        self.script.close("template")

    def _open(self, part: Part, attribute: str, context: str, mode: str, priority: int) -> None:
        old = version(self.schema)
        self.script.open(
            "template", part, attribute, match=context, mode=mode, priority=str(priority), version=old
        )

    def _body(self, number: int, place: int, rule: Rule) -> None:
        tried = any(part.tag == SCH + "let" for part in rule.body) or rule.part.get("visit-each") is not None
        if tried:
            self.script.open("try")
        visited = rule.part.get("visit-each")
        if visited is not None:
            self._lets(rule)
            self.script.empty("variable", name="own.sch:node", select=".")
            self.script.open("for-each", rule.part, "visit-each", select=visited)
        for position, part in enumerate(rule.body):
            if part.tag != SCH + "let":
                self._check(number, place, position, part, rule)
            elif visited is None:
                variable(self.script, "variable", part, self.schema)
        if visited is not None:
            self.script.close("for-each")
        if tried:
            self._catch(checks.rule_check(rule, number))
            self.script.close("try")

    def _lets(self, rule: Rule) -> None:
        for part in rule.body:
            if part.tag == SCH + "let":
                variable(self.script, "variable", part, self.schema)

    def _check(self, number: int, place: int, position: int, part: Part, rule: Rule) -> None:
        if (number, place, position) in self.without:
            return
        self.script.at(number, place, position)
        found = checks.check(part, rule, number, self.schema)
        self.script.open("try")
        self.script.open("choose")
        self.script.open("when", part, "test", test=part.get("test"))
        if found.is_report:
            self._finding(found, rule)
        self.script.close("when")
        if not found.is_report:
            self.script.open("otherwise")
            self._finding(found, rule)
            self.script.close("otherwise")
        self.script.close("choose")
        self._catch(found)
        self.script.close("try")
        self.script.at(number, place)

    def _finding(self, found: Check, rule: Rule) -> None:
        subject = found.part.get("subject") or rule.part.get("subject")
        place = f"({subject})[1]" if subject else "."
        if rule.part.get("visit-each") is not None and not subject:
            place = "(.[. instance of node()], $own.sch:node)[1]"
        holder = found.part if found.part.get("subject") else rule.part
        self._result("c", holder if subject else found.part, found, place, "subject" if subject else "")

    def _result(self, kind: str, part: Part, found: Check, place: str = ".", attribute: str = "") -> None:
        names = [self._text(say, index, found) for index, say in enumerate(found.says)]
        texts = ", ".join(f"${name}" for name in names)
        number = self._number(found)
        select = f"own.sch:said('{kind}', {number}, {place}, [{texts}])"
        self.script.empty("sequence", part, attribute, select=select)

    def _text(self, say: Say, index: int, found: Check) -> str:
        """Write the variable that holds one text, and return its name."""
        name = f"own.sch:t{index}"
        if found.change and say.kind == "fix":
            self._new_value(name, found.change)
            return name
        if say.kind == "property":
            self.script.open("variable", name=f"own.sch:x{index}", as_="element()")
            self.script.open("element", name="text", namespace="http://purl.oclc.org/dsdl/svrl")
            self._mixed(say.part, spaces=False)
            self.script.close("element")
            self.script.close("variable")
            options = "map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()}"
            self.script.empty("variable", name=name, select=f"serialize($own.sch:x{index}, {options})")
            return name
        self.script.open("variable", name=name, as_="own.xs:string")
        self.script.open("value-of", separator="")
        if say.kind in ("role", "flag", "property-role"):
            attribute = say.kind.removeprefix("property-")
            self.script.open("text", say.part, attribute, expand_text="yes")
            self.script.raw(escape(say.part.get(attribute) or ""))
            self.script.close("text")
        else:
            self._mixed(say.part)
        self.script.close("value-of")
        self.script.close("variable")
        return name

    def _new_value(self, name: str, change: "Change") -> None:
        """Write the variable that holds the new value of an attribute: nothing where it has none."""
        self.script.open("variable", name=name, as_="own.xs:string")
        self.script.open("try")
        joined = f"{change.match} ! string-join(({change.value}) ! string(.), ' ')"
        self.script.empty("sequence", change.part, "select", select=f"string({joined})")
        self.script.open("catch")
        self.script.empty("sequence", select="''")
        self.script.close("catch")
        self.script.close("try")
        self.script.close("variable")

    def _mixed(self, part: Part, spaces: bool = True) -> None:
        """Write text with names, values and pieces of XSLT in it; without ``spaces`` that are alone."""
        pieces = [(None, part.element.text), *((element, element.tail) for element in part.element)]
        for element, text in pieces:
            if element is not None and isinstance(element.tag, str):
                self._inline(replace(part, element=element))
            if text and (spaces or text.strip()):
                self.script.text(text)

    def _inline(self, part: Part) -> None:
        if part.tag == SCH + "value-of":
            self.script.empty("value-of", part, "select", select=part.get("select") or ".")
        elif part.tag == SCH + "name":
            attribute = "path" if part.get("path") else ""
            self.script.empty("value-of", part, attribute, select=part.get("path") or "name()")
        elif part.tag.startswith(XSL):
            self.script.foreign(part)
        else:
            self._mixed(part)

    def _catch(self, found: Check) -> None:
        self.script.open("catch")
        number = self._number(Check(found.rule, found.part, found.pattern))
        self.script.empty("sequence", select=f"own.sch:failed({number}, ., $own.err:description)")
        self.script.close("catch")

    def _number(self, found: Check) -> int:
        self.checks.append(found)
        return len(self.checks) - 1


def own_mode(number: int) -> str:
    """Return the mode in which the rules of one pattern are tried."""
    return f"own.sch:pattern{number}"


def documents_of(mode: str) -> str:
    """Return the parameter that holds the documents which a pattern looks at, by its mode."""
    return mode.replace("pattern", "documents")


def declare_mode(script: Script, name: str) -> None:
    script.empty("mode", name=name, on_no_match="deep-skip", use_accumulators="#all")


def needs_own_pass(pattern: Pattern) -> bool:
    """Whether a pattern looks at other documents, or its contexts cannot be joined into one."""
    if pattern.documents is not None:
        return True
    if len(pattern.rules) == 1:
        return False
    same = len({rule.part.file for rule in pattern.rules}) == 1
    prefixes = {
        tuple(sorted((str(p), u) for p, u in rule.part.element.nsmap.items())) for rule in pattern.rules
    }
    return (
        not same or len(prefixes) > 1 or any(rule.context.lstrip().startswith(".") for rule in pattern.rules)
    )


def version(schema: Schema) -> str | None:
    """Return the version of XSLT by whose rules XPath is evaluated, where it is an old one."""
    return "1.0" if is_xpath_1(schema.part) else None


def variable(script: Script, kind: str, let: Part, schema: Schema) -> None:
    """Write a variable or a parameter, from its ``value`` or its content (5.4.5)."""
    name = named_let(let).get("name") or ""
    name = let.names.get(name, name)
    value = let.get("value")
    if value is not None:
        script.empty(kind, let, "value", name=name, as_=let.get("as"), select=value, version=version(schema))
        return
    default = None if is_xpath_1(schema.part) else "node()*"
    script.open(kind, let, name=name, as_=let.get("as") or default)
    script.literal_content(let.element)
    script.close(kind)
