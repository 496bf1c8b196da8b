/* The search: it reads of the index, beside this page, what a question needs, and shows the passages that answer it. */
"use strict";
(() => {
  const { nonce } = document.currentScript;
  const { asked, answers } = globalThis.teitoolsWords;
  const form = document.getElementById("ui:search");
  const input = document.getElementById("ui:words");
  const status = document.getElementById("ui:count");
  const list = document.getElementById("ui:found");
  const chips = document.getElementById("ui:chosen");
  const label = form.dataset;
  const DOCUMENTS_AT_ONCE = 10;
  const PASSAGES_AT_ONCE = 3;
  const VALUES_AT_ONCE = 20;
  const MOST_SHARDS = 6;
  const AROUND = 110;

  /* Files of the index hand themselves over by name. */
  const waiting = new Map();
  const files = new Map();
  globalThis.teitoolsSearch = (name, ...contents) => waiting.get(name)(contents);
  const read = (name) => {
    if (!files.has(name)) files.set(name, new Promise((done, failed) => {
      waiting.set(name, done);
      const script = document.createElement("script");
      script.nonce = nonce;
      script.src = `search/${encodeURIComponent(name)}.js`;
      script.onerror = () => { files.delete(name); failed(new Error(name)); };
      document.head.append(script);
    }));
    return files.get(name);
  };
  const directory = async () => (await read("index"))[0];

  /* Places are passages by document; in a file they are numbers of five bits and more, see search/numbers.py. */
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
  const addPlaces = (places, text) => {
    let at = 0;
    const next = () => {
      let number = 0;
      for (let scale = 1; ; scale *= 32) {
        const value = VALUES.get(text[at++]);
        number += (value % 32) * scale;
        if (value < 32) return number;
      }
    };
    for (let document = -1; at < text.length;) {
      document += next() + 1;
      if (!places.has(document)) places.set(document, new Set());
      const passages = places.get(document);
      for (let count = next(), passage = -1; count; count -= 1) passages.add(passage += next() + 1);
    }
    return places;
  };
  const both = (one, other) => {
    const found = new Map();
    for (const [document, passages] of one) {
      const others = other.get(document);
      const shared = others && new Set([...passages].filter((passage) => others === true || others.has(passage)));
      if (shared && shared.size) found.set(document, shared);
    }
    return found;
  };
  const counted = (places) => [...places.values()].reduce((sum, passages) => sum + passages.size, 0);

  const placesOf = async (token, begins) => {
    const { tokens } = await directory();
    const from = Math.max(tokens.filter((each) => each < token).length - 1, 0);
    const until = (end) => tokens.reduce((last, each, number) => (each <= end ? number : last), -1);
    const wide = begins ? until(`${token}\uffff`) : 0;
    const whole = !begins || wide - from >= MOST_SHARDS;
    const to = whole ? until(token) : wide;
    const numbers = Array.from({ length: Math.max(to - from + 1, 0) }, (_, more) => from + more);
    const places = new Map();
    for (const [shard] of await Promise.all(numbers.map((number) => read(`tokens-${number}`)))) {
      for (const [each, text] of shard) if (each === token || (!whole && each.startsWith(token))) addPlaces(places, text);
    }
    return places;
  };

  /* What narrows: kinds with values, each [name, id, places]. */
  const valuesOf = async (kind) => {
    const { kinds } = await directory();
    const parts = await Promise.all(Array.from({ length: kinds[kind] || 0 }, (_, number) => read(`${kind}-${number}`)));
    const rows = parts.flatMap(([rows]) => rows);
    if (kind !== "documents") return rows.map(([name, id, pieces]) => ({ name, id, places: () => pieces.reduce(addPlaces, new Map()) }));
    return rows.map(([id, name], number) => ({ name, id, places: () => new Map([[number, true]]) }));
  };
  const kinds = [...form.parentElement.querySelectorAll("details[data-kind]")];

  /* What is asked is kept in the address, behind its #. */
  const state = { query: "", chosen: [] };
  const readAddress = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    state.query = address.get("q") || "";
    state.chosen = [...address].filter(([kind]) => kind !== "q").map(([kind, id]) => ({ kind, id }));
  };
  const writeAddress = () => {
    const address = new URLSearchParams();
    if (state.query) address.set("q", state.query);
    for (const { kind, id } of state.chosen) address.append(kind, id);
    try {
      history.replaceState(null, "", `#${address}`);
    } catch { /* some browsers do not let a local file change its address */ }
  };

  const element = (name, values, ...content) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(...content);
    return made;
  };

  const excerpt = (text, { stretches }) => {
    const made = document.createDocumentFragment();
    const first = stretches.length ? stretches[0][0] : 0;
    const before = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const from = before > first ? first : before;
    const wanted = Math.max(from + 3 * AROUND, stretches.length ? stretches[0][1] : 0);
    const end = text.length > wanted + AROUND / 2 ? Math.max(text.lastIndexOf(" ", wanted), stretches.length ? stretches[0][1] : from + 1) : text.length;
    made.append(from ? "… " : "");
    let at = from;
    for (const [start, stop] of stretches.filter((each) => each[1] <= end)) {
      made.append(text.slice(at, start), element("mark", {}, text.slice(start, stop)));
      at = stop;
    }
    made.append(text.slice(at, end), end < text.length ? " …" : "");
    return made;
  };

  const nameOf = (anchor) => {
    const [, kind, number] = /^([a-z]+)\.(.+)$/u.exec(anchor) || [];
    const name = kind && label[kind];
    return name ? `${name} ${number}` : label.text;
  };

  const passageItem = (page, anchor, text, answer) => {
    const mark = state.query ? `?mark=${encodeURIComponent(state.query)}` : "";
    const link = element("a", { href: `${page}${mark}${anchor ? `#${encodeURIComponent(anchor)}` : ""}` }, nameOf(anchor));
    return element("li", {}, element("span", { className: "where" }, link), " ", element("span", { className: "context" }, excerpt(text, answer)));
  };

  /* The first passages of a document that answer, and those that have not been looked at; whether a phrase is there, its text says. */
  const answering = async (number, passages, terms, most) => {
    const [id, ...starts] = (await directory()).documents[number];
    const found = [];
    let looked = 0;
    while (looked < passages.length && found.length < most) {
      const passage = passages[looked];
      const file = starts.findLastIndex((start) => start <= passage);
      const [first, title, rows] = await read(`${id}.${file}`);
      const [other, anchor, text] = rows[passage - starts[file]];
      const page = encodeURIComponent(other || first);
      const answer = answers(text, terms);
      if (answer.all) found.push({ title, page, anchor, text, answer });
      looked += 1;
    }
    return { found, rest: passages.slice(looked) };
  };

  let asking = 0;
  const tell = (passages, documents, more = "") => {
    const of = label.documents ? ` · ${label.documents}: ${documents}${more}` : "";
    status.textContent = passages ? `${label.passages}: ${passages}${more}${of}` : label.nothing;
  };

  const showDocument = (number, { found, rest }, terms) => {
    const item = ({ page, anchor, text, answer }) => passageItem(page, anchor, text, answer);
    const items = element("ul", { className: "mentions" }, ...found.slice(0, PASSAGES_AT_ONCE).map(item));
    const [{ title, page }] = found;
    const section = element("section", { className: "entry" }, element("h2", {}, element("a", { href: page }, title)), items);
    const left = found.length + rest.length - items.children.length;
    if (left) {
      const more = element("button", { type: "button" }, `${label.more}: ${left}`);
      more.addEventListener("click", async () => {
        const later = await answering(number, rest, terms, Infinity);
        const made = [...found.slice(PASSAGES_AT_ONCE), ...later.found].map(item);
        items.append(...made);
        more.remove();
        if (made.length) made[0].querySelector("a").focus();
      });
      section.append(more);
    }
    list.append(section);
  };

  /* Documents in the order of the edition, some at a time. How often a phrase is there is known when all is read. */
  const show = async (places, terms, mine) => {
    const phrase = terms.some((term) => term.tokens.length > 1);
    const left = [...places].sort((one, other) => one[0] - other[0]);
    let documents = 0;
    let passages = 0;
    const some = async () => {
      for (let shown = 0; left.length && shown < DOCUMENTS_AT_ONCE;) {
        const [number, all] = left.shift();
        const inOrder = [...all].sort((one, other) => one - other);
        const answer = await answering(number, inOrder, terms, phrase ? Infinity : PASSAGES_AT_ONCE);
        if (mine !== asking) return;
        if (!answer.found.length) continue;
        showDocument(number, answer, terms);
        shown += 1;
        documents += 1;
        passages += answer.found.length;
      }
      if (phrase) tell(passages, documents, left.length ? "+" : "");
      if (!left.length) return;
      const more = element("button", { type: "button", className: "further" }, label.further);
      more.addEventListener("click", async () => {
        more.remove();
        const before = list.children.length;
        await some();
        const next = list.children[before];
        if (next) next.querySelector("a").focus();
      });
      list.append(more);
    };
    await some();
  };

  const showChosen = async () => {
    const made = [];
    for (const { kind, id } of state.chosen) {
      const value = (await valuesOf(kind)).find((each) => each.id === id);
      const button = element("button", { type: "button" }, value ? value.name : id, element("span", { ariaHidden: "true" }, " ×"));
      button.setAttribute("aria-label", `${label.without} ${value ? value.name : id}`);
      button.addEventListener("click", () => {
        state.chosen = state.chosen.filter((each) => each.kind !== kind || each.id !== id);
        ask();
        input.focus();
      });
      made.push(element("li", {}, button));
    }
    chips.replaceChildren(...made);
  };

  const numberOf = (places) => {
    if (found) return counted(both(found, places));
    return [...places.values()].reduce((sum, passages) => sum + (passages === true ? 1 : passages.size), 0);
  };

  /* The values of an open kind, with how many of the passages that were found have each. */
  let found = null;
  const showKind = async (details) => {
    const { kind } = details.dataset;
    const values = await valuesOf(kind);
    const counts = values.map((value) => ({ ...value, count: numberOf(value.places()) })).filter(({ count }) => count);
    if (kind !== "years" && kind !== "documents") counts.sort((one, other) => other.count - one.count);
    const items = counts.map(({ name, id, count }) => {
      const button = element("button", { type: "button" }, name, element("span", { className: "count" }, ` ${count}`));
      const pressed = state.chosen.some((each) => each.kind === kind && each.id === id);
      button.setAttribute("aria-pressed", String(pressed));
      button.addEventListener("click", () => {
        const others = state.chosen.filter((each) => each.kind !== kind || each.id !== id);
        state.chosen = pressed ? others : [...others, { kind, id }];
        ask();
      });
      return element("li", {}, button);
    });
    const shown = element("ul", {}, ...items.slice(0, VALUES_AT_ONCE));
    details.querySelector("ul").replaceWith(shown);
    if (items.length > VALUES_AT_ONCE) {
      const more = element("button", { type: "button" }, `${label.values}: ${items.length - VALUES_AT_ONCE}`);
      more.addEventListener("click", () => {
        more.parentElement.remove();
        shown.append(...items.slice(VALUES_AT_ONCE));
        items[VALUES_AT_ONCE].querySelector("button").focus();
      });
      shown.append(element("li", {}, more));
    }
  };
  const ask = async () => {
    asking += 1;
    const mine = asking;
    writeAddress();
    const terms = asked(state.query);
    try {
      const words = terms.flatMap(({ tokens, begins }) => tokens.map((token, at) => placesOf(token, begins && at === tokens.length - 1)));
      const named = state.chosen.map(async ({ kind, id }) => {
        const value = (await valuesOf(kind)).find((each) => each.id === id);
        return value ? value.places() : new Map();
      });
      const all = await Promise.all([...words, ...named]);
      if (mine !== asking) return;
      const sets = all.filter((places) => ![...places.values()].includes(true));
      const whole = all.filter((places) => [...places.values()].includes(true));
      found = null;
      if (sets.length) found = [...sets.sort((one, other) => one.size - other.size), ...whole].reduce(both);
      list.replaceChildren();
      await showChosen();
      for (const details of kinds) if (details.open) await showKind(details);
      if (!found) status.textContent = "";
      else {
        tell(counted(found), found.size);
        await show(found, terms, mine);
      }
    } catch {
      if (mine === asking) status.textContent = label.unread;
    }
  };

  let soon = 0;
  input.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(() => { state.query = input.value; ask(); }, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(soon);
    state.query = input.value;
    ask();
  });
  for (const details of kinds) details.addEventListener("toggle", () => { if (details.open) showKind(details); });
  const begin = () => {
    readAddress();
    input.value = state.query;
    ask();
  };
  addEventListener("hashchange", begin);
  for (const hidden of form.parentElement.querySelectorAll(":scope > [hidden]")) hidden.hidden = false;
  if (matchMedia("(min-width: 40rem)").matches) input.focus({ preventScroll: true });
  begin();
})();
