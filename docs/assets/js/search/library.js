// Loads what a query needs and nothing more: the texts of a language, tables, further finders.
import { dataModule } from "../data.js";
import { Engine } from "./engine.js";
import { isHan } from "./fold.js";

const loaders = {
  zh: async (engine) => engine.addTexts("zh", await dataModule("zh.js")),
  en: async (engine) => engine.addTexts("en", await dataModule("en.js")),
  traditional: async (engine) => engine.addTraditional(await dataModule("traditional.js")),
  pinyin: async (engine) => {
    const [{ pinyinFinder }, table] = await Promise.all([import("./pinyin.js"), dataModule("pinyin.js")]);
    engine.addFinder(pinyinFinder(table));
  },
  nearest: async (engine) => engine.addFinder((await import("./nearest.js")).nearestFinder),
};

export class Library {
  constructor(languages) {
    this.languages = languages;
    this.engine = new Engine();
    this.loaded = new Map();
  }

  load(...names) {
    return Promise.all(names.map((name) => {
      if (!this.loaded.has(name)) this.loaded.set(name, loaders[name](this.engine));
      return this.loaded.get(name);
    }));
  }

  // The texts of the script that the query is written in first; then, one after the other,
  // whatever may still find something.
  async search(typed) {
    const steps = isHan(typed) ? this.#chinese(typed) : this.#latin(typed);
    let found = { kind: "none", results: [], rest: [], missing: [] };
    for (const names of steps) {
      await this.load(...names.filter((name) => this.#has(name)));
      found = this.engine.search(typed);
      if (found.results.length || found.rest.length) break;
    }
    return found;
  }

  #has(name) {
    return this.languages.includes(name) || !/^(?:zh|en)$/u.test(name);
  }

  #chinese(typed) {
    const mixed = /[a-z]/iu.test(typed) ? ["zh", "en"] : ["zh"];
    return [mixed, ["traditional"], ["nearest"]];
  }

  #latin(typed) {
    if (!/[a-z]/iu.test(typed)) return [["zh"], ["en"]];
    return [["en"], ["zh", "pinyin"], ["nearest"]];
  }

  // The lines of a hit's point in each language that is at hand, and in the view's for certain.
  async twins({ line, index }, view) {
    if (this.languages.includes(view)) await this.load(view);
    const found = new Map([[index.language, line]]);
    for (const [language, { points }] of this.engine.indexes) {
      found.set(language, points.find((one) => one.id === line.id));
    }
    return found;
  }

  // What the results can be narrowed by: [value, name, number of results].
  async choices(results) {
    if (!results.length) return { units: [], sections: [] };
    const { texts } = results[0].index;
    const count = (has) => results.filter(({ line }) => has(line)).length;
    return {
      units: texts.units.map(([id, name]) => [id, name, count((line) => line.units.some((unit) => unit[0] === id))]),
      sections: texts.sections.map(([num, label, heading], i) => [
        String(num), `${label}${heading}`, count((line) => line.section === i)]),
    };
  }

  async narrowed(found, { unit, section }) {
    const kept = found.results.filter(({ line }) =>
      (!unit || line.units.some(([id]) => id === unit)) && (!section || String(line.section + 1) === section));
    return { ...found, results: kept, total: kept.length };
  }
}
