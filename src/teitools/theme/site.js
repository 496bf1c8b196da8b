/* Notes and entries beside their place, and a view that stays as it was chosen. Without this the links simply lead there. */
"use strict";
(() => {
  const root = document.documentElement;
  const place = (href) => document.getElementById(decodeURIComponent(href.slice(1)));

  /* Cards: read from a file beside the page, when there is time or somebody asks for one */
  const { nonce, dataset } = document.currentScript;
  const entries = new Map();
  globalThis.teitoolsCards = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const entry of template.content.querySelectorAll("[data-id]")) {
      entries.set(`${entry.dataset.file}#${entry.dataset.id}`, entry);
    }
  };
  const files = new Map();
  const read = (name) => {
    if (!files.has(name)) files.set(name, new Promise((done) => {
      const script = document.createElement("script");
      script.nonce = nonce;
      script.src = name;
      script.onload = script.onerror = done;
      document.head.append(script);
    }));
    return files.get(name);
  };
  const cardsRead = async () => dataset.cards && read(dataset.cards);
  addEventListener("load", () => (globalThis.requestIdleCallback || setTimeout)(cardsRead));
  if (/[?&]mark=/.test(location.search)) read("words.js");

  const copyOf = (nodes) => {
    const copy = document.createDocumentFragment();
    for (const node of nodes) copy.append(node.cloneNode(true));
    for (const named of copy.querySelectorAll("[id]")) {
      named.dataset.at = named.id;
      named.removeAttribute("id");
    }
    return copy;
  };

  const noteOf = (link) => {
    const note = place(link.getAttribute("href"));
    const body = note && note.querySelector(".note");
    return body ? copyOf(body.childNodes) : null;
  };

  const entryOf = (href) => {
    const entry = entries.get(href);
    if (!entry) return null;
    const content = copyOf(entry.childNodes);
    const count = Number(entry.dataset.mentions || 0);
    const more = document.createElement("p");
    const link = document.createElement("a");
    more.className = "card-more";
    link.href = href;
    link.textContent = count ? `${count} mention${count === 1 ? "" : "s"} in ${entry.parentElement.dataset.title}` : entry.parentElement.dataset.title;
    more.append(link);
    content.append(more);
    return content;
  };

  /* Names and dates are known by their ids. One that holds others leads where its own piece does; inside another it shows both. */
  const named = '[id^="m."], [id^="date."], [data-at^="m."], [data-at^="date."]';
  const outside = `:not(a):is(${named}):is([data-entry], :has(> a:not([id], [class])))`;
  const pieceOf = (name) => name.querySelector(":scope > a:not([id], [class])");
  const addressOf = (link) => link.dataset.entry || (link.matches("a") ? link : pieceOf(link)).getAttribute("href");
  const entriesAround = (link) => {
    const content = entryOf(addressOf(link));
    if (!content) return null;
    for (let outer = link.parentElement.closest(outside); outer; outer = outer.parentElement.closest(outside)) {
      const around = addressOf(outer) !== addressOf(link) && entryOf(addressOf(outer));
      if (around) content.append(document.createElement("hr"), around);
    }
    return content;
  };

  const citing = ".par, .line-number, .cite";
  const contentFor = (link) => {
    if (link.matches('[role="doc-noteref"]')) return noteOf(link);
    if (link.matches(citing)) return globalThis.teitoolsCite ? teitoolsCite(link.range, place(link.getAttribute("href"))) : null;
    return entriesAround(link);
  };

  const narrow = matchMedia("(max-width: 40rem)");

  const put = (card, link) => {
    if (narrow.matches) return;
    const box = link.getClientRects()[0] || link.getBoundingClientRect();
    const below = box.bottom + card.offsetHeight + 12 < innerHeight || box.top < card.offsetHeight + 12;
    card.style.top = `${scrollY + (below ? box.bottom + 6 : box.top - card.offsetHeight - 6)}px`;
    card.style.left = `${Math.max(16, Math.min(box.left - 24, root.clientWidth - card.offsetWidth - 16))}px`;
  };

  /* A press on the mark of an open card closes the card before the click arrives: the click is not to open it again. */
  let closed = { link: null, time: 0 };
  const justClosed = (link) => closed.link === link && performance.now() - closed.time < 400;

  const close = (card) => { if (card.isConnected) card.hidePopover(); };

  const open = (link, content) => {
    const card = document.createElement("div");
    card.className = "card";
    card.popover = "auto";
    card.tabIndex = -1;
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card-close";
    button.textContent = "×";
    button.setAttribute("aria-label", "Close");
    button.addEventListener("click", () => close(card));
    card.append(content, button);
    (link.closest("sup") || link).after(card);
    card.addEventListener("beforetoggle", (event) => {
      if (event.newState !== "closed") return;
      closed = { link, time: performance.now() };
      link.setAttribute("aria-expanded", "false");
    });
    card.addEventListener("toggle", (event) => {
      if (event.newState !== "closed") return;
      const within = card.contains(document.activeElement);
      card.remove();
      if (within || document.activeElement === document.body) link.focus({ preventScroll: true });
    });
    card.showPopover();
    put(card, link);
    link.setAttribute("aria-expanded", "true");
    card.focus({ preventScroll: true });
  };

  /* What has a card: marks, numbers and signs, and names and dates, which may hold others with cards of their own. */
  const marks = `main :is([role="doc-noteref"], ${citing}, .sign, .arrow, a:is(${named}))`;
  const asked = (target) => {
    const found = target.closest && target.closest(`${marks}, main ${outside}`);
    const link = target.closest && target.closest("a");
    return found && link && found.contains(link) && link !== found && link.getAttribute("href") !== addressOf(found) ? null : found;
  };
  const show = (found, link, late) => {
    const content = contentFor(found);
    if (content) open(link, content);
    else if (late && link.href) location.assign(link.href);
    return Boolean(content);
  };
  if (HTMLElement.prototype.showPopover) {
    for (const link of document.querySelectorAll(`${marks}, main ${outside} > a:not([id], [class])`)) link.setAttribute("aria-haspopup", "dialog");
    document.addEventListener("click", (event) => {
      const found = asked(event.target);
      if (!found || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = found.matches("a") ? found : pieceOf(found) || found;
      if (event.detail && link !== cite && justClosed(link)) return event.preventDefault();
      if (show(found, link, false)) return event.preventDefault();
      const missing = found.matches(citing) ? !globalThis.teitoolsCite && read("cite.js") : !entries.size && !found.matches("[role]") && dataset.cards && cardsRead();
      if (!missing) return;
      event.preventDefault();
      missing.then(() => show(found, link, true));
    });
  }

  /* Words that are selected can be cited: a link after them leads to the card, also by the keyboard. */
  const cite = document.createElement("a");
  cite.className = "cite";
  cite.textContent = "Cite";
  cite.title = "Cite the selected words";
  const offer = () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const inside = range && document.querySelector("article")?.contains(range.commonAncestorContainer);
    if (document.querySelector(".card:popover-open")) return;
    if (!inside || !selection.toString().trim()) return cite.remove();
    const end = range.endContainer.nodeType === Node.TEXT_NODE ? range.endContainer.parentElement : range.endContainer;
    const block = (range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer).closest("main [id]:not(a, span)");
    cite.range = range.cloneRange();
    cite.href = `#${block ? block.id : ""}`;
    end.closest("p, li, div, section, td, th, h1, h2, h3, h4, h5, h6").append(cite);
    const box = [...range.getClientRects()].at(-1) || range.getBoundingClientRect();
    const base = cite.offsetParent.getBoundingClientRect();
    cite.style.top = `${box.bottom - base.top + 4}px`;
    cite.style.left = `${Math.min(box.right, root.clientWidth - 72) - base.left}px`;
  };
  let soon = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(soon);
    soon = setTimeout(offer, 250);
  });

  /* The view: kept in the address and, where the browser allows, for the next page. */
  const inputs = [...document.querySelectorAll(".view input")];
  const keys = ["reading", "hide"];
  const described = () => {
    const copy = inputs.some((input) => input.value === "copy" && input.checked);
    const hidden = inputs.filter((input) => input.type === "checkbox" && !input.checked).map((input) => input.value);
    const query = new URLSearchParams(location.search);
    for (const [key, value] of [["reading", copy ? "copy" : ""], ["hide", hidden.join(" ")]]) {
      query.delete(key);
      if (value) query.set(key, value);
    }
    return query.toString();
  };
  const apply = (query) => {
    const hidden = (query.get("hide") || "").split(" ");
    for (const input of inputs) {
      if (input.type === "checkbox") input.checked = !hidden.includes(input.value);
      else input.checked = input.value === (query.get("reading") || "edited");
    }
  };
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("teitools:view") || "";
      localStorage.setItem("teitools:view", value);
    } catch { /* storage is forbidden: the address alone keeps the view */ }
    return "";
  };
  if (inputs.length) {
    const asked = new URLSearchParams(location.search);
    apply(keys.some((key) => asked.has(key)) ? asked : new URLSearchParams(remembered()));
    for (const input of inputs) input.addEventListener("change", () => {
      const query = described();
      remembered(query);
      try {
        history.replaceState(null, "", `${location.pathname}${query && "?"}${query}${location.hash}`);
      } catch { /* some browsers do not let a local file change its address */ }
    });
  }

  /* The panel is open beside the text, folded above it. */
  const panel = document.querySelector(".tools details");
  if (panel) {
    const wide = matchMedia("(min-width: 64rem)");
    const fold = () => { panel.open = wide.matches; };
    fold();
    wide.addEventListener("change", fold);
    panel.addEventListener("click", (event) => { if (event.target.closest("a") && !wide.matches) panel.open = false; });
  }
})();
