// Two lists that narrow the results: by unit and by section, each with its count.
import { element, said } from "./elements.js";

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

  // Offers what the results have; `chosen` stays chosen.
  offer(results, chosen) {
    this.element.hidden = !results.length;
    if (!results.length) return;
    const { texts, language } = results[0].index;
    this.#fill(this.unit.select, texts.units, chosen.unit, language,
      (i) => results.filter(({ line }) => line.units.includes(i)).length);
    this.#fill(this.section.select, texts.sections.map(([num, label, heading]) => [String(num), `${label}${heading}`]),
      chosen.section, language, (i) => results.filter(({ line }) => line.section === i).length);
  }

  #fill(select, options, chosen, language, count) {
    const { search_all: every } = this.words.say;
    const view = document.documentElement.dataset.view;
    const all = element("option", { value: "" }, every[view] ?? Object.values(every).join(" "));
    const made = options.map(([value, name], i) => ({ value, name, found: count(i) }))
      .filter(({ value, found }) => found || value === chosen)
      .map(({ value, name, found }) => element("option", { value, lang: language }, `${name} (${found})`));
    select.replaceChildren(all, ...made);
    select.value = chosen ?? "";
  }

  keep(results) {
    const { unit, section } = this.values;
    return results.filter(({ line, index: { texts } }) =>
      (!unit || line.units.some((i) => texts.units[i][0] === unit))
      && (!section || String(texts.sections[line.section][0]) === section));
  }
}
