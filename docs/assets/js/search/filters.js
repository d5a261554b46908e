// The lists that results are narrowed by: units and sections.
import { dataModule } from "../lib/edition_data.js";
import { element, localized } from "../lib/dom.js";

export class Filters {
  // `narrowed` is called with what is chosen.
  constructor(say, narrowed) {
    this.say = say;
    this.unit = this.#list("unit", narrowed);
    this.section = this.#list("section", narrowed);
    this.lists = element("div", { class: "search-filters" }, this.unit.label, this.section.label);
  }

  #list(name, narrowed) {
    const select = element("select", { id: `search-${name}`, name });
    select.addEventListener("change", () => narrowed({ unit: this.unit.select.value, section: this.section.select.value }));
    const label = element("label", { for: select.id }, ...localized(this.say[`search_by_${name}`]), " ", select);
    return { select, label };
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
    this.lists.hidden = !units.length;
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
}
