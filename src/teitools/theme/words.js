/* Words as a search knows them, as in search/folding.py; and on a page that a search leads to, the marks on them. */
"use strict";
(() => {
  const WORD = /[\p{L}\p{N}\p{M}_\u00ad\u200c\u200d\u2060]+/gu;
  const UNTYPED = /[\p{M}\u00ad\u200c\u200d\u2060]+/gu;
  const IDEOGRAPH = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
  const TOKEN = new RegExp(`${IDEOGRAPH}|(?:(?!${IDEOGRAPH})[\\p{L}\\p{N}])+`, "gu");
  const LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŀ": "l",
    "ø": "o", "ŧ": "t", "ŋ": "n", "ſ": "s", "ς": "σ",
  };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

  const folded = (word) => word.normalize("NFKD").toLowerCase().replace(UNTYPED, "").replace(LETTER, (letter) => LETTERS[letter]);
  const tokensOf = (word) => folded(word).match(TOKEN) || [];
  const tokensIn = (text) => (text.match(WORD) || []).flatMap(tokensOf);

  /* What is asked for: terms, each of tokens in a row. The last word, as long as no space follows it, may be the beginning of one. */
  const asked = (query) => {
    const terms = [];
    let begins = false;
    for (const [piece, phrase] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|[^"“”„«»]+/gu)) {
      begins = phrase === undefined && /[\p{L}\p{N}\p{M}]$/u.test(piece);
      if (phrase !== undefined) terms.push({ tokens: tokensIn(phrase), begins: false });
      else for (const word of piece.match(WORD) || []) terms.push({ tokens: tokensOf(word), begins: false });
    }
    const found = terms.filter((term) => term.tokens.length);
    if (found.length) found.at(-1).begins = begins;
    return found;
  };

  /* The stretches of a text that answer terms, in its order; and whether each term is answered. */
  const answers = (text, terms) => {
    const words = [];
    for (const match of text.matchAll(WORD)) {
      for (const token of tokensOf(match[0])) words.push({ token, start: match.index, end: match.index + match[0].length });
    }
    const stretches = [];
    const answered = terms.map(({ tokens, begins }) => {
      let any = false;
      for (let at = 0; at + tokens.length <= words.length; at += 1) {
        if (!tokens.every((token, more) => words[at + more].token === token || (begins && more === tokens.length - 1 && words[at + more].token.startsWith(token)))) continue;
        any = true;
        stretches.push([words[at].start, words[at + tokens.length - 1].end]);
      }
      return any;
    });
    stretches.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const apart = [];
    for (const stretch of stretches) if (!apart.length || stretch[0] >= apart.at(-1)[1]) apart.push(stretch);
    return { stretches: apart, all: answered.every(Boolean) };
  };

  globalThis.teitoolsWords = { tokensIn, asked, answers };

  const BLOCKS = "p, li, div, section, td, th, h1, h2, h3, h4, h5, h6, dt, dd, blockquote, figure";
  const ADDED = "[data-generated], nav, [hidden], .card, .par, .pb, .mark, script, style, template";
  const FARTHEST = 8000;

  /* The texts of a place, or of what follows it where it has none of its own. */
  const textsFrom = (place, inside) => {
    const all = document.createTreeWalker(inside ? place : document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    let length = 0;
    for (let node = all.nextNode(); node && length < FARTHEST; node = all.nextNode()) {
      const before = !inside && !(place.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (before || node.parentElement.closest(ADDED)) continue;
      const block = node.parentElement.closest(BLOCKS);
      const gap = nodes.length && nodes.at(-1).block !== block ? 1 : 0;
      nodes.push({ node, block, start: length + gap, gap });
      length += node.data.length + gap;
    }
    return nodes;
  };

  const markIn = (nodes, terms) => {
    const text = nodes.map(({ node, gap }) => (gap ? " " : "") + node.data).join("");
    const { stretches } = answers(text, terms);
    for (const { node, start } of [...nodes].reverse()) {
      for (const [from, to] of [...stretches].reverse()) {
        const first = Math.max(from - start, 0);
        const last = Math.min(to - start, node.data.length);
        if (first >= last) continue;
        const range = document.createRange();
        range.setStart(node, first);
        range.setEnd(node, last);
        range.surroundContents(document.createElement("mark"));
      }
    }
    return stretches.length;
  };

  const query = new URLSearchParams(location.search).get("mark");
  const mark = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1))) || document.querySelector("main");
    const terms = asked(query);
    const words = markIn(textsFrom(place, true), terms) || markIn(textsFrom(place, false), terms);
    const first = words && document.querySelector("mark");
    if (first) first.scrollIntoView({ block: "center" });
  };
  if (query) mark();
})();
