// The search box: a modal dialog with an input, filters and results.
import { read, write } from "./address.js";
import { dataModule } from "../data.js";
import { element, said } from "../elements.js";
import { Filters } from "./filters.js";
import { Results, ways } from "./results.js";

let box;

export async function openSearch() {
  box ??= await made();
  box.open();
}

async function made() {
  const words = await dataModule("words.js");
  const library = words.large
    ? new (await import("./shards.js")).Shards(words.languages)
    : new (await import("./library.js")).Library(words.languages);
  return box ?? new Box(words, library);
}

class Box {
  constructor(words, library) {
    this.words = words;
    this.library = library;
    this.root = document.querySelector(".brand").href;
    this.results = new Results(library, words, this.root);
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
    this.close = element("button", { type: "button", class: "search-close" }, ...said(this.words.say.search_close));
    this.filters = new Filters(this.words, () => this.#filtered());
    this.dialog = element("dialog", { class: "search-box", "aria-labelledby": "search-name" },
      element("div", { role: "search", class: "search-head" },
        element("label", { for: "search-input", id: "search-name", class: "visually-hidden" }, ...said(this.words.say.search)),
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
    this.input.placeholder = this.words.say.search_hint[view] ?? Object.values(this.words.say.search_hint)[0];
  }

  async #search() {
    const query = this.input.value.trim();
    const turn = this.asked += 1;
    write({ q: query, ...this.chosen });
    if (!query) return this.#empty();
    const found = await this.library.search(query);
    const choices = await this.library.choices(found.results);
    if (turn !== this.asked) return undefined;
    this.found = found;
    this.filters.offer(choices, this.chosen, found.results[0]?.index.language);
    return this.#show(turn);
  }

  #filtered() {
    this.chosen = this.filters.values;
    write({ q: this.input.value.trim(), ...this.chosen });
    return this.#show(this.asked += 1);
  }

  #empty() {
    this.found = undefined;
    this.filters.element.hidden = true;
    this.status.replaceChildren(...said(this.words.say.search_help));
    this.list.replaceChildren();
    this.more.replaceChildren();
  }

  async #show(turn) {
    const { unit, section } = this.chosen ?? {};
    const { kind, results, rest, missing, total = results.length } = unit || section
      ? await this.library.narrowed(this.found, this.chosen) : this.found;
    const items = await Promise.all(results.map((hit) => this.results.point(hit)));
    if (turn !== this.asked) return;
    this.list.replaceChildren(...items);
    this.#tell(kind, total, rest.length, missing);
    const others = rest.length
      ? [element("h2", {}, ...said(this.words.say.search_elsewhere)), element("ol", {}, ...rest.map((hit) => this.results.other(hit)))]
      : [];
    this.more.replaceChildren(...others, ...(items.length || rest.length ? [] : [ways(this.words, this.root)]));
    this.dialog.dataset.shown = this.input.value.trim();
  }

  #tell(kind, count, rest, missing) {
    const key = count || rest ? { pinyin: "search_by_pinyin", nearest: "search_nearest" }[kind] ?? "search_count" : "search_none";
    const parts = said(this.words.say[key], { count, query: this.input.value.trim() });
    if (missing.length) parts.push(" ", ...said(this.words.say.search_missing, { words: missing.join("、") }));
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
