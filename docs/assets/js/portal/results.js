// The items of the list of results: plans, each with the points in which something was found.
import { element, joined, localized } from "../lib/dom.js";
import { pageUrl } from "../search/address.js";
import { excerpt } from "../search/excerpts.js";
import { addMarks, marked } from "../search/marks.js";
import { normalize } from "../search/normalize.js";
import { rangesIn } from "./query.js";
import { inView } from "./texts.js";

const POINTS = 3; // shown of a plan

// What turns plans into items. `root` is the portal's folder, `typed` the query, `parts` what of it
// was looked for.
export class PlanItems {
  constructor({ words, root, typed, parts }) {
    Object.assign(this, { words, root, typed, parts });
  }

  item({ plan: { address, issuer, title, year }, points }) {
    const head = element("h3", {}, element("a", { href: pageUrl(address, this.root).href }, ...inView(issuer), " ", String(year)));
    const more = points.length > POINTS ? element("p", { class: "more" }, this.#further(address, points.length - POINTS)) : undefined;
    return element("li", { class: "portal-plan" }, head, element("p", { class: "portal-plan-title" }, ...inView(title)),
      element("ol", {}, ...points.slice(0, POINTS).map((point) => this.#point(address, point))), more);
  }

  // What else is found in a plan, its own search shows.
  #further(address, count) {
    const url = pageUrl(address, this.root);
    url.searchParams.set("q", this.typed);
    return element("a", { href: url.href }, ...localized(this.words.portal_search_in_plan, { count }));
  }

  #point(address, [id, heading, measures, also = {}]) {
    const hit = this.#best(measures, also);
    const url = pageUrl(`${address}points/${id}/`, this.root);
    addMarks(url, hit.text, hit.ranges);
    url.hash = `${id}.${hit.measure}`;
    const marks = (text) => marked(text, rangesIn(this.parts, normalize(text)));
    const name = Object.keys(heading).length ? inView(heading, marks) : [element("span", {}, id)];
    return element("li", {}, element("a", { href: url.href },
      element("span", { class: "result-head" }, ...name), ...this.#reason(hit),
      element("span", { class: "result-text", lang: hit.language }, ...excerpt(hit, hit.ranges))));
  }

  // The everyday words that led to a measure which says it otherwise.
  #reason({ words }) {
    const languages = Object.entries(words).filter(([, listed]) => listed.length);
    return languages.length ? [element("span", { class: "result-reason" },
      ...languages.flatMap(([language, listed], i) => [i ? " " : "", element("span", { lang: language }, joined(listed, language))]))] : [];
  }

  // The measure that has most of the query, in the language of the view where that has it; the first
  // one where only the heading has it.
  #best(measures, also) {
    const { view } = document.documentElement.dataset;
    const languages = Object.keys(measures).sort((a, b) => (b === view) - (a === view));
    const partsIn = (normalized) => this.parts.filter((forms) => rangesIn([forms], normalized).length);
    const hits = languages.flatMap((language) => measures[language].map((text, i) => {
      const normalized = normalize(text);
      const inText = new Set(partsIn(normalized));
      const leads = (word) => partsIn(normalize(word)).some((forms) => !inText.has(forms));
      const words = Object.fromEntries(Object.entries(also).map(([tag, listed]) => [tag, listed[i].filter(leads)]));
      const count = new Set([...inText, ...Object.values(words).flat().flatMap((word) => partsIn(normalize(word)))]).size;
      return { language, text, words, measure: i + 1, count, ranges: rangesIn(this.parts, normalized) };
    }));
    return hits.reduce((best, hit) => (hit.count > best.count ? hit : best));
  }
}
