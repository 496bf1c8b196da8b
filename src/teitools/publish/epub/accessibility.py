"""What an e-book says of its accessibility: EPUB Accessibility 1.1, in the words of schema.org.

A book claims WCAG 2.2 AA only where it can know: every image is described, and the language is named.
"""

from collections.abc import Iterator, Sequence

from teitools import __version__
from teitools.publish.epub.chapter import INDEX, MATHML, Chapter
from teitools.publish.epub.navigation import page_breaks
from teitools.publish.epub.pictures import IMG, is_described

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def accessibility(chapters: Sequence[Chapter], language: str) -> Iterator[tuple[str, str]]:
    """Return properties of ``meta`` elements with their values."""
    images = [img for chapter in chapters for img in chapter.root.iter(IMG)]
    described, has_math = all(map(is_described, images)), any(map(has_formulas, chapters))
    yield "schema:accessMode", "textual"
    if images:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual" if described else "textual,visual"
    features = [
        ("tableOfContents", True),
        ("structuralNavigation", True),
        ("readingOrder", True),
        ("displayTransformability", True),
        ("ARIA", True),
        ("index", any(chapter.kind == INDEX for chapter in chapters)),
        ("alternativeText", bool(images) and described),
        ("MathML", has_math),
        *((name, any(page_breaks(chapters))) for name in ("pageBreakMarkers", "pageNavigation")),
    ]
    yield from (("schema:accessibilityFeature", name) for name, present in features if present)
    yield "schema:accessibilityHazard", "unknown" if _may_move(images) else "none"
    yield "schema:accessibilitySummary", _summary(bool(images), described)
    if described and language != "und":
        yield "dcterms:conformsTo", CONFORMANCE
        yield "a11y:certifiedBy", f"teitools {__version__}"


def has_formulas(chapter: Chapter) -> bool:
    """Whether a chapter has formulas in MathML."""
    return next(chapter.root.iter(f"{{{MATHML}}}math"), None) is not None


def _may_move(images: Sequence[object]) -> bool:
    return any(str(img.get("src", "")).endswith((".gif", ".webp", ".svg")) for img in images)  # type: ignore[attr-defined]


def _summary(images: bool, described: bool) -> str:
    said = "The text can be read aloud, enlarged and recoloured; headings, notes and links can be followed."
    if not images:
        return f"{said} There are no images."
    return f"{said} {'Every image is described.' if described else 'Some images are not described.'}"
