"""Whether a text is a language tag, and says what it should (BCP 47, RFC 5646)."""

import re
from functools import lru_cache
from typing import NamedTuple

from teitools.checks import language_subtags as known
from teitools.diagnostics import Level

_TAG = re.compile(
    r"(?P<language>[a-z]{2,8})(?P<extended>(?:-[a-z]{3}(?![^-])){0,3})"
    r"(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)"
    r"(?P<extensions>(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*)(?:-x(?:-[a-z\d]{1,8})+)?",
    re.I | re.ASCII,
)
"""RFC 5646, section 2.1: langtag."""
_PRIVATE = re.compile(r"x(?:-[a-z\d]{1,8})+", re.I | re.ASCII)
_EXCHANGED = re.compile(r"([a-z]{2,3})-([a-z]{2}|\d{3})-([a-z]{4})(?![^-])", re.I | re.ASCII)
_EXAMPLE = "a tag is a language, and where it helps a script or a region, with hyphens: sr, sr-Latn, de-AT"


class Mistake(NamedTuple):
    """What is wrong with a tag; ``fix`` is the tag to write, where that is certain."""

    code: str
    words: str
    fix: str | None = None

    @property
    def level(self) -> Level:
        """A tag that was right once, or is in another list, is still understood by many."""
        return Level.WARNING if self.code == "E413" else Level.ERROR


@lru_cache(maxsize=1024)
def mistake_in(tag: str) -> Mistake | None:
    """Return what is wrong with a language tag. A fix is right throughout."""
    found = _mistake(tag)
    if found is None or found.fix is None:
        return found
    further = mistake_in(found.fix)
    fix = further.fix if further else found.fix
    return found._replace(words=f"{found.words}: write {fix}" if fix else found.words, fix=fix)


def _mistake(tag: str) -> Mistake | None:
    old = known.OLD_TAGS.get(tag.lower())
    if old is not None:
        return Mistake("E413", "was replaced", old) if old else None
    if _PRIVATE.fullmatch(tag):
        return None
    parts = _TAG.fullmatch(tag)
    if parts is None:
        return _malformed(tag)
    return (
        _repeated(parts)
        or _wrong_language(tag, parts["language"])
        or _wrong_extension(tag, parts)
        or _script_in_words(tag, parts["variants"])
        or _unknown(tag, parts)
    )


def _malformed(tag: str) -> Mistake:
    """Say why a text has not the form of a tag."""
    if "_" in tag:
        return _corrected(tag, "has an underscore", tag.replace("_", "-"))
    if tag != tag.strip():
        return _corrected(tag, "has a space at its edge", tag.strip())
    if " " in tag or "," in tag:
        return Mistake("E411", "is more than one word, and a text is in one language")
    if exchanged := _EXCHANGED.match(tag):
        language, region, script = exchanged.groups()
        right = f"{language}-{script}-{region}{tag[exchanged.end() :]}"
        return _corrected(tag, "has the script after the region", right)
    if tag != tag.strip("-") or "--" in tag:
        return _corrected(tag, "has a hyphen too many", re.sub("-+", "-", tag.strip("-")))
    return Mistake("E411", f"has not the form of a language tag: {_EXAMPLE}")


def _corrected(tag: str, words: str, right: str) -> Mistake:
    is_tag = right.lower() in known.OLD_TAGS or _TAG.fullmatch(right)
    if not is_tag:
        return Mistake("E411", f"has not the form of a language tag: {_EXAMPLE}")
    return Mistake("E411", words, right)


def _repeated(parts: re.Match[str]) -> Mistake | None:
    variants = parts["variants"].lower().split("-")[1:]
    singletons = [each for each in parts["extensions"].lower().split("-") if len(each) == 1]
    twice = [each for row in (variants, singletons) for each in row if row.count(each) > 1]
    return Mistake("E411", f'has "{twice[0]}" twice') if twice else None


def _wrong_language(tag: str, language: str) -> Mistake | None:
    code = language.lower()
    rest = tag[len(code) :]
    if right := known.REPLACED.get(code):
        return Mistake("E413", f'names the language "{language}", a code that was replaced', right + rest)
    if right := known.SHORT.get(code):
        words = f'names the language "{language}" by three letters, though it has two'
        return Mistake("E413", words, right + rest)
    if code in known.LANGUAGES or len(code) == 3:
        return None
    if code in known.MISTAKEN:
        meant, right = known.MISTAKEN[code]
        words = f'begins with "{language}", which is no language ({meant} is probably meant)'
        return Mistake("E412", words, right + rest if right and not ("-" in right and rest) else None)
    if code in known.NAMES:
        words = f"names {language.title()} in words, not by its tag"
        return Mistake("E412", words, known.NAMES[code] + rest)
    return Mistake("E412", f'begins with "{language}", which is no language: {_EXAMPLE}')


def _wrong_extension(tag: str, parts: re.Match[str]) -> Mistake | None:
    extended = parts["extended"][1:]
    if not extended or parts["language"].lower() in known.EXTENDED:
        return None
    script = known.MISTAKEN_SCRIPTS.get(extended.lower())
    if script and not parts["script"]:
        right = f"{parts['language']}-{script}{tag[parts.end('extended') :]}"
        return Mistake("E412", f'has "{extended}", which is no script', right)
    words = f'has "{extended}" after "{parts["language"]}", where a script has four letters and a region two'
    return Mistake("E412", words)


def _script_in_words(tag: str, variants: str) -> Mistake | None:
    for variant in variants.split("-"):
        if script := known.SCRIPT_NAMES.get(variant.lower()):
            right = tag.replace(f"-{variant}", f"-{script}", 1)
            return Mistake("E412", f"names the script {variant} in words, not by its four letters", right)
    return None


def _unknown(tag: str, parts: re.Match[str]) -> Mistake | None:
    script, region = parts["script"], parts["region"]
    if script and script.lower() not in known.SCRIPTS and not "qaaa" <= script.lower() <= "qabx":
        return Mistake(
            "E412", f'names the script "{script}", which nobody has registered: Latn and Cyrl are scripts'
        )
    if not region or region.isdigit() or _is_region(region.lower()):
        return None
    right = known.MISTAKEN_REGIONS.get(region.lower())
    words = f'names the region "{region}", which there is not'
    if right is None:
        return Mistake("E412", f"{words}: a region is a country's two letters, such as AT")
    whole = f"{tag[: parts.start('region')]}{right}{tag[parts.end('region') :]}"
    return Mistake("E412", words, whole)


def _is_region(code: str) -> bool:
    return code in known.REGIONS or code == "zz" or "qm" <= code <= "qz" or "xa" <= code <= "xz"
