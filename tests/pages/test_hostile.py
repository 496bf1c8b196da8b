"""Nothing of a document runs in a page, nor asks anything of another host, whatever the document says."""
# ruff: noqa: E501

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")

pytestmark = pytest.mark.browser
SCRIPT = "&lt;script&gt;globalThis.ran = 1&lt;/script&gt;"
ATTRIBUTE = "&quot; onload=&quot;globalThis.ran = 1&quot; onmouseover='globalThis.ran = 1' x=&quot;"
CLOSING = "--&gt;&lt;/title&gt;&lt;/style&gt;&lt;/template&gt;&lt;/textarea&gt;"
HOSTILE = f"""<?xml version="1.0"?>
<?xml-stylesheet href="javascript:globalThis.ran=1"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en{ATTRIBUTE}">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>T {CLOSING}{SCRIPT}</title><author>A {ATTRIBUTE}{SCRIPT}</author></titleStmt>
      <publicationStmt>
        <publisher>P {SCRIPT}</publisher>
        <availability><licence target="javascript:globalThis.ran=1">L {SCRIPT}</licence></availability>
      </publicationStmt>
      <sourceDesc>
        <biblStruct>
          <monogr><title level="j">J {SCRIPT}</title><imprint><date when="{ATTRIBUTE}">1</date></imprint></monogr>
          <idno type="DOI">10.1/&quot;&gt;{SCRIPT}</idno>
        </biblStruct>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <tagsDecl><rendition xml:id="r" scheme="css">background: url(https://evil.example/a); }} body {{ display: none</rendition></tagsDecl>
    </encodingDesc>
  </teiHeader>
  <text>
    <body>
      <head>{CLOSING}{SCRIPT}</head>
      <p xml:id="x" rend="{ATTRIBUTE}" rendition="#r" style="background: url(https://evil.example/b); -moz-binding: url(x); position: fixed">
        <ref target="javascript:globalThis.ran=1">one</ref>
        <ref target=" java&#10;script:globalThis.ran=1">two</ref>
        <ref target="data:text/html,&lt;script&gt;opener.ran=1&lt;/script&gt;">three</ref>
        <ptr target="vbscript:globalThis.ran=1"/>
        <graphic url="javascript:globalThis.ran=1"><desc>{SCRIPT}</desc></graphic>
        <graphic url="https://evil.example/c.png"/>
        <graphic url="x.svg{ATTRIBUTE}"/>
        <media mimeType="text/html" url="https://evil.example/d.html"/>
        <note n="{ATTRIBUTE}">n {SCRIPT}</note>
        <pb n="{ATTRIBUTE}" facs="https://evil.example/e.png"/>
        <date when="{ATTRIBUTE}">d</date>
        <persName ref="#p{ATTRIBUTE}">N {SCRIPT}</persName>
        <formula notation="mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><mtext><script xmlns="http://www.w3.org/1999/xhtml">globalThis.ran = 1</script></mtext><maction actiontype="statusline" href="javascript:globalThis.ran=1">m</maction></math></formula>
        <figure><svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.ran = 1"><script>globalThis.ran = 1</script><text>s</text></svg></figure>
        <x xmlns="http://www.w3.org/1999/xhtml"><img src="https://evil.example/f" onerror="globalThis.ran = 1" alt="a"/><iframe srcdoc="{SCRIPT}">i</iframe></x>
      </p>
      <listPerson><person xml:id="p"><persName>Q {SCRIPT}</persName><note>{SCRIPT}{ATTRIBUTE}</note></person></listPerson>
      <egXML xmlns="http://www.tei-c.org/ns/Examples"><script onload="{ATTRIBUTE}">globalThis.ran = 1</script></egXML>
    </body>
  </text>
</TEI>
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    name = "h'onload='globalThis.ran=1" if sys.platform != "win32" else "h"
    file = folder / f"{name}.xml"
    file.write_text(HOSTILE, "utf-8")
    command = [sys.executable, "-m", "teitools", "build", file, "--output", folder / "site", "--only", "html"]
    built = subprocess.run(command, capture_output=True, text=True)
    assert (folder / "site" / "index.html").is_file(), built.stdout + built.stderr
    return folder / "site"


def test_nothing_runs_and_nothing_is_asked_for(visitor: Any, hostile: Path) -> None:
    for visit in visitor.visits(hostile, 1280, "light"):
        said: list[str] = []
        visit.page.on("dialog", lambda dialog, said=said: (said.append(dialog.message), dialog.dismiss()))
        visit.page.evaluate("""() => {
            for (const link of document.querySelectorAll("main a")) {
                link.addEventListener("click", (event) => event.preventDefault());
                for (const kind of ["mouseover", "click"]) link.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
            }
        }""")
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("globalThis.ran ?? null") is None
        assert not said
        assert not [text for text in visit.complaints if "asks for" in text]


def test_no_link_leads_to_anything_that_runs(hostile: Path) -> None:
    from lxml import html

    for file in sorted(hostile.rglob("*.html")):
        page = html.parse(str(file)).getroot()
        addresses = [*page.xpath("//@href"), *page.xpath("//@src"), *page.xpath("//@action")]
        schemes = {
            address.split(":")[0].strip().lower() for address in addresses if ":" in address.split("#")[0]
        }
        assert schemes <= {"http", "https", "mailto"}, schemes
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //iframe | //object | //embed")
        of_search = ["words.js", "search.js"] if file.name == "search.html" else []
        of_page = ["site.js", *of_search] if page.xpath("//header[@class='masthead']") else []
        assert page.xpath("//head/script/@src") == of_page
        assert len(page.xpath("//script")) == len(of_page)


def test_every_page_has_a_policy(hostile: Path) -> None:
    for file in sorted(hostile.rglob("*.html")):
        text = file.read_text("utf-8")
        policy, script = text.index("Content-Security-Policy"), text.find("<script")
        assert script < 0 or policy < script, file.name
        assert "default-src 'none'" in text
