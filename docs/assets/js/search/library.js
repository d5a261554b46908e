// Loads what a query needs and nothing more: the texts of a language, tables, further finders.
import { Engine } from "./engine.js";
import { isHan } from "./fold.js";

const loaders = {
  zh: (engine) => import("../../../data/zh.js").then((made) => engine.addTexts("zh", made.default)),
  en: (engine) => import("../../../data/en.js").then((made) => engine.addTexts("en", made.default)),
  traditional: (engine) =>
    import("../../../data/traditional.js").then((made) => engine.addTraditional(made.default)),
  pinyin: async (engine) => {
    const [{ pinyinFinder }, table] = await Promise.all([import("./pinyin.js"), import("../../../data/pinyin.js")]);
    engine.addFinder(pinyinFinder(table.default));
  },
  nearest: (engine) => import("./nearest.js").then((made) => engine.addFinder(made.nearestFinder)),
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
}
