"""Words are found however they are typed: folded alike here and in the browser."""

import json
import shutil
import subprocess
import unicodedata

import pytest

from teitools.resources import resource
from teitools.search.folding import tokens

WORDS = {
    "Tiranë": "tirane",
    "Çamëria": "cameria",
    "Đoković": "dokovic",
    "Łódź": "lodz",
    "Straße": "strasse",
    "Æsir": "aesir",
    "ﬁnis": "finis",
    "ſenſus": "sensus",
    "Энвер Ходжа": "энвер ходжа",
    "Андреи̂": "андреи",
    "ёлка": "елка",
    "Ђорђевић": "ђорђевић",
    "Ὀδυσσεύς": "οδυσσευσ",
    "ΛΌΓΟΣ": "λογοσ",
    "l’État": "l etat",
    "Sep\u00adtem\u00adber": "september",
    "e\u0301cole": "ecole",
    "İstanbul ısı": "istanbul isi",
    "20 ½ ℃ foo™": "20 1 2 foo",
    "中國史": "中 國 史",
    "שָׁלוֹם": "שלום",
    "كِتَاب": "كتاب",
    "हिन्दी": "हनद",
    "a_b": "a b",
    "12,5": "12 5",
}


@pytest.mark.parametrize("text", WORDS)
def test_marks_and_capitals_make_no_difference(text: str) -> None:
    assert " ".join(tokens(text)) == WORDS[text]


def is_assigned(character: str) -> bool:
    return unicodedata.category(character) != "Cn"


def test_the_browser_folds_words_alike() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node")
    script = resource("theme/words.js").read_text("utf-8")
    program = f"""
        globalThis.location = {{ search: "" }};
        {script}
        const texts = JSON.parse(require("fs").readFileSync(0, "utf-8"));
        const {{ tokensIn }} = globalThis.teitoolsWords;
        console.log(JSON.stringify(texts.map((text) => tokensIn(text))));
    """
    texts = [*WORDS, *filter(is_assigned, map(chr, range(0x20, 0x3100)))]
    done = subprocess.run([node, "-e", program], input=json.dumps(texts), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout)
    different = {
        text: (list(tokens(text)), found)
        for text, found in zip(texts, theirs, strict=True)
        if found != list(tokens(text))
    }
    assert not different
