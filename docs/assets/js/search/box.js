// The search box: a modal dialog with an input, filters and results.
import { read, write } from "./address.js";
import { dataModule } from "../data.js";
import { element, said } from "../elements.js";
import { Library } from "./library.js";
import { Results } from "./results.js";

const FIRST = 1; // result that is shown before the others are loaded
const PAGE = 20; // results that one press shows

let box;

export async function openSearch() {
  box ??= await made();
  box.open();
}

async function made() {
  const words = await dataModule("words.js");
  return box ?? new Box(words);
}

class Box {
  constructor(words) {
    this.words = words;
    this.library = new Library(words);
    this.root = document.querySelector(".brand").href;
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
    this.close = element("button", { type: "button", class: "search-close" }, ...said(this.words.say.search_close));
    this.narrow = element("div"); // has its lists once there is something to narrow
    this.dialog = element("dialog", { class: "search-box", "aria-labelledby": "search-name" },
      element("div", { role: "search", class: "search-head" },
        element("label", { for: "search-input", id: "search-name", class: "visually-hidden" }, ...said(this.words.say.search)),
        this.input, this.close),
      this.narrow, this.status, this.list, this.more);
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
    this.most = PAGE;
    write({ q: query, ...this.chosen });
    if (!query) return this.#empty();
    if (!this.later) await this.#show(turn, query, FIRST);
    const found = await this.#show(turn, query, PAGE);
    if (turn !== this.asked) return undefined;
    const { unit, section } = this.chosen;
    return this.#offer(turn, query, unit || section ? await this.library.search(query, PAGE) : found);
  }

  async #narrowed() {
    const query = this.input.value.trim();
    this.chosen = this.later.chosen;
    this.dialog.dataset.shown = "";
    write({ q: query, ...this.chosen });
    if (await this.#show(this.asked += 1, query, this.most = PAGE)) this.dialog.dataset.shown = query;
  }

  #empty() {
    this.narrow.replaceChildren();
    this.status.replaceChildren(...said(this.words.say.search_help));
    this.list.replaceChildren();
    this.more.replaceChildren();
  }

  // Shows the first results; undefined where something else has been asked for meanwhile.
  async #show(turn, query, most) {
    const found = await this.library.search(query, most, this.chosen);
    const { kind, results, rest, missing, total } = found;
    const items = await Promise.all(results.map((hit) => this.results.point(hit)));
    if (turn !== this.asked) return undefined;
    const others = rest.map((hit) => this.results.other(hit));
    if (most > FIRST) this.later = await (this.loading ??= this.#later());
    if (turn !== this.asked) return undefined;
    this.list.replaceChildren(...items);
    if (most > FIRST || items.length) this.#tell(kind, total, missing);
    if (most > FIRST) this.more.replaceChildren(
      ...(total > results.length ? [this.later.button] : []),
      ...(others.length ? [this.later.elsewhere, element("ol", {}, ...others)] : []),
      ...(items.length || others.length ? [] : [this.later.ways]));
    return found;
  }

  async #later() {
    const { Later } = await import("./later.js");
    return Later.made(this, { narrowed: () => this.#narrowed(), further: () => this.#further() });
  }

  async #further() {
    const shown = this.list.children.length;
    await this.#show(this.asked, this.input.value.trim(), this.most += PAGE);
    this.list.children[shown]?.querySelector("a").focus();
  }

  // What the results can be narrowed by, once they are there.
  async #offer(turn, query, found) {
    if (found.results.length) await this.later.offer(found, this.chosen);
    if (turn !== this.asked) return;
    this.narrow.replaceChildren(...(found.results.length ? [this.later.filters] : []));
    this.dialog.dataset.shown = query;
  }

  #tell(kind, count, missing) {
    const details = { count, query: this.input.value.trim(), words: missing.join("、") };
    const key = `search_${{ literal: "count", pinyin: "by_pinyin" }[kind] ?? kind}`;
    const none = missing.length ? [" ", ...said(this.words.say.search_missing, details)] : [];
    this.status.replaceChildren(...said((this.words.say[key] ?? this.later.say[key]), details), ...none);
  }

  get links() {
    return [...this.dialog.querySelectorAll(".search-results a, .search-rest a")];
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault(); // the browser would only empty the input
      this.dialog.close();
    } else if (event.key === "Enter" && document.activeElement === this.input) {
      event.preventDefault();
      this.links[0]?.click();
    }
  }
}
