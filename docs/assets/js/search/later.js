// What the box can do once there are results: narrow them, show further ones, walk through them.
import { dataModule } from "../data.js";
import { element, said } from "../elements.js";
import { pageAddress } from "./addresses.js";

export class Later {
  // `box` has the dialog, its input and list, the words, the root; `narrowed` and `further` are
  // called where a choice is made and where more is asked for.
  constructor(box, say, { narrowed, further }) {
    this.box = box;
    this.say = say;
    this.unit = this.#list("unit", narrowed);
    this.section = this.#list("section", narrowed);
    this.filters = element("div", { class: "search-filters" }, this.unit.label, this.section.label);
    this.button = element("button", { type: "button", class: "search-further" }, ...said(say.search_more));
    this.button.addEventListener("click", further);
    box.dialog.addEventListener("keydown", (event) => this.#key(event));
  }

  static async made(box, actions) {
    return new Later(box, await dataModule("later.js"), actions);
  }

  #list(name, changed) {
    const select = element("select", { id: `search-${name}`, name });
    select.addEventListener("change", changed);
    const label = element("label", { for: select.id }, ...said(this.say[`search_by_${name}`]), " ", select);
    return { select, label };
  }

  get chosen() {
    return { unit: this.unit.select.value, section: this.section.select.value };
  }

  // Offers what the results can be narrowed by; `chosen` stays chosen. Where all results are at
  // hand, each choice has their number, and what would leave none is not offered.
  async offer({ results, total }, chosen) {
    const { language } = results[0].line;
    const { units, sections } = await dataModule(`${language}/choices.js`);
    const count = (has) => (results.length === total ? results.filter(has).length : undefined);
    let at = 0;
    const parts = sections.map(([num, name, size]) => [num, name, at, at += size]);
    this.#fill(this.unit.select, language, chosen.unit,
      units.map(([id, name]) => [id, name, count(({ line }) => line.units.includes(name))]));
    this.#fill(this.section.select, language, chosen.section, parts.map(([num, name, start, end]) =>
      [num, name, count(({ line }) => line.position >= start && line.position < end)]));
    this.filters.hidden = !units.length;
  }

  #fill(select, lang, chosen, choices) {
    const { search_all: every } = this.say;
    const view = document.documentElement.dataset.view;
    const all = element("option", { value: "" }, every[view] ?? Object.values(every).join(" "));
    const made = choices
      .filter(([value, , found]) => found !== 0 || value === chosen)
      .map(([value, name, found]) => element("option", { value, lang }, found === undefined ? name : `${name} (${found})`));
    select.replaceChildren(all, ...made);
    select.value = chosen ?? "";
  }

  get elsewhere() {
    return element("h2", {}, ...said(this.say.search_elsewhere));
  }

  // Where to look when nothing is found.
  get ways() {
    const { words: { units, plan }, root } = this.box;
    return element("p", { class: "search-ways" },
      ...(units ? [element("a", { href: pageAddress(units, root).href }, ...said(this.say.search_to_units)), " "] : []),
      element("a", { href: pageAddress(plan, root).href }, ...said(this.say.search_to_plan)));
  }

  // Arrows walk through the results; a letter goes on with the query.
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const { links, input } = this.box;
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
