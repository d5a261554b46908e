// What is searched, language by language: the plan's own text, and our words about it.
import { loadData } from "../lib/edition_data.js";
import { lettersOnly, normalize } from "./normalize.js";

// The index with all its shards, of which an ordinary plan has one; `box` says how many there are.
export async function completeIndex(box, firstShard) {
  const names = Array.from({ length: box.shards - 1 }, (_, i) => `search/${i + 1}.js`);
  const shards = await Promise.all([firstShard, ...names.map(loadData)]);
  const all = (kind) => shards.flatMap((shard) => shard[kind]);
  const textsIn = (language) => Object.fromEntries(Object.keys(shards[0].texts[language])
    .map((kind) => [kind, shards.flatMap(({ texts }) => rows(texts[language][kind] ?? []))]));
  const texts = Object.fromEntries(Object.keys(shards[0].texts).map((language) => [language, textsIn(language)]));
  return { ...box, ...shards[0], texts, points: all("points"), explanations: all("explanations") };
}

// Columns as rows.
const rows = ([texts = [], ...columns]) => texts.map((text, i) => [text, ...columns.map((column) => column[i])]);

// The plan's text in one language: the points in their order, then the texts that are in none.
export function planDocuments(language, { texts, points, outside, entries, unit_list: unitList }) {
  const unitNames = new Map(entries.map(([, , id], i) => [id, texts[language].entries[i][0]]));
  const note = { unitNames, punctuation: unitList[language] };
  return [
    ...points.map((point, position) => pointDocument(language, position, point, texts[language].points[position], note)),
    ...outside.map(([url, section], i) => {
      const [label, heading] = texts[language].outside[i];
      return new SearchDocument(language, { id: url, headingOf: section, label, heading }, [["label", label], ["heading", heading]]);
    }),
  ];
}

function pointDocument(language, position, [id, section, units], [label, heading, measures, words], note) {
  const names = units.map((unit) => note.unitNames.get(unit));
  const [before, separator, after] = note.punctuation;
  return new SearchDocument(language, { isPoint: true, position, id, label, heading, section, units, words }, [
    ["label", label],
    ["heading", heading],
    ...measures.map((text, i) => ["measure", text, `${id}.${i + 1}`]),
    ...(units.length ? [["before", before.trim()], ["units", names.join(separator)], ["after", after]] : []),
  ]);
}

// Our explanations of measures, each for an audience; `points` are those of the plan's documents.
export function explanationDocuments(language, { texts, explanations }, points) {
  const byId = new Map(points.map((point) => [point.id, point]));
  const rowsByAudience = explanations.flatMap(([measure, audiences], i) => {
    const point = byId.get(measure.slice(0, measure.lastIndexOf(".")));
    const { section, units } = point;
    const [byAudience] = texts[language].explanations[i];
    return audiences.map((audience, k) => [{ point, measure, audience, section, units }, byAudience[k]]);
  });
  return rowsByAudience.map(([fields, text], position) => new SearchDocument(language, { ...fields, position }, [["text", text]]));
}

// Terms, laws, units, topics and pages, each with its name, a text, and other words for it; the key of
// a unit is its id, that of a topic are its measures.
export function entryDocuments(language, { texts, entries }) {
  return entries.map(([kind, address, key], position) => {
    const [name, text, aliases] = texts[language].entries[position];
    return new SearchDocument(language, { kind, address, key, name, aliases, position }, [["heading", name], ["text", text]]);
  });
}

// One text made of parts, so that a phrase is found across the end of a sentence too. Chinese sets
// the parts without a gap, as published.
class SearchDocument {
  #normalized;
  #letters;
  #borders;

  constructor(language, fields, parts) {
    Object.assign(this, { ...fields, language, text: "", parts: [] });
    for (const [kind, text, id] of parts) if (text) this.#append(kind, text, id);
  }

  #append(kind, text, id) {
    if (this.text && (this.language !== "zh" || this.kind)) this.text += " ";
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

  // Whether a range is whole words: by the letters around it, or by the index's word lengths.
  isWhole([start, end]) {
    if (this.language === "zh" && this.words) return this.#wordBorders.has(start) && this.#wordBorders.has(end);
    return this.language === "zh" || !/^[\p{L}\p{N}]{2}/u.test(this.text.slice(end - 1));
  }

  // The places where words begin and end: the lengths are given in characters for the heading and
  // each measure, and units are names wherever they begin and end.
  get #wordBorders() {
    if (this.#borders) return this.#borders;
    this.#borders = new Set(this.parts.flatMap(({ kind, start, end }) =>
      (kind === "units" ? Array.from({ length: end - start + 1 }, (_, i) => start + i) : [start, end])));
    const texts = [this.parts.find(({ kind }) => kind === "heading"), ...this.parts.filter(({ kind }) => kind === "measure")];
    this.words.split(" ").forEach((lengths, i) => this.#addBorders(texts[i], lengths));
    return this.#borders;
  }

  #addBorders(part, lengths) {
    if (!part) return;
    const characters = Array.from(this.text.slice(part.start, part.end));
    let [border, from] = [part.start, 0];
    for (const digit of lengths) {
      const to = from + parseInt(digit, 36);
      border += characters.slice(from, to).join("").length;
      this.#borders.add(border);
      from = to;
    }
  }
}
