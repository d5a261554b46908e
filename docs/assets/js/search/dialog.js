// The search box: a modal dialog with an input, the results, and what they can be narrowed by.
import { element, localized } from "../lib/dom.js";
import { addressWith, pageUrl } from "./address.js";
import { completeIndex } from "./documents.js";
import { SearchEngine } from "./engine.js";
import { Filters } from "./filters.js";
import { ResultGroups } from "./groups.js";

const SPEECH_DELAY = 30; // milliseconds after which a screen reader has noticed the dialog

let dialog;

// `box` has the words of the box; `loadFirst` asks for the first part of the index, which may be on
// its way already; `typed` is what a reader has typed meanwhile.
export function openSearch(box, loadFirst, typed) {
  dialog ??= new SearchDialog(box, loadFirst);
  dialog.open();
  if (typed) dialog.begin(typed);
  dialog.load();
}

class SearchDialog {
  constructor(box, loadFirst) {
    this.box = box;
    this.loadFirst = loadFirst;
    this.words = box.words;
    this.root = document.querySelector(".brand").href;
    this.#build();
    this.#listen();
  }

  load() {
    this.hasFailed = false;
    this.ready ??= completeIndex(this.box, this.loadFirst())
      .then((index) => this.#start(new SearchEngine(index)))
      .catch(() => this.#offerAgain());
  }

  // Some of the index has not come: the box says so, and asks for it anew when told to.
  #offerAgain() {
    this.ready = undefined;
    this.hasFailed = true;
    const again = element("button", { type: "button", class: "search-again" }, ...localized(this.words.search_again));
    again.addEventListener("click", () => {
      this.input.focus(); // before the button goes
      this.load();
      this.search();
    });
    this.status.replaceChildren(...localized(this.words.search_failed));
    this.fallback.replaceChildren(again);
  }

  #start(engine) {
    this.engine = engine;
    this.filters = new Filters(this.words, engine.choices, (chosen) => this.#narrow(chosen));
    this.groups = new ResultGroups(this.words, engine, this.root);
    this.narrowing.after(this.status, this.groups.element);
    this.search();
  }

  // The search in the page's address, so that it can be sent to a colleague: ?q=…&unit=…&section=…
  // The open box is a place in the history of its own, so that Back closes it.
  open() {
    this.isAskedFor = this.isLeaving;
    if (this.dialog.open || this.isLeaving) return;
    const parameters = new URL(location.href).searchParams;
    if (parameters.get("q")) this.input.value = parameters.get("q");
    else if (!history.state?.search) history.pushState({ search: true }, "");
    this.chosen = { unit: parameters.get("unit"), section: parameters.get("section") };
    this.dialog.showModal();
    this.dialog.focus(); // not every browser heeds its autofocus
    // Until a screen reader has heard of the dialog, its input is not said.
    setTimeout(() => {
      if (document.activeElement === this.input) return; // a reader is typing already
      this.input.focus();
      this.input.select();
    }, SPEECH_DELAY);
    this.search();
  }

  begin(typed) {
    this.input.value = typed;
    this.input.focus();
    this.search();
  }

  get query() {
    return this.input.value.trim();
  }

  #build() {
    const { search, search_close: close } = this.words;
    this.input = element("input", {
      type: "search", id: "search-input", class: "search-input", name: "q", autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    });
    this.status = element("p", { class: "search-status", role: "status" });
    this.closing = element("button", { type: "button", class: "search-close" }, ...localized(close));
    this.narrowing = element("div");
    this.fallback = element("div", { class: "search-fallback" });
    this.dialog = element("dialog", { class: "search-box", "aria-labelledby": "search-name", tabindex: "-1", autofocus: true },
      element("div", { role: "search", class: "search-head" },
        element("label", { for: "search-input", id: "search-name", class: "visually-hidden" }, ...localized(search)),
        this.input, this.closing),
      this.narrowing, this.status, this.fallback);
    document.body.append(this.dialog);
    this.#setHint();
  }

  #listen() {
    this.closing.addEventListener("click", () => this.close());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.close());
    this.dialog.addEventListener("keydown", (event) => this.#handleKey(event));
    this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
    // `input` hears typing, pasting, dictation and handwriting alike.
    this.input.addEventListener("input", (event) => event.isComposing || this.search());
    this.input.addEventListener("compositionend", () => this.search());
    document.addEventListener("viewchange", () => { this.#setHint(); this.search(); });
    addEventListener("popstate", ({ state }) => this.#moved(state));
  }

  // Leaves the place in the history that opening made; without one, as at an address with a search
  // that was sent, only the search goes out of the address.
  close() {
    this.dialog.close();
    this.isLeaving = Boolean(history.state?.search);
    if (this.isLeaving) history.back();
    else this.#writeAddress();
  }

  // Back and Forward close and open the box; asked for while it is still on its way out, it opens again.
  #moved(state) {
    const { isLeaving, isAskedFor } = this;
    this.isLeaving = false;
    if (isLeaving ? isAskedFor : state?.search) this.open();
    else this.dialog.close();
  }

  // A placeholder is an attribute and cannot hold both languages as elements do.
  #setHint() {
    const { search_hint: hint } = this.words;
    this.input.placeholder = hint[document.documentElement.dataset.view] ?? Object.values(hint)[0];
  }

  search() {
    if (this.hasFailed) return;
    if (!this.query || !this.engine) this.#showHelp();
    else this.#showResults();
    if (!this.engine) return;
    this.dialog.dataset.shown = this.query;
    this.#writeAddress(); // last: at another address the browser asks for the page's icon again
  }

  #narrow(chosen) {
    this.chosen = chosen;
    this.search();
  }

  #showHelp() {
    this.groups?.clear();
    for (const part of [this.narrowing, this.fallback]) part.replaceChildren();
    this.status.replaceChildren(...localized(this.words.search_help));
  }

  #showResults() {
    const { engine, query, chosen } = this;
    const result = engine.search(query, chosen);
    const others = this.groups.show(result);
    this.#tell(result, others);
    this.fallback.replaceChildren(...(result.points.length || others ? [] : [this.#suggestions()]));
    // The filters count what is found without them.
    const { points: all } = chosen.unit || chosen.section ? engine.search(query) : result;
    if (all.length) this.filters.offer(all, chosen);
    this.narrowing.replaceChildren(...(all.length ? [this.filters.element] : []));
  }

  #tell({ kind, points: { length: count }, missing }, others) {
    const details = { count, others, query: this.query, words: missing };
    const { words } = this;
    const counted = words[kind === "none" && others ? "search_only_others" : `search_${kind}`];
    const more = kind !== "none" && others ? words.search_others : {};
    const counts = Object.fromEntries(Object.entries(counted).map(([language, text]) => [language, text + (more[language] ?? "")]));
    const absent = missing.length ? [" ", ...localized(words.search_missing, details)] : [];
    this.status.replaceChildren(...localized(counts, details), ...absent);
  }

  // Where to look when nothing is found.
  #suggestions() {
    const { box: { units, plan }, words, root } = this;
    return element("p", { class: "search-suggestions" },
      ...(units ? [element("a", { href: pageUrl(units, root).href }, ...localized(words.search_to_units)), " "] : []),
      element("a", { href: pageUrl(plan, root).href }, ...localized(words.search_to_plan)));
  }

  #writeAddress() {
    const { dialog: { open }, query, chosen } = this;
    const shown = open && query ? { q: query, ...chosen } : { q: "", unit: "", section: "" };
    history.replaceState(history.state, "", addressWith(shown));
  }

  // While an input method composes, the keys are its own.
  #handleKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault(); // the browser would only empty the input
      this.close();
    } else if (event.key === "Enter" && event.target === this.input) {
      this.#openFirst();
    } else {
      this.#walk(event);
    }
  }

  // An Enter before the index has come opens the first result when it is there.
  async #openFirst() {
    await this.ready;
    this.dialog.querySelector("li a")?.click();
  }

  // Arrows walk through the results; a letter goes on with the query.
  #walk(event) {
    const { activeElement: active } = document;
    const links = [...this.dialog.querySelectorAll(".search-groups a, .search-fallback a")];
    const current = links.indexOf(active);
    const next = { ArrowDown: current + 1, ArrowUp: current - 1 }[event.key];
    if (next !== undefined && active?.tagName !== "SELECT") {
      event.preventDefault();
      (links[Math.min(next, links.length - 1)] ?? this.input).focus();
    } else if ((current >= 0 || active === this.dialog) && event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      this.input.focus();
    }
  }
}
