// What is searched, language by language: each point, and each text that stands outside the points.
import { loadData } from "../lib/edition_data.js";
import { lettersOnly, normalize } from "./normalize.js";

// The index with the points of all its shards; an ordinary plan has one.
export async function completeIndex(index) {
  const names = Array.from({ length: index.shards - 1 }, (_, i) => `search/${i + 1}.js`);
  const shards = await Promise.all(names.map(loadData));
  return { ...index, points: [index, ...shards].flatMap(({ points }) => points) };
}

// All documents in one language, the points first, in the order of the plan.
export function documentsIn(language, { points, outside, filters, unit_list: unitList }) {
  const unitNames = new Map(filters.units.map(([id, name]) => [id, name[language]]));
  return [
    ...points.map((point, position) => pointDocument(language, position, point, unitNames, unitList[language])),
    ...outside.map(([url, texts]) => {
      const [label, heading] = texts[language];
      return new SearchDocument(language, { id: url }, [["label", label], ["heading", heading]]);
    }),
  ];
}

function pointDocument(language, position, [id, section, units, texts], unitNames, [before, separator, after]) {
  const [label, heading, measures] = texts[language];
  const names = units.map((unit) => unitNames.get(unit));
  const note = [["before", before.trim()], ["units", names.join(separator)], ["after", after]];
  return new SearchDocument(language, { isPoint: true, position, id, label, heading, section, units }, [
    ["label", label],
    ["heading", heading],
    ...measures.map((text, i) => ["measure", text, `${id}.${i + 1}`]),
    ...(units.length ? note : []),
  ]);
}

// One text made of parts, so that a phrase is found across the end of a sentence too. Chinese sets
// the parts without a gap, as published.
class SearchDocument {
  #normalized;
  #letters;

  constructor(language, fields, parts) {
    Object.assign(this, { ...fields, language, text: "", parts: [] });
    for (const [kind, text, id] of parts) if (text) this.#append(kind, text, id);
  }

  #append(kind, text, id) {
    if (this.text && this.language !== "zh") this.text += " ";
    this.parts.push({ kind, id, start: this.text.length, end: this.text.length + text.length });
    this.text += text;
  }

  get normalized() {
    return this.#normalized ??= normalize(this.text);
  }

  get letters() {
    return this.#letters ??= lettersOnly(this.normalized);
  }

  partsIn([start, end]) {
    return this.parts.filter((part) => part.start < end && start < part.end);
  }
}
