// The lists that results are narrowed by: units and sections.
import { element, localized } from "../lib/dom.js";

export class Filters {
  // `choices` are the values with their names; `changed` is called with what is chosen.
  constructor(words, choices, changed) {
    this.words = words;
    this.choices = choices;
    this.selects = { unit: element("select", { id: "search-unit", name: "unit" }), section: element("select", { id: "search-section", name: "section" }) };
    const labels = Object.entries(this.selects).map(([name, select]) => {
      select.addEventListener("change", () => changed({ unit: this.selects.unit.value, section: this.selects.section.value }));
      return element("label", { for: select.id }, ...localized(words[`search_by_${name}`]), " ", select);
    });
    this.element = element("div", { class: "search-filters" }, ...labels);
  }

  // Offers what the hits in points can be narrowed by, each with their number; `chosen` stays chosen.
  offer(hits, chosen) {
    const [{ language }] = hits.map(({ document }) => document);
    this.#fill("unit", language, chosen.unit, (id) => hits.filter(({ document }) => document.units.includes(id)).length);
    this.#fill("section", language, chosen.section, (num) => hits.filter(({ document }) => document.section === num).length);
    this.element.hidden = !this.choices.unit.length;
  }

  #fill(name, lang, chosen, countOf) {
    const { search_all: all } = this.words;
    const { view } = document.documentElement.dataset;
    const options = this.choices[name]
      .map(([value, names]) => ({ value, name: names[lang], count: countOf(value) }))
      .filter(({ value, count }) => count || value === chosen)
      .map(({ value, name: text, count }) => element("option", { value, lang }, `${text} (${count})`));
    this.selects[name].replaceChildren(element("option", { value: "" }, all[view] ?? Object.values(all).join(" ")), ...options);
    this.selects[name].value = chosen ?? "";
  }
}
