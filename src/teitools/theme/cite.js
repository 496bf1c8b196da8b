/* Citing a passage: its words, an address that leads back to them, and a citation in the style that the reader chooses. */
"use strict";
(() => {
  const meta = (name) => [...document.querySelectorAll(`meta[name="citation_${name}"]`)].map((element) => element.content);
  const one = (name) => meta(name)[0] || "";
  const joined = (parts, between) => parts.filter(Boolean).join(between);

  /* The work: what the page says of itself to reference managers. */
  const work = {
    authors: meta("author"), title: one("title"), journal: one("journal_title"), volume: one("volume"), issue: one("issue"),
    year: one("publication_date"), publisher: one("publisher"), doi: one("doi"),
  };
  const straight = (name) => name.split(", ").reverse().join(" ");
  const initials = (name) => {
    const [family, given] = name.split(", ");
    return given ? `${family}, ${given.split(/[\s-]+/u).map((part) => `${part[0]}.`).join(" ")}` : name;
  };
  const list = (names, last) => names.length > 1 ? `${names.slice(0, -1).join(", ")}${last}${names.at(-1)}` : names.join("");
  const closed = (text) => /[.?!]$/u.test(text) ? text : `${text}.`;

  /* place: { page, locator, address, url } */
  const styles = {
    "Full": ({ page, locator, address }) => `${joined([
      work.authors.map(straight).join(", "), `“${work.title}”`,
      joined([work.journal, joined([work.volume, work.issue], "."), work.year && `(${work.year})`], " "),
      page && `p. ${page}`, locator,
    ], ", ")} (${address}).${work.doi ? ` https://doi.org/${work.doi}` : ""}`,
    "Chicago": ({ page, url }) => `${joined([
      list(work.authors.map(straight), " and "), `“${work.title},”`,
    ], ", ")} ${joined([work.journal, work.volume], " ")}${work.issue && `, no. ${work.issue}`}${work.year && ` (${work.year})`}${page && `: ${page}`}, ${url}.`,
    "MLA": ({ page, url }) => `${joined([
      work.authors.length && closed(work.authors[1] ? `${work.authors[0]}, and ${list(work.authors.slice(1).map(straight), ", and ")}` : work.authors[0]),
      `“${closed(work.title)}”`,
    ], " ")} ${joined([work.journal, work.volume && `vol. ${work.volume}`, work.issue && `no. ${work.issue}`, work.year, page && `p. ${page}`, url], ", ")}.`,
    "APA": ({ page, url }) => `${joined([
      list(work.authors.map(initials), ", & "), `(${work.year || "n.d."}).`, closed(work.title),
    ], " ")} ${joined([work.journal, work.volume && `${work.volume}${work.issue && `(${work.issue})`}`, page], ", ")}. ${url}`,
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

  /* Where a passage is: the nearest thing with an address, and the page of the print. */
  const follows = (element, node) => Boolean(element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
  const pageAt = (node) => {
    const note = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest('[id^="note."]');
    const mark = note && document.getElementById(note.id.replace("note.", "mark."));
    const passed = [...document.querySelectorAll("article [data-page], article .pb")].filter((element) => follows(element, mark || node));
    const page = passed.at(-1);
    return page ? page.dataset.page || page.textContent : "";
  };
  const signs = { par: "¶", note: "n.", l: "l." };
  const placeOf = (element) => {
    const [kind, number] = element.id.split(".");
    return number && signs[kind] ? `${signs[kind]} ${number}` : "";
  };
  const addressed = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return element.closest('main :is([id^="par."], [id^="note."], [id^="l."])') || element.closest('main [id]:not([id^="m."], [id^="date."])') || element.closest("article");
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
    const words = range ? whole(range) : null;
    const name = document.querySelector("article").dataset.document;
    const url = `${location.href.split(/[?#]/u)[0]}#${encodeURIComponent(at.id)}${words ? fragment(words) : ""}`;
    const place = { page: pageAt(element ? element.querySelector(".par") || element.firstChild : range.startContainer), locator: placeOf(at), address: at.id ? `${name}:${at.id}` : name, url };

    const card = document.createDocumentFragment();
    const title = document.createElement("p");
    title.className = "card-name";
    title.textContent = joined(["Cite this passage", place.page && `p. ${place.page}`, place.locator], ", ");
    const quoted = document.createElement("p");
    quoted.className = "card-quote";
    quoted.textContent = words ? `“${flat(words.text)}”` : "";
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
    card.append(title, ...(words ? [quoted] : []), label, citation, link);
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
