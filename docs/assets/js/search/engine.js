// The search itself: texts in, a ranked list of points out. It knows no page and no network.
import { fold, traditionalMap } from "./fold.js";
import { literal, namedNumber, RANK } from "./literal.js";
import { makeLines, touched } from "./lines.js";

export class Engine {
  constructor() {
    this.indexes = new Map();
    this.traditional = new Map();
    this.finders = [findLiteral];
  }

  addTexts(language, texts) {
    this.indexes.set(language, makeLines(texts, language));
  }

  addTraditional(words) {
    this.traditional = traditionalMap(words);
  }

  // A finder is asked only where those before it found nothing.
  addFinder(finder) {
    this.finders.push(finder);
  }

  // {kind, results: [{line, index, rank, ranges}], rest: [the same outside the points], missing}
  search(typed) {
    const query = fold(typed, this.traditional);
    if (!query.text.trim()) return nothing();
    for (const finder of this.finders) {
      const found = finder(this.indexes, query);
      if (found.results.length || found.rest.length) return found;
    }
    return nothing();
  }
}

function findLiteral(indexes, query) {
  const hits = new Hits();
  const number = namedNumber(query);
  for (const index of indexes.values()) {
    if (number) addNumber(hits, index, number);
    const { found, scattered } = literal(index, query);
    hits.addAll(index, found);
    for (const [line, ranges] of scattered) hits.add(index, line, RANK.words, ranges);
  }
  return hits.ranked("literal");
}

const nothing = () => ({ kind: "none", results: [], rest: [], missing: [] });

// A hit in the heading or the units comes before one in the text.
function headRank(line, ranges) {
  const inHead = ranges.some((range) =>
    touched(line, range).some((part) => ["heading", "label", "units"].includes(part.kind)));
  return inHead ? RANK.head : RANK.text;
}

function addNumber(hits, index, { point, measure }) {
  const line = index.points.find((one) => one.id === point);
  const part = line?.parts.find((one) => one.id === measure && measure);
  if (!line || (measure && !part)) return;
  hits.add(index, line, RANK.number, part ? [[part.start, part.end]] : []);
}

// The best hit of each point, whatever the language it was found in.
export class Hits {
  constructor() {
    this.byId = new Map();
  }

  addAll(index, found) {
    for (const [line, ranges] of found) this.add(index, line, headRank(line, ranges), ranges);
  }

  add(index, line, rank, ranges) {
    const key = `${line.kind} ${line.id}`;
    const known = this.byId.get(key);
    if (known && known.rank <= rank) return;
    this.byId.set(key, { line, index, rank, ranges, order: index.all.indexOf(line) });
  }

  ranked(kind) {
    const all = [...this.byId.values()].sort((a, b) => a.rank - b.rank || a.order - b.order);
    const isPoint = ({ line }) => line.kind === "point";
    return { kind, results: all.filter(isPoint), rest: all.filter((hit) => !isPoint(hit)), missing: [] };
  }
}
