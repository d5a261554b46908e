// Two lists that narrow the results: by unit and by section.
import { element, said } from "../elements.js";

export class Filters {
  constructor(words, changed) {
    this.words = words;
    this.unit = this.#list("unit", changed);
    this.section = this.#list("section", changed);
    this.element = element("div", { class: "search-filters", hidden: true }, this.unit.label, this.section.label);
  }

  #list(name, changed) {
    const select = element("select", { id: `search-${name}`, name });
    select.addEventListener("change", changed);
    const label = element("label", { for: select.id }, ...said(this.words.say[`search_by_${name}`]), " ", select);
    return { select, label };
  }

  get values() {
    return { unit: this.unit.select.value, section: this.section.select.value };
  }

  // Offers what the results can be narrowed by; `chosen` stays chosen.
  offer({ units, sections }, chosen, language) {
    this.element.hidden = !units.length;
    this.#fill(this.unit.select, units, chosen.unit, language);
    this.#fill(this.section.select, sections, chosen.section, language);
  }

  #fill(select, choices, chosen, language) {
    const { search_all: every } = this.words.say;
    const view = document.documentElement.dataset.view;
    const all = element("option", { value: "" }, every[view] ?? Object.values(every).join(" "));
    const made = choices
      .filter(([value, , found]) => found !== 0 || value === chosen)
      .map(([value, name, found]) =>
        element("option", { value, lang: language }, found === undefined ? name : `${name} (${found})`));
    select.replaceChildren(all, ...made);
    select.value = chosen ?? "";
  }
}
