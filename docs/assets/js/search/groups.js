// The results in groups, each with a heading and a count: pages of that name, the plan's text, what
// everyday words mean, our explanations, terms and laws, other pages.
import { element, localized } from "../lib/dom.js";
import { ResultItems } from "./results.js";

const PAGE_SIZE = 20; // results that one press adds
const SHOWN_FIRST = { points: PAGE_SIZE, sections: PAGE_SIZE }; // results of a group before any press
const OTHERS_SHOWN_FIRST = 5; // those of any other

// What stands nowhere as typed is better found by an everyday word than by its nearest points.
const orderOf = (kind) => ["named", ...(kind === "count" ? ["points", "everyday"] : ["everyday", "points"]),
  "sections", "explanations", "glossary", "pages", "elsewhere"];

export class ResultGroups {
  constructor(words, engine, root) {
    this.words = words;
    this.items = new ResultItems(engine, root, words);
    this.element = element("div", { class: "search-groups" });
  }

  // The number of results of a group and of all others.
  show(result) {
    const groups = orderOf(result.kind).filter((name) => result[name]?.length);
    this.element.replaceChildren(...groups.map((name) => this.#group(name, result[name])));
    return groups.filter((name) => name !== "points").reduce((sum, name) => sum + result[name].length, 0);
  }

  clear() {
    this.element.replaceChildren();
  }

  #group(name, hits) {
    const list = element("ol", { class: name === "points" ? "search-results" : "search-other-results" });
    const more = element("button", { type: "button", class: "search-further" }, ...localized(this.words.search_more));
    const add = (count) => {
      const shown = list.children.length;
      list.append(...hits.slice(shown, shown + count).map((hit) => this.#item(name, hit)));
      more.hidden = list.children.length >= hits.length;
      return list.children[shown];
    };
    more.addEventListener("click", () => add(PAGE_SIZE).querySelector("a").focus());
    add(SHOWN_FIRST[name] ?? OTHERS_SHOWN_FIRST);
    const heading = element("h2", {}, ...localized(this.words[`search_group_${name}`]), " ",
      element("span", { class: "search-number" }, String(hits.filter(({ document: { headingOf } }) => !headingOf).length)));
    return element("section", { class: `search-group of-${name}` }, heading, list, more);
  }

  #item(name, hit) {
    const { items } = this;
    if (name === "explanations") return items.explanation(hit);
    if (hit.document.kind) return items.entry(hit);
    return hit.document.isPoint ? items.point(hit) : items.elsewhere(hit);
  }
}
