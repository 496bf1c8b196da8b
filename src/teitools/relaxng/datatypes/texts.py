"""Texts, names, languages and addresses (XML Schema Part 2, 3.2.1, 3.2.17–19 and 3.3.1–12)."""

from functools import cached_property

from teitools.relaxng.datatypes.expressions import expression
from teitools.relaxng.datatypes.namespaces import WithNamespaces, replaced, words
from teitools.relaxng.datatypes.simple_type import SimpleType

_NAME = r"[\i-[:]][\c-[:]]*"
_HEX = "[0-9A-Fa-f]{1,4}"
_IPV6 = "|".join(
    (
        f"({_HEX}:){{7}}{_HEX}",
        f"({_HEX}:){{1,7}}:",
        *(f"({_HEX}:){{1,{7 - after}}}(:{_HEX}){{1,{after}}}" for after in range(1, 7)),
        f":((:{_HEX}){{1,7}}|:)",
        r"[0-9A-Fa-f:]*:[0-9]{1,3}(\.[0-9]{1,3}){3}",
    )
)


class Text(SimpleType):
    """Any text. ``normalizedString`` knows one kind of space, ``token`` only words."""

    unit = "characters"

    def spaced(self, text: str) -> str:
        if self.name == "normalizedString":
            return replaced(text)
        return super().spaced(text) if self.name == "token" else text

    def wrong(self, text: str) -> str | None:
        return None


class Form(SimpleType):
    """A text of a certain form; ``what`` is what editors call it."""

    unit = "characters"

    def __init__(self, name: str, form: str, what: str) -> None:
        super().__init__(name)
        self._form, self._what = form, what

    def wrong(self, text: str) -> str | None:
        form = expression(self._form)
        if form.matches(text):
            return None
        return wrong_place(text, form.stop(text), self._what)


def wrong_place(text: str, stop: int, what: str) -> str:
    """Say which character is the first that may not stand in a text."""
    if not text:
        return f"{what} may not be empty"
    if stop == len(text):
        return f"{what} may not end after {text[-1]}"
    character = text[stop]
    found = "a space" if character.isspace() else "a digit" if character.isdigit() else character
    if stop == 0:
        return f"{what} may not begin with {found}"
    return (
        f"{what} may not have {found} in it" if found == "a space" else f"{what} may not go on with {found}"
    )


def name(type_name: str) -> Form:
    return Form(type_name, _NAME, "a name")


def name_with_colons(type_name: str) -> Form:
    return Form(type_name, r"\i\c*", "a name")


def name_token(type_name: str) -> Form:
    return Form(type_name, r"\c+", "a name")


def language(type_name: str) -> Form:
    return Form(type_name, "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", "a language")


class ListOf(SimpleType):
    """Words that are all of one type: at least one."""

    unit = "words"

    def __init__(self, name: str, item: SimpleType) -> None:
        super().__init__(name)
        self._item = item

    def wrong(self, text: str) -> str | None:
        if not text:
            return "at least one word is needed"
        return next((wrong for word in words(text) if (wrong := self._item.wrong(word))), None)

    def length(self, text: str) -> int:
        return len(words(text))


class QualifiedName(SimpleType):
    """A name whose prefix is declared where it stands."""

    def spaced(self, text: str) -> str:
        spaced = super().spaced(text)
        return WithNamespaces(spaced, text.namespaces) if isinstance(text, WithNamespaces) else spaced

    def wrong(self, text: str) -> str | None:
        form = expression(f"({_NAME}:)?{_NAME}")
        if not form.matches(text):
            return wrong_place(text, form.stop(text), "a name")
        if ":" in text and self.value(text) is None:
            return f"the prefix {text.partition(':')[0]} is not declared here"
        return None

    def value(self, text: str) -> object:
        return (
            text.expanded() if isinstance(text, WithNamespaces) else ("", text) if ":" not in text else None
        )


class Address(SimpleType):
    """A URI reference or what becomes one when characters such as spaces are escaped (RFC 2396, 2732)."""

    unit = "characters"

    def wrong(self, text: str) -> str | None:
        if expression(self._form).matches(text):
            return None
        return self._reason(text)

    @cached_property
    def _form(self) -> str:
        escape = "%[0-9A-Fa-f]{2}"
        path, any_, host = (rf"([^{chars}]|{escape})" for chars in (r"#%\[\]?", "#%", r"#%\[\]/?"))
        scheme = r"[a-zA-Z][a-zA-Z0-9+.\-]*:"
        number = rf"({host}*@)?\[({_IPV6})\](:[0-9]*)?"
        rooted = rf"//({host}+|{number})(/{path}*)?|///{path}*|/(([^#%\[\]?/]|{escape}){path}*)?"
        first = rf"([^#%\[\]?/:]|{escape})"
        opaque = rf"([^#%/]|{escape}){any_}*"
        ends = rf"(\?{any_}*)?(#{any_}*)?"
        bare = rf"//(\?{any_}*(#{any_}*)?|#{any_}*)"
        return (
            f"({scheme})?(({rooted}){ends}|{bare})|({first}+(/{path}*)?)?{ends}|{scheme}{opaque}(#{any_}*)?"
        )

    def _reason(self, text: str) -> str:
        if not expression(r"([^%]|%[0-9A-Fa-f]{2})*").matches(text):
            return "in a pointer % begins the code of a character, such as %20: write %25 for % itself"
        if text.count("#") > 1:
            return "only one pointer may stand here" if " " in text else "a pointer has one # only"
        if "[" in text or "]" in text:
            return "a pointer may not have [ or ] in it: write %5B and %5D"
        before, colon, after = text.partition(":")
        if colon and not expression(r"[a-zA-Z][a-zA-Z0-9+.\-]*").matches(before):
            return f"before the colon of a pointer stands a scheme such as https, not {before or 'nothing'}"
        return f"nothing follows {before}:" if not after.strip("/") else "it is not a pointer"
