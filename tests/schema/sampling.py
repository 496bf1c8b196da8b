"""Random documents from a RELAX NG grammar: whatever the grammar allows, sooner or later."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ENDLESS = 10**6
DATA = {
    "anyURI": "#here", "date": "1960-11-12", "dateTime": "1960-11-12T10:00:00", "decimal": "1.5",
    "gDay": "---29", "gMonth": "--11", "gMonthDay": "--11-29", "gYear": "1960", "gYearMonth": "1960-11",
    "Name": "name", "nonNegativeInteger": "5", "positiveInteger": "3",
}  # fmt: skip
FORMS = ("en", "1", "12cm", "41.3 19.8")
"""Values of which one fits each pattern of the grammar."""


@dataclass
class Sampler:
    """Writes documents of a grammar. Each is as deep as chance has it, and ends."""

    grammar: etree._Element
    chance: random.Random
    _costs: dict[str, int] = field(default_factory=dict)
    _ids: int = 0

    @cached_property
    def _definitions(self) -> dict[str, etree._Element]:
        return {d.get("name", ""): d for d in self.grammar.iter(f"{RNG}define")}

    def document(self, depth: int) -> etree._Element:
        """One document; beyond ``depth`` only what must be there is written."""
        holder = etree.Element("holder")
        for pattern in _parts(self.grammar.find(f"{RNG}start")):
            self._write(pattern, holder, depth)
        return holder[0]

    def _write(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        match pattern.tag.removeprefix(RNG):
            case "element":
                name = f"{{{self.grammar.get('ns')}}}{pattern.get('name')}"
                self._write_all(pattern, etree.SubElement(parent, name), depth - 1)
            case "attribute":
                name = pattern.get("name", "").replace("xml:", XML)
                values = [self._value(part) for part in _parts(pattern)]
                parent.set(name, values[0] if values else "words")
            case "text" | "value" | "data" | "list":
                _append(
                    parent,
                    self._value(pattern) + " " if pattern.tag == f"{RNG}text" else self._value(pattern),
                )
            case "ref":
                self._write_all(self._definitions[pattern.get("name", "")], parent, depth)
            case "choice":
                self._write(self._chosen(pattern, depth), parent, depth)
            case "optional" | "zeroOrMore" | "oneOrMore":
                for _ in range(self._times(pattern, depth)):
                    self._write_all(pattern, parent, depth)
            case _:
                self._write_all(pattern, parent, depth)

    def _write_all(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        for part in _parts(pattern):
            self._write(part, parent, depth)

    def _chosen(self, pattern: etree._Element, depth: int) -> etree._Element:
        parts = list(_parts(pattern))
        shallow = [part for part in parts if self._cost(part) <= depth]
        return self.chance.choice(shallow) if shallow else min(parts, key=self._cost)

    def _times(self, pattern: etree._Element, depth: int) -> int:
        least = 1 if pattern.tag == f"{RNG}oneOrMore" else 0
        if any(self._cost(part) > depth for part in _parts(pattern)):
            return least
        most = 1 if pattern.tag == f"{RNG}optional" else 2
        return self.chance.randint(least, most)

    def _value(self, pattern: etree._Element) -> str:
        match pattern.tag.removeprefix(RNG):
            case "value":
                return pattern.text or ""
            case "text":
                return "words"
            case "data":
                return self._data(pattern)
            case "choice":
                return self._value(self.chance.choice(list(_parts(pattern))))
            case "ref":
                return self._value(next(_parts(self._definitions[pattern.get("name", "")])))
            case _:
                return " ".join(self._value(part) for part in _parts(pattern))

    def _data(self, pattern: etree._Element) -> str:
        kind, form = pattern.get("type", ""), pattern.find(f"{RNG}param[@name='pattern']")
        if kind == "NCName":
            self._ids += 1
            return f"name{self._ids}"
        if kind != "anyURI" and form is not None:
            return next(value for value in FORMS if re.fullmatch(form.text or "", value))
        return DATA.get(kind, "words")

    def _cost(self, pattern: etree._Element, within: tuple[str, ...] = ()) -> int:
        """How many elements deep the shallowest content of the pattern is."""
        name = pattern.get("name", "")
        match pattern.tag.removeprefix(RNG):
            case "ref":
                return self._cost_of(name, within)
            case "element":
                return 1 + self._deepest(pattern, within)
            case "choice":
                return min(self._cost(part, within) for part in _parts(pattern))
            case "group" | "oneOrMore" | "define":
                return self._deepest(pattern, within)
            case _:
                return 0

    def _cost_of(self, name: str, within: tuple[str, ...]) -> int:
        if name in within:
            return ENDLESS
        if name not in self._costs:
            cost = self._deepest(self._definitions[name], (*within, name))
            if within and cost >= ENDLESS:
                return cost
            self._costs[name] = cost
        return self._costs[name]

    def _deepest(self, pattern: etree._Element, within: tuple[str, ...]) -> int:
        return max((self._cost(part, within) for part in _parts(pattern)), default=0)


def _parts(pattern: etree._Element | None) -> Iterator[etree._Element]:
    if pattern is not None:
        yield from (p for p in pattern.iterchildren(f"{RNG}*") if p.tag not in (f"{RNG}param", f"{RNG}name"))


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
