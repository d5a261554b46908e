// The search box: a modal dialog with an input, filters and results.
import { read, write } from "./address.js";
import words from "../../../data/words.js";
import { element, said } from "./elements.js";
import { Filters } from "./filters.js";
import { Library } from "./library.js";
import { Results, ways } from "./results.js";

let box;

export function openSearch() {
  box ??= new Box();
  box.open();
}

class Box {
  constructor() {
    this.root = document.querySelector(".brand").href;
    this.library = new Library(words.languages);
    this.results = new Results(this.library, words, this.root);
    this.asked = 0;
    this.#build();
    this.#listen();
  }

  open() {
    const { q, unit, section } = read();
    if (q) this.input.value = q;
    this.chosen = { unit, section };
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
    this.#search();
  }

  #build() {
    this.input = element("input", {
      type: "search", id: "search-input", class: "search-input", name: "q", autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "search-status",
    });
    this.status = element("p", { class: "search-status", id: "search-status", role: "status" });
    this.list = element("ol", { class: "search-results" });
    this.more = element("div", { class: "search-rest" });
    this.close = element("button", { type: "button", class: "search-close" }, ...said(words.say.search_close));
    this.filters = new Filters(words, () => this.#filtered());
    this.dialog = element("dialog", { class: "search-box", "aria-labelledby": "search-name" },
      element("div", { role: "search", class: "search-head" },
        element("label", { for: "search-input", id: "search-name", class: "visually-hidden" }, ...said(words.say.search)),
        this.input, this.close),
      this.filters.element, this.status, this.list, this.more);
    document.body.append(this.dialog);
    this.#label();
  }

  #listen() {
    this.close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => write({}));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    // `input` hears typing, pasting, dictation and handwriting alike.
    this.input.addEventListener("input", (event) => event.isComposing || this.#search());
    this.input.addEventListener("compositionend", () => this.#search());
    document.addEventListener("viewchange", () => { this.#label(); this.#search(); });
  }

  // A placeholder is an attribute and cannot hold both languages as elements do.
  #label() {
    const view = document.documentElement.dataset.view;
    this.input.placeholder = words.say.search_hint[view] ?? Object.values(words.say.search_hint)[0];
  }

  async #search() {
    const query = this.input.value.trim();
    const turn = this.asked += 1;
    write({ q: query, ...this.chosen });
    if (!query) return this.#empty();
    const view = document.documentElement.dataset.view;
    const found = await this.library.search(query);
    if (words.languages.includes(view)) await this.library.load(view);
    if (turn !== this.asked) return undefined;
    this.found = found;
    this.filters.offer(found.results, this.chosen);
    return this.#show();
  }

  #filtered() {
    this.chosen = this.filters.values;
    write({ q: this.input.value.trim(), ...this.chosen });
    this.#show();
  }

  #empty() {
    this.found = undefined;
    this.filters.element.hidden = true;
    this.status.replaceChildren(...said(words.say.search_help));
    this.list.replaceChildren();
    this.more.replaceChildren();
  }

  #show() {
    const { kind, results, rest, missing } = this.found;
    const kept = this.filters.keep(results);
    this.list.replaceChildren(...kept.map((hit) => this.results.point(hit)));
    this.#tell(kind, kept.length, rest.length, missing);
    const others = rest.length
      ? [element("h2", {}, ...said(words.say.search_elsewhere)), element("ol", {}, ...rest.map((hit) => this.results.other(hit)))]
      : [];
    this.more.replaceChildren(...others, ...(kept.length || rest.length ? [] : [ways(words, this.root)]));
    this.dialog.dataset.shown = this.input.value.trim();
  }

  #tell(kind, count, rest, missing) {
    const key = count || rest ? { pinyin: "search_by_pinyin", nearest: "search_nearest" }[kind] ?? "search_count" : "search_none";
    const parts = said(words.say[key], { count, query: this.input.value.trim() });
    if (missing.length) parts.push(" ", ...said(words.say.search_missing, { words: missing.join("、") }));
    this.status.replaceChildren(...parts);
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const links = [...this.dialog.querySelectorAll(".search-results a, .search-rest a")];
    const at = links.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1 };
    if (event.key in moves && document.activeElement?.tagName !== "SELECT") {
      event.preventDefault();
      (links[Math.min(moves[event.key], links.length - 1)] ?? this.input).focus();
    } else if (event.key === "Escape") {
      event.preventDefault(); // the browser would only empty the input
      this.dialog.close();
    } else if (event.key === "Enter" && document.activeElement === this.input) {
      event.preventDefault();
      links[0]?.click();
    } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      this.input.focus();
    }
  }
}
