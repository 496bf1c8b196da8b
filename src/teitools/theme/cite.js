/* Citing a passage: its words, an address that leads back to them, and a citation in the style that the reader chooses. */
"use strict";
(() => {
  const meta = (name) => [...document.querySelectorAll(`meta[name="citation_${name}"]`)].map((element) => element.content);
  const one = (name) => meta(name)[0] || "";
  const joined = (parts, between) => parts.filter(Boolean).join(between);

  /* The work: what the page says of itself to reference managers. */
  const work = {
    authors: meta("author"), title: one("title"), journal: one("journal_title"), volume: one("volume"), issue: one("issue"),
    year: one("publication_date"), publisher: one("publisher"), doi: one("doi"), pages: [one("firstpage"), one("lastpage")],
  };
  const straight = (name) => name.split(", ").reverse().join(" ");
  const family = (name) => name.includes(", ") ? name.split(", ")[0] : name.split(" ").at(-1);
  const initials = (name) => {
    const [family, given] = name.split(", ");
    return given ? `${family}, ${given.split(/[\s-]+/u).map((part) => `${part[0]}.`).join(" ")}` : name;
  };
  const list = (names, last) => names.length > 1 ? `${names.slice(0, -1).join(", ")}${last}${names.at(-1)}` : names.join("");
  const few = (names, last) => names.length > 2 ? `${names[0]} et al.` : list(names, last);
  const closed = (text) => /[.?!]$/u.test(text) ? text : `${text}.`;

  /* Locators: pages, lines and paragraphs, from the first to the last; each style has its words and its way to cut numbers. */
  const entire = (last) => last;
  const twoDigits = (last, first) => first > 99 && first.slice(0, -2) === last.slice(0, -2) ? last.slice(-2) : last;
  const changed = (last, first) => Number(first) % 100 && Number(first) % 100 < 10 ? String(Number(twoDigits(last, first))) : Number(first) % 100 ? twoDigits(last, first) : last;
  const span = ([first, last], cut) => last && last !== first ? `${first}–${/^\d+$/u.test(first + last) ? cut(last, first) : last}` : first;
  const said = ([one, many], numbers, cut) => `${numbers[1] && numbers[1] !== numbers[0] ? many : one} ${span(numbers, cut)}`;
  const words = {
    Full: { page: ["p.", "pp."], par: ["¶", "¶¶"], note: ["n.", "nn."], l: ["l.", "ll."] },
    Chicago: { par: ["par.", "pars."], note: ["n.", "nn."], l: ["line", "lines"] },
    MLA: { par: ["par.", "pars."], note: ["note", "notes"], l: ["line", "lines"] },
    APA: { page: ["p.", "pp."], par: ["para.", "paras."], note: ["footnote", "footnotes"], l: ["line", "lines"] },
  };
  const numbered = (style, { kind, numbers }, cut) => !numbers[0] ? "" : kind ? said(words[style][kind], numbers, cut) : span(numbers, entire);
  /* A page tells where a paragraph is; a note is called by its number on the page. */
  const brief = (style, { pages, ...place }, cut) => {
    if (!pages[0]) return numbered(style, place, cut);
    if (place.kind === "note") return `${pages[0]}${place.numbers[1] && place.numbers[1] !== place.numbers[0] ? "nn" : "n"}${span(place.numbers, cut)}`;
    return joined([span(pages, cut), place.kind !== "par" && numbered(style, place, cut)], ", ");
  };

  /* place: { pages, kind, numbers, address, url }, pages and numbers from the first to the last */
  const styles = {
    "Full": (place) => `${joined([
      work.authors.map(straight).join(", "), `“${work.title}”`,
      joined([work.journal, joined([work.volume, work.issue], "."), work.year && `(${work.year})`], " "),
      place.pages[0] && said(words.Full.page, place.pages, entire), numbered("Full", place, entire),
    ], ", ")} (${place.address}).${work.doi ? ` https://doi.org/${work.doi}` : ""}`,
    "Chicago": (place) => {
      const title = /[?!]$/u.test(work.title) ? `“${work.title}”` : `“${work.title},”`;
      const at = brief("Chicago", place, changed);
      const journal = `${joined([work.journal, work.volume], " ")}${work.issue && `, no. ${work.issue}`}${work.year && ` (${work.year})`}${at && `: ${at}`}`;
      const where = work.journal ? journal : joined([joined([work.publisher, work.year], ", "), at], ", ");
      return `${joined([list(work.authors.map(straight), " and "), joined([title, joined([where, place.url], ", ")], " ")], ", ")}.`;
    },
    "MLA": (place) => {
      const at = brief("MLA", place, twoDigits);
      const pages = work.pages[0] && said(["p.", "pp."], work.pages, twoDigits);
      const author = work.authors[1] ? `${work.authors[0]}, and ${list(work.authors.slice(1).map(straight), ", and ")}` : work.authors[0];
      return `${joined([author && closed(author), `“${closed(work.title)}”`], " ")} ${joined([
        work.journal || work.publisher, work.volume && `vol. ${work.volume}`, work.issue && `no. ${work.issue}`, work.year, pages, place.url,
      ], ", ")}.${at && ` In the text: (${joined([few(work.authors.map(family), " and "), at], place.pages[0] ? " " : ", ")}).`}`;
    },
    "APA": (place) => {
      const pages = work.pages[0] && span(work.pages, entire);
      const at = joined([place.pages[0] && said(words.APA.page, place.pages, entire), (place.kind !== "par" || !place.pages[0]) && numbered("APA", place, entire)], ", ");
      return `${joined([list(work.authors.map(initials), ", & "), `(${work.year || "n.d."}).`, closed(work.title)], " ")} ${joined([closed(joined([
        work.journal || work.publisher, work.volume && `${work.volume}${work.issue && `(${work.issue})`}`, pages,
      ], ", ")), place.url], " ")}${at && ` In the text: (${joined([few(work.authors.map(family), " & "), work.year || "n.d.", at], ", ")}).`}`;
    },
  };
  const chosen = (name) => {
    try {
      if (name) localStorage.setItem("teitools:style", name);
      return localStorage.getItem("teitools:style");
    } catch { return name; }
  };

  /* Text as a reader sees it, blocks apart */
  const blocks = "p, li, div, section, blockquote, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption";
  const seen = (range) => {
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    let text = "", block = null;
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE || !range.intersectsNode(node)) continue;
      if (node.parentElement.checkVisibility && !node.parentElement.checkVisibility()) continue;
      const within = node.parentElement.closest(blocks);
      if (block && within !== block) text += "\n";
      block = within;
      text += node.data.slice(node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : undefined);
    }
    return text.replace(/[^\S\n]+/gu, " ");
  };
  const between = (start, end) => {
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return seen(range);
  };

  /* Whole words only: an address cannot name half a word. */
  const LETTERS = "[\\p{L}\\p{N}\\p{M}]+";
  const atEnd = new RegExp(`${LETTERS}$`, "u"), atStart = new RegExp(`^${LETTERS}`, "u");
  const whole = (range) => {
    const main = document.querySelector("main");
    let before = between([main, 0], [range.startContainer, range.startOffset]);
    let after = between([range.endContainer, range.endOffset], [main, main.childNodes.length]);
    let text = seen(range);
    const [stray] = text.match(/^[\s.,;:)\]]+/u) || [""];
    before += stray;
    text = text.slice(stray.length);
    const [left] = atStart.test(text) ? before.match(atEnd) || [""] : [""];
    const [right] = atEnd.test(text) ? after.match(atStart) || [""] : [""];
    before = before.slice(0, before.length - left.length);
    after = after.slice(right.length);
    return { before, text: `${left}${text}${right}`.trim(), after };
  };

  /* A text fragment, https://wicg.github.io/scroll-to-text-fragment/: [prefix-,]start[,end][,-suffix] */
  const flat = (text) => text.replace(/\s+/gu, " ").trim();
  const first = (text, count) => flat(text).split(" ").slice(0, count).join(" ");
  const last = (text, count) => flat(text).split(" ").slice(-count).join(" ");
  const coded = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
  const times = (page, text) => page.split(text).length - 1;
  const fragment = ({ before, text, after }) => {
    const page = flat(`${before} ${text} ${after}`).toLowerCase();
    const long = text.length > 100 || text.includes("\n");
    const end = long ? last(text.split("\n").at(-1), 5) : "";
    let prefix = "", start = long ? first(text.split("\n")[0], 5) : text, suffix = "";
    for (let count = 1; count < 9 && times(page, flat(`${prefix} ${start} ${suffix}`).toLowerCase()) > 1; count += 1) {
      prefix = last(before.split("\n").at(-1), count);
      if (long) start = first(text.split("\n")[0], 5 + count);
      else suffix = first(after.split("\n")[0], count);
    }
    return `:~:text=${joined([prefix && `${coded(prefix)}-`, coded(start), end && coded(end), suffix && `-${coded(suffix)}`], ",")}`;
  };

  /* Where a passage is: the nearest thing with an address, and the page of the print. A note is on the page of its mark. */
  const follows = (element, node) => Boolean(element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
  const elementOf = (node) => node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const lastBefore = (selector, node) => [...document.querySelectorAll(selector)].filter((element) => follows(element, node)).at(-1);
  const pageAt = (node) => {
    const back = elementOf(node).closest(".notes > li")?.querySelector(".number[href]");
    const mark = back && document.getElementById(decodeURIComponent(back.hash.slice(1)));
    const page = lastBefore("article [data-page], article .pb", mark || node);
    return page ? page.dataset.page || page.textContent : "";
  };
  const kinds = ["par", "note", "l"];
  const placeOf = (element) => {
    if (element.dataset.reference) return { kind: "", number: element.dataset.reference };
    const [kind, ...number] = element.id.split(".");
    if (!kinds.includes(kind) || !number.length) return { kind: "", number: "" };
    return { kind: kind === "l" && number.length > 1 ? "" : kind, number: number.join(".") };
  };
  const addressed = (node) => {
    const element = elementOf(node);
    return element.closest('main :is([data-reference], [id^="par."], [id^="note."], [id^="l."])')
      || lastBefore("article [data-reference]:empty", node)
      || element.closest('main [id]:not([id^="m."], [id^="date."], [id^="ui:"])') || element.closest("article");
  };

  const button = (label, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "act";
    made.textContent = label;
    made.addEventListener("click", () => navigator.clipboard.writeText(text()).then(
      () => { made.textContent = "Copied"; },
      () => { made.textContent = "Copying is not allowed here"; },
    ));
    return made;
  };

  /* Return the content of a card for a selected range, or for an element that has an address. */
  globalThis.teitoolsCite = (range, element) => {
    const at = element || addressed(range.startContainer);
    const chosenWords = range ? whole(range) : null;
    const name = document.querySelector("article").dataset.document;
    const query = new URLSearchParams(location.search);
    for (const key of ["reading", "hide"]) query.delete(key);
    const url = `${location.href.split(/[?#]/u)[0]}${query.size ? `?${query}` : ""}#${encodeURIComponent(at.id)}${chosenWords ? fragment(chosenWords) : ""}`;
    const first = placeOf(at), last = range ? placeOf(addressed(range.endContainer)) : first;
    const start = element ? element.querySelector(".par, .line-number") || element.firstChild : range.startContainer;
    const place = {
      pages: [pageAt(start), pageAt(range ? range.endContainer : start)], kind: first.kind,
      numbers: [first.number, last.kind === first.kind ? last.number : ""], address: at.id ? `${name}:${at.id}` : name, url,
    };

    const card = document.createDocumentFragment();
    const title = document.createElement("p");
    title.className = "card-name";
    title.textContent = joined(["Cite this passage", place.pages[0] && said(words.Full.page, place.pages, entire), numbered("Full", place, entire)], ", ");
    const quoted = document.createElement("p");
    quoted.className = "card-quote";
    quoted.textContent = chosenWords ? `“${flat(chosenWords.text)}”` : "";
    const label = document.createElement("label");
    const select = document.createElement("select");
    for (const style of Object.keys(styles)) select.add(new Option(style, style, false, style === chosen()));
    label.append("Style ", select);
    const citation = document.createElement("p");
    citation.className = "card-text";
    const write = () => { citation.textContent = styles[select.value](place); };
    select.addEventListener("change", () => { chosen(select.value); write(); });
    write();
    const link = document.createElement("p");
    link.className = "card-text";
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.textContent = url;
    link.append(anchor);
    card.append(title, ...(chosenWords ? [quoted] : []), label, citation, link);
    if (navigator.clipboard) {
      card.append(
        button("Copy all", () => joined([quoted.textContent, citation.textContent, url], "\n")),
        button("Copy citation", () => citation.textContent),
        button("Copy link", () => url),
      );
    }
    return card;
  };
})();
