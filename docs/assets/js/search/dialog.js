// The search box: a modal dialog with an input, the results, and what they can be narrowed by.
import { element, localized } from "../lib/dom.js";
import { completeIndex } from "./documents.js";
import { SearchEngine } from "./engine.js";
import { Filters } from "./filters.js";
import { outsideItem, pageUrl, pointItem } from "./results.js";

const PAGE = 20; // results that one press shows
const MAX_OUTSIDE = 5; // hits outside the points that are shown

let dialog;

// `index` is the first shard: it has the words of the box.
export function openSearch(index) {
  dialog ??= new SearchDialog(index);
  dialog.open();
}

class SearchDialog {
  constructor(index) {
    this.index = index;
    this.words = index.words;
    this.engine = completeIndex(index).then((complete) => new SearchEngine(complete));
    this.root = document.querySelector(".brand").href;
    this.filters = new Filters(this.words, index.filters, (chosen) => this.#narrow(chosen));
    this.#build();
    this.#listen();
  }

  // The search in the page's address, so that it can be sent to a colleague: ?q=…&unit=…&section=…
  open() {
    const parameters = new URL(location.href).searchParams;
    if (parameters.get("q")) this.input.value = parameters.get("q");
    this.chosen = { unit: parameters.get("unit"), section: parameters.get("section") };
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
    this.search();
  }

  get query() {
    return this.input.value.trim();
  }

  #build() {
    const { search, search_close: close, search_more: more } = this.words;
    this.input = element("input", {
      type: "search", id: "search-input", class: "search-input", name: "q", autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "search-status",
    });
    this.status = element("p", { class: "search-status", id: "search-status", role: "status" });
    this.list = element("ol", { class: "search-results" });
    this.close = element("button", { type: "button", class: "search-close" }, ...localized(close));
    this.more = element("button", { type: "button", class: "search-further" }, ...localized(more));
    this.narrowing = element("div");
    this.rest = element("div", { class: "search-rest" });
    this.dialog = element("dialog", { class: "search-box", "aria-labelledby": "search-name" },
      element("div", { role: "search", class: "search-head" },
        element("label", { for: "search-input", id: "search-name", class: "visually-hidden" }, ...localized(search)),
        this.input, this.close),
      this.narrowing, this.status, this.list, this.rest);
    document.body.append(this.dialog);
    this.#setHint();
  }

  #listen() {
    this.close.addEventListener("click", () => this.dialog.close());
    this.more.addEventListener("click", () => this.#showMore());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.#handleKey(event));
    this.dialog.addEventListener("close", () => this.#writeAddress());
    // `input` hears typing, pasting, dictation and handwriting alike.
    this.input.addEventListener("input", (event) => event.isComposing || this.search());
    this.input.addEventListener("compositionend", () => this.search());
    document.addEventListener("viewchange", () => { this.#setHint(); this.search(); });
  }

  // A placeholder is an attribute and cannot hold both languages as elements do.
  #setHint() {
    const { search_hint: hint } = this.words;
    this.input.placeholder = hint[document.documentElement.dataset.view] ?? Object.values(hint)[0];
  }

  async search() {
    this.limit = PAGE;
    this.#writeAddress();
    await this.#show();
  }

  async #narrow(chosen) {
    this.chosen = chosen;
    await this.search();
  }

  async #showMore() {
    const shown = this.list.children.length;
    this.limit += PAGE;
    await this.#show();
    this.list.children[shown]?.querySelector("a").focus();
  }

  async #show() {
    const engine = await this.engine;
    if (this.query) this.#showResults(engine);
    else this.#showHelp();
    this.dialog.dataset.shown = this.query;
  }

  #showHelp() {
    for (const part of [this.narrowing, this.list, this.rest]) part.replaceChildren();
    this.status.replaceChildren(...localized(this.words.search_help));
  }

  #showResults(engine) {
    const { query, chosen, limit, root } = this;
    const result = engine.search(query, chosen);
    const { points } = result;
    const outside = points.length > limit ? [] : result.outside.slice(0, MAX_OUTSIDE);
    this.list.replaceChildren(...points.slice(0, limit).map((hit) => pointItem(hit, engine, root)));
    this.#tell(result);
    this.rest.replaceChildren(
      ...(points.length > limit ? [this.more] : []),
      ...(outside.length ? [element("h2", {}, ...localized(this.words.search_elsewhere)),
        element("ol", {}, ...outside.map((hit) => outsideItem(hit, root)))] : []),
      ...(points.length || outside.length ? [] : [this.#otherWays()]));
    // The filters count what is found without them.
    const { points: all } = chosen.unit || chosen.section ? engine.search(query) : result;
    if (all.length) this.filters.offer(all, chosen);
    this.narrowing.replaceChildren(...(all.length ? [this.filters.element] : []));
  }

  #tell({ kind, points: { length: count }, missing }) {
    const details = { count, query: this.query, words: missing.join("、") };
    const absent = missing.length ? [" ", ...localized(this.words.search_missing, details)] : [];
    this.status.replaceChildren(...localized(this.words[`search_${kind}`], details), ...absent);
  }

  // Where to look when nothing is found.
  #otherWays() {
    const { index: { units, plan }, words, root } = this;
    return element("p", { class: "search-ways" },
      ...(units ? [element("a", { href: pageUrl(units, root).href }, ...localized(words.search_to_units)), " "] : []),
      element("a", { href: pageUrl(plan, root).href }, ...localized(words.search_to_plan)));
  }

  #writeAddress() {
    const { dialog: { open }, query, chosen } = this;
    const url = new URL(location.href);
    for (const [name, value] of Object.entries({ q: query, ...chosen })) {
      if (open && query && value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  }

  // While an input method composes, the keys are its own.
  #handleKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault(); // the browser would only empty the input
      this.dialog.close();
    } else if (event.key === "Enter" && event.target === this.input) {
      this.#openFirst();
    } else {
      this.#walk(event);
    }
  }

  // An Enter before the index has come opens the first result when it is there.
  async #openFirst() {
    await this.engine;
    this.dialog.querySelector("li a")?.click();
  }

  // Arrows walk through the results; a letter goes on with the query.
  #walk(event) {
    const { activeElement: active } = document;
    const links = [...this.dialog.querySelectorAll(".search-results a, .search-rest a")];
    const current = links.indexOf(active);
    const next = { ArrowDown: current + 1, ArrowUp: current - 1 }[event.key];
    if (next !== undefined && active?.tagName !== "SELECT") {
      event.preventDefault();
      (links[Math.min(next, links.length - 1)] ?? this.input).focus();
    } else if (current >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      this.input.focus();
    }
  }
}
