// The search box: a modal dialog with an input and the first result. What follows that (the count,
// the further results, the filters) comes with `later.js`, which then answers every query.
import { dataModule } from "../lib/edition_data.js";
import { element, localized } from "../lib/dom.js";
import { Library } from "./library.js";
import { Results } from "./results.js";

let box;

export async function openSearch() {
  const words = await dataModule("words.js");
  box ??= new Box(words);
  box.open();
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

  // The search in the page's address, so that it can be sent to a colleague: ?q=…&unit=…&section=…
  open() {
    const asked = new URL(location.href).searchParams;
    if (asked.get("q")) this.input.value = asked.get("q");
    this.chosen = { unit: asked.get("unit"), section: asked.get("section") };
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
    this.search();
  }

  get query() {
    return this.input.value.trim();
  }

  #build() {
    const { search, search_close: close } = this.words.say;
    this.input = element("input", {
      type: "search", id: "search-input", class: "search-input", name: "q", autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "search-status",
    });
    this.status = element("p", { class: "search-status", id: "search-status", role: "status" });
    this.list = element("ol", { class: "search-results" });
    this.close = element("button", { type: "button", class: "search-close" }, ...localized(close));
    this.dialog = element("dialog", { class: "search-box", "aria-labelledby": "search-name" },
      element("div", { role: "search", class: "search-head" },
        element("label", { for: "search-input", id: "search-name", class: "visually-hidden" }, ...localized(search)),
        this.input, this.close),
      this.status, this.list);
    document.body.append(this.dialog);
    this.label();
  }

  #listen() {
    this.close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    // `input` hears typing, pasting, dictation and handwriting alike.
    this.input.addEventListener("input", (event) => event.isComposing || this.search());
    this.input.addEventListener("compositionend", () => this.search());
  }

  // A placeholder is an attribute and cannot hold both languages as elements do.
  label() {
    const { search_hint: hint } = this.words.say;
    this.input.placeholder = hint[document.documentElement.dataset.view] ?? Object.values(hint)[0];
  }

  // `shown` is kept once there are results of what was asked last.
  search() {
    const turn = this.asked += 1;
    this.shown = this.later ? this.later.search(turn) : this.#first(turn);
  }

  async #first(turn) {
    if (!this.query) return this.status.replaceChildren(...localized(this.words.say.search_help));
    const { results } = await this.library.search(this.query, 1, this.chosen);
    const items = await Promise.all(results.map((hit) => this.results.point(hit)));
    if (turn === this.asked) this.list.replaceChildren(...items);
    if (items.length) await new Promise((painted) => { setTimeout(painted); });
    return this.#further(turn);
  }

  async #further(turn) {
    const { Later } = await import("./later.js");
    this.later = await (this.loading ??= Later.made(this));
    if (turn === this.asked) await this.later.search(turn);
  }

  async #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault(); // the browser would only empty the input
      this.dialog.close();
    } else if (event.key === "Enter" && event.target === this.input) {
      const turn = this.asked;
      await this.shown; // an Enter before the results opens the first one when it is there
      if (turn === this.asked) this.dialog.querySelector("li a")?.click();
    }
  }
}
