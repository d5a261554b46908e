// What the box does once there are results: count them, show further ones, walk through them, and
// keep the search in the page's address.
import { dataModule } from "../lib/edition_data.js";
import { element, localized } from "../lib/dom.js";
import { pageAddress } from "./addresses.js";
import { excerpt, marksIn, shownPart } from "./results.js";

const PAGE = 20; // results that one press shows

export class Later {
  // `box` has the dialog, its input, status and list, the words, the root, the library.
  constructor(box, say) {
    this.box = box;
    this.say = say;
    this.button = element("button", { type: "button", class: "search-further" }, ...localized(say.search_more));
    this.narrow = element("div"); // has its lists once there is something to narrow
    this.more = element("div", { class: "search-rest" });
    box.status.before(this.narrow);
    box.list.after(this.more);
    this.#listen();
  }

  static async made(box) {
    return new Later(box, await dataModule("later.js"));
  }

  #listen() {
    const { dialog } = this.box;
    this.button.addEventListener("click", () => this.#further());
    dialog.addEventListener("close", () => this.#write());
    dialog.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("viewchange", () => { this.box.label(); this.box.search(); });
  }

  // Shows what is found; what it can be narrowed by follows.
  async search(turn) {
    this.#write();
    if (!this.box.query) return this.#empty();
    const found = await this.#show(turn, this.most = PAGE);
    if (found) this.#offer(turn, found);
    return undefined;
  }

  #write() {
    const { dialog, query, chosen } = this.box;
    const address = new URL(location.href);
    for (const [name, value] of Object.entries({ q: query, ...chosen })) {
      if (dialog.open && query && value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  #empty() {
    this.narrow.replaceChildren();
    this.box.status.replaceChildren(...localized(this.box.words.say.search_help));
    this.box.list.replaceChildren();
    this.more.replaceChildren();
  }

  async #narrowed(chosen) {
    const { box } = this;
    box.chosen = chosen;
    box.dialog.dataset.shown = "";
    this.#write();
    const { query } = box;
    if (await this.#show(box.asked += 1, this.most = PAGE)) box.dialog.dataset.shown = query;
  }

  async #further() {
    const { list, asked } = this.box;
    const shown = list.children.length;
    await this.#show(asked, this.most += PAGE);
    list.children[shown]?.querySelector("a").focus();
  }

  // Shows the first results; undefined where something else has been asked for meanwhile.
  async #show(turn, most) {
    const { box } = this;
    const found = await box.library.search(box.query, most, box.chosen);
    const { results, rest, total } = found;
    const missing = await found.missing?.() ?? [];
    const items = await Promise.all(results.map((hit) => box.results.point(hit)));
    if (turn !== box.asked) return undefined;
    const others = rest.map((hit) => this.#other(hit));
    box.list.replaceChildren(...items);
    this.#tell(found, missing);
    this.more.replaceChildren(
      ...(total > results.length ? [this.button] : []),
      ...(others.length ? [element("h2", {}, ...localized(this.say.search_elsewhere)), element("ol", {}, ...others)] : []),
      ...(items.length || others.length ? [] : [this.#ways()]));
    return found;
  }

  // An item for a hit in the title, the general approach or a section's heading.
  #other(hit) {
    const part = shownPart(hit);
    return element("li", {}, element("a", { href: pageAddress(hit.line.id, this.box.root).href },
      element("span", { class: "result-text", lang: hit.line.language }, ...excerpt(hit, part, marksIn(hit, part)))));
  }

  #tell({ kind, total: count }, missing) {
    const details = { count, query: this.box.query, words: missing.join("、") };
    const key = `search_${{ literal: "count", pinyin: "by_pinyin" }[kind] ?? kind}`;
    const none = missing.length ? [" ", ...localized(this.say.search_missing, details)] : [];
    this.box.status.replaceChildren(...localized(this.say[key], details), ...none);
  }

  // Where to look when nothing is found.
  #ways() {
    const { words: { units, plan }, root } = this.box;
    return element("p", { class: "search-ways" },
      ...(units ? [element("a", { href: pageAddress(units, root).href }, ...localized(this.say.search_to_units)), " "] : []),
      element("a", { href: pageAddress(plan, root).href }, ...localized(this.say.search_to_plan)));
  }

  // The lists of filters count what is found without them.
  async #offer(turn, shown) {
    const { library, query, chosen, dialog } = this.box;
    const found = chosen.unit || chosen.section ? await library.search(query, PAGE) : shown;
    const lists = found.results.length ? [await this.#filters(found, chosen)] : [];
    if (turn !== this.box.asked) return;
    this.narrow.replaceChildren(...lists);
    dialog.dataset.shown = query;
  }

  async #filters(found, chosen) {
    const { Filters } = await import("./filters.js");
    this.filters ??= new Filters(this.say, (changed) => this.#narrowed(changed));
    await this.filters.offer(found, chosen);
    return this.filters.lists;
  }

  // Arrows walk through the results; a letter goes on with the query.
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const { dialog, input } = this.box;
    const links = [...dialog.querySelectorAll(".search-results a, .search-rest a")];
    const at = links.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1 };
    if (event.key in moves && document.activeElement?.tagName !== "SELECT") {
      event.preventDefault();
      (links[Math.min(moves[event.key], links.length - 1)] ?? input).focus();
    } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      input.focus();
    }
  }
}
