// Everyday words for what the plan calls otherwise, and for pages: which of them a query means.
import { stems } from "./latin.js";
import { isHan, normalize } from "./normalize.js";
import { withoutAsking } from "./questions.js";

const MATCH = { equal: 0, begun: 1, inside: 2 }; // how a query and a word agree

// What compares words with a query: gives {match, length} of one that it means, else undefined.
// A query means a word that it is, that it begins (while it is typed), or that stands in it.
export function wordComparer({ text }) {
  const typed = Array.from(text).length;
  const typedStems = ` ${stems(text).join(" ")} `;
  const asked = withoutAsking(text);
  return (word) => {
    const normalized = normalize(word).text.trim();
    const { length } = Array.from(normalized);
    if (normalized === text) return { match: MATCH.equal, length };
    if (normalized.startsWith(text) && typed > (isHan(text) ? 1 : 2)) return { match: MATCH.begun, length: typed };
    const isInside = isHan(normalized) ? length > 1 && (text.includes(normalized) || asked.includes(normalized)) : typedStems.includes(` ${stems(normalized).join(" ")} `);
    if (!isInside) return undefined;
    return { match: typedStems === ` ${stems(normalized).join(" ")} ` ? MATCH.equal : MATCH.inside, length };
  };
}

// The words of a list that a query means, with how well: {words, match, length}, or undefined.
export function meantWords(words, compare) {
  const meant = words.map((word) => ({ word, ...compare(word) })).filter(({ length }) => length);
  const match = Math.min(...meant.map((word) => word.match));
  const nearest = meant.filter((word) => word.match === match);
  return meant.length ? {
    words: nearest.map(({ word }) => word),
    match,
    length: nearest.reduce((sum, { length }) => sum + length, 0),
  } : undefined;
}

// The measures that a query means by an everyday word, the best first: {point, measure, words, name}.
// A measure has words of its own and those of the terms in it; `name` is the term or topic meant.
export class EverydayWords {
  #words = new Map(); // by measure: [word, name]

  // `points` are in the plan's own language, `names` the entries in the language of the words, each
  // with its name in the plan's own.
  constructor(language, { texts, explanations }, points, names) {
    this.points = new Map(points.map((point) => [point.id, point]));
    const entries = [...names.keys()];
    const topics = new Map(entries.filter(({ kind }) => kind === "topic")
      .flatMap(({ key: measures, name }) => measures.map((measure) => [measure, name])));
    explanations.forEach(([measure], i) => {
      const [, words] = texts[language].explanations[i];
      this.#add(measure, words, topics.get(measure));
    });
    for (const entry of entries) if (entry.kind === "term" && entry.aliases.length) this.#addTerm(entry, names.get(entry));
  }

  #addTerm({ aliases, name }, writtenAs) {
    for (const { text, parts } of this.points.values()) {
      if (!text.includes(writtenAs)) continue;
      for (const { kind, id, start, end } of parts) {
        if (kind === "measure" && text.slice(start, end).includes(writtenAs)) this.#add(id, aliases, name);
      }
    }
  }

  #add(measure, words, name) {
    if (words.length) this.#words.set(measure, [...this.#words.get(measure) ?? [], { words, name }]);
  }

  // The words for the measures of points, normalized, by the position of the point.
  wordsByPoint() {
    return Array.from(this.#words, ([measure, lists]) =>
      [this.#pointOf(measure).position, lists.flatMap(({ words }) => words.map(normalize))]);
  }

  #pointOf(measure) {
    return this.points.get(measure.slice(0, measure.lastIndexOf(".")));
  }

  // Where the query has a space between Chinese words, a measure must have each.
  find(query) {
    const compare = wordComparer(query);
    const hits = [...this.#words].map(([measure, lists]) => {
      const meantLists = lists.map(({ words, name }) => ({ name, ...meantWords(words, compare) })).filter(({ match }) => match !== undefined);
      const point = this.#pointOf(measure);
      return meantLists.length && this.#hasAll(query, point, lists) ? { document: point, ranges: [], measure, ...best(meantLists) } : undefined;
    });
    return hits.filter(Boolean).sort((a, b) => a.match - b.match || b.length - a.length);
  }

  #hasAll({ text }, point, lists) {
    const words = isHan(text) && text.includes(" ") ? text.split(" ") : [];
    return words.every((word) => {
      const compare = wordComparer({ text: word });
      return point.normalized.text.includes(word) || lists.some((list) => meantWords(list.words, compare));
    });
  }
}

function best(lists) {
  const match = Math.min(...lists.map((list) => list.match));
  const nearest = lists.filter((list) => list.match === match);
  const words = [...new Set(nearest.flatMap(({ words }) => words))];
  return {
    words,
    name: nearest.find(({ name }) => name)?.name,
    match,
    length: words.join("").length,
  };
}
