"""The text of a print XML for other typesetters: as LaTeX, as XSL-FO and as HTML for paged media.

Text, headings, notes at the foot, emphasis, quotations, verse, lists and bibliography are set; tables as
lines.
"""

import re
from collections.abc import Callable, Mapping
from html import escape

from lxml import etree

LEFT_OUT = frozenset(
    {"metadata", "indexes", "unhandled", "apparatus", "pagemark", "anchor", "noteref", "image"}
)
Marks = Mapping[str, tuple[str, str]]
"""For a name of the print XML what stands before and after its words; ``{label}`` is the number of a note."""


def latex(article: etree._Element) -> str:
    return LATEX_HEAD + written(article, LATEX, tex_escaped) + "\n\\end{document}\n"


def html(article: etree._Element) -> str:
    return HTML_HEAD + written(article, HTML, escape) + "</body></html>\n"


def fo(article: etree._Element) -> str:
    return FO_HEAD + written(article, FO, escape) + "</fo:flow></fo:page-sequence></fo:root>\n"


def written(element: etree._Element, marks: Marks, escaped: Callable[[str], str]) -> str:
    name = etree.QName(element).localname
    name += element.get("level", "") if name == "heading" else ""
    before, after = marks.get(name, ("", ""))
    label = escaped(element.get("label", ""))
    inner = escaped(element.text or element.get("text") or "")
    for child in element:
        if etree.QName(child).localname not in LEFT_OUT:
            inner += written(child, marks, escaped)
        inner += escaped(child.tail or "")
    return before.replace("{label}", label) + inner + after


def tex_escaped(text: str) -> str:
    text = re.sub(r"[\\{}~^]", lambda sign: f"\\char{ord(sign[0])}{{}}", text)
    return re.sub(r"([#$%&_])", r"\\\1", text)


LATEX_HEAD = r"""\documentclass[10pt,twoside]{article}
\usepackage[paperwidth=170mm,paperheight=240mm,inner=23mm,outer=29mm,top=27mm,bottom=25mm]{geometry}
\usepackage{fontspec}
\setmainfont{DejaVuSerif}[Path=/usr/share/fonts/truetype/dejavu/,Extension=.ttf,BoldFont=*-Bold,
  ItalicFont=*-Italic,BoldItalicFont=*-BoldItalic]
\usepackage[english]{babel}
\begin{document}
"""
LATEX: Marks = {
    "title": ("\n\n{\\LARGE\\bfseries ", "\\par}\n"),
    "author": ("\n\n{\\large ", "\\par}\n"),
    "heading1": ("\n\\section*{", "}\n"),
    "heading2": ("\n\\subsection*{", "}\n"),
    "heading3": ("\n\\subsubsection*{", "}\n"),
    "abstract": ("\\begin{quote}\\small ", "\\end{quote}"),
    "keywords": ("\\begin{quote}\\small ", "\\end{quote}"),
    "blockquote": ("\\begin{quote}", "\\end{quote}"),
    "item": ("\n\n", "\n\n"),
    "p": ("\n\n", "\n\n"),
    "line": ("\n\n", "\n\n"),
    "row": ("\n\n", "\n\n"),
    "cell": ("", " "),
    "reference": ("\n\n{\\hangindent=2em\\noindent ", "\\par}\n"),
    "note": ("\\footnote{", "}"),
    "em": ("\\emph{", "}"),
    "strong": ("\\textbf{", "}"),
    "smallcaps": ("\\textsc{", "}"),
    "sup": ("\\textsuperscript{", "}"),
    "sub": ("\\textsubscript{", "}"),
    "br": ("\\newline ", ""),
}

HTML_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>a</title><style>
@page { size: 170mm 240mm; margin: 27mm 29mm 25mm 23mm }
body { font: 10pt/1.3 "DejaVu Serif"; text-align: justify; hyphens: auto }
.note { float: footnote; font-size: 8.5pt } p { margin: 0; text-indent: 4.5mm }
</style></head><body>
"""
HTML: Marks = {
    "title": ("<h1>", "</h1>\n"),
    "author": ("<p>", "</p>\n"),
    "heading1": ("<h2>", "</h2>\n"),
    "heading2": ("<h3>", "</h3>\n"),
    "heading3": ("<h4>", "</h4>\n"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "item": ("<div>", "</div>"),
    "p": ("<p>", "</p>\n"),
    "line": ("<div>", "</div>"),
    "row": ("<div>", "</div>"),
    "cell": ("", " "),
    "reference": ("<div>", "</div>\n"),
    "note": ('<span class="note">', "</span>"),
    "em": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "br": ("<br>", ""),
}

FO_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Serif" font-size="10pt" line-height="1.3">
<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="170mm" page-height="240mm"
  margin="27mm 29mm 25mm 23mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a" xml:lang="en">
<fo:flow flow-name="xsl-region-body" text-align="justify">
"""
_BLOCK = ("<fo:block>", "</fo:block>\n")
FO: Marks = {
    "title": ('<fo:block font-size="18pt" font-weight="bold">', "</fo:block>\n"),
    "author": _BLOCK,
    "affiliation": _BLOCK,
    "subtitle": _BLOCK,
    **{
        f"heading{level}": (
            '<fo:block font-weight="bold" space-before="6mm" keep-with-next="always">',
            "</fo:block>\n",
        )
        for level in range(1, 7)
    },
    "blockquote": ('<fo:block margin-left="9mm">', "</fo:block>\n"),
    "item": _BLOCK,
    "p": ('<fo:block text-indent="4.5mm">', "</fo:block>\n"),
    "line": _BLOCK,
    "row": _BLOCK,
    "cell": ("", " "),
    "reference": _BLOCK,
    "note": (
        '<fo:footnote><fo:inline font-size="6pt" baseline-shift="super">{label}</fo:inline>'
        '<fo:footnote-body><fo:block font-size="8.5pt" text-indent="0mm">{label} ',
        "</fo:block></fo:footnote-body></fo:footnote>",
    ),
    "em": ('<fo:inline font-style="italic">', "</fo:inline>"),
    "strong": ('<fo:inline font-weight="bold">', "</fo:inline>"),
    "sup": ('<fo:inline font-size="6pt" baseline-shift="super">', "</fo:inline>"),
    "sub": ('<fo:inline font-size="6pt" baseline-shift="sub">', "</fo:inline>"),
    "br": ("<fo:block/>", ""),
}
