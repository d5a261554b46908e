// Two plans side by side, as elements.
import { element, localized } from "../../lib/dom.js";
import { pageUrl } from "../../search/address.js";
import { marked } from "../../search/marks.js";
import { inView } from "../texts.js";
import { comparePlans, differences } from "./match.js";

export class Comparison {
  constructor({ words, root, plans }) {
    const [plan, other] = plans;
    const language = Object.keys(plan.title).find((tag) => tag in other.title) ?? Object.keys(plan.title)[0];
    Object.assign(this, { words, root, plans, language, comparison: comparePlans(plan, other, language) });
  }

  // How many points are in both, and how many measures are the same.
  get counts() {
    const rows = this.comparison.pairs.flatMap((pair) => pair.rows);
    return { count: this.comparison.pairs.length, others: rows.filter(({ isSame }) => isSame).length };
  }

  elements() {
    const { pairs, unmatched } = this.comparison;
    const heading = element("h2", {}, ...localized(this.words.compare_both));
    return [
      ...(pairs.length ? [element("section", {}, heading, ...pairs.map((pair) => this.#pair(pair)))] : []),
      ...unmatched.flatMap((points, side) => (points.length ? [this.#alone(points, side)] : [])),
    ];
  }

  #pair({ points, rows, alone }) {
    const heads = points.map((point, side) => this.#cell(side, element("h3", {}, this.#link(point, side))));
    const last = alone.some((places) => places.length) ? [this.#state("alone", ...alone.map((places, side) => this.#measures(points[side], places, side)))] : [];
    return element("article", { class: "compare-pair" }, element("div", { class: "compare-row" }, ...heads), ...rows.map((row) => this.#row(points, row)), ...last);
  }

  // Measures that correspond; the same text stands once.
  #row(points, { places, isSame }) {
    if (isSame) return this.#state("same", this.#paragraph(points[0], places[0]));
    const marks = differences(...points.map((point, side) => point[2][this.language][places[side]]));
    return this.#state("reworded", ...places.map((place, side) => this.#cell(side, this.#paragraph(points[side], place, marks[side]))));
  }

  #measures(point, places, side) {
    return places.length ? this.#cell(side, ...places.map((place) => this.#paragraph(point, place))) : element("div", { class: "compare-cell" });
  }

  #state(state, ...cells) {
    return element("div", { class: `compare-row ${state}` }, element("p", { class: "compare-state" }, ...localized(this.words[`compare_${state}`])), ...cells);
  }

  #cell(side, ...content) {
    return element("div", { class: "compare-cell" }, element("p", { class: "compare-of" }, ...this.#name(side)), ...content);
  }

  #name(side) {
    const { issuer, year } = this.plans[side];
    return [...inView(issuer), ` ${year}`];
  }

  #paragraph([, , measures], place, ranges = []) {
    const texts = Object.fromEntries(Object.entries(measures).map(([language, all]) => [language, all[place]]).filter(([, text]) => text));
    return element("p", { class: "stacked" }, ...inView(texts, (text, language) => (language === this.language ? marked(text, ranges) : [text])));
  }

  #link([id, heading, measures], side) {
    const texts = Object.keys(heading).length ? heading : Object.fromEntries(Object.entries(measures).map(([language, [first]]) => [language, first]));
    return element("a", { class: "stacked", href: pageUrl(`${this.plans[side].address}points/${id}/`, this.root).href }, ...inView(texts, (text) => [`${id} ${text}`]));
  }

  // The points that one plan alone has.
  #alone(points, side) {
    const heading = element("h2", {}, ...localized(this.words.compare_only, { count: points.length }), " · ", ...this.#name(side));
    return element("section", {}, heading, element("ul", { class: "portal-list" }, ...points.map((point) => element("li", {}, this.#link(point, side)))));
  }
}
