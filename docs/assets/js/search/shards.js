// The search of a large plan: loads the postings of a query's pieces, meets them, and looks at the
// texts of the points that are shown. Same results as the engine's, but only the first are looked at.
import { dataModule } from "../data.js";
import { fold, isHan, letters, traditionalMap } from "./fold.js";
import { pointLine } from "./lines.js";
import { namedNumber, RANK, wordPlaces } from "./literal.js";


const SHOWN = 10; // points whose texts a page of results loads
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export class Shards {
  constructor(languages) {
    this.languages = languages;
    this.outlines = new Map();
  }

  // {kind, results, rest, missing, total}: `total` counts what the postings have.
  async search(typed, filter = {}) {
    const language = isHan(typed) || !/[a-z]/iu.test(typed) ? "zh" : "en";
    const query = fold(typed, language === "zh" ? await this.#traditional(typed) : new Map());
    const found = await this.#literal(language, query, filter);
    if (found.results.length || language === "zh") return found;
    const name = await this.#byPinyin(query.text);
    return name ? { ...await this.#literal("zh", fold(name), filter), kind: "pinyin" } : found;
  }

  narrowed({ typed }, filter) {
    return this.search(typed, filter);
  }

  async #literal(language, query, filter) {
    const outline = await this.outline(language);
    const pieces = language === "zh" ? pairs(query) : words(query.text);
    const lists = await Promise.all(pieces.map((piece) => this.#postings(language, piece)));
    const inside = await this.#inside(language, filter);
    const heads = meet(lists.map(([head]) => head)).filter(inside);
    const all = meet(lists.map(([, everywhere]) => everywhere)).filter(inside);
    const ranked = [...new Set([...numbered(query, outline).filter(inside), ...heads, ...all])];
    const results = await this.#looked(language, ranked, query);
    return { kind: "literal", typed: query.text, results, rest: [], missing: [], total: Math.max(all.length, results.length) };
  }

  // Whether a point passes the filter: by the section's range, and by the unit's postings.
  async #inside(language, { unit, section }) {
    const { sizes } = await this.outline(language);
    const start = sizes.slice(0, section - 1).reduce((sum, size) => sum + size, 0);
    const inSection = section ? (i) => i >= start && i < start + sizes[section - 1] : () => true;
    if (!unit) return inSection;
    const at = new Set(unpacked((await dataModule(`${language}/units.js`)).find(([id]) => id === unit)?.[2] ?? ""));
    return (i) => at.has(i) && inSection(i);
  }

  // The first points that have the query in their text, in order.
  async #looked(language, ranked, query) {
    const results = [];
    for (let at = 0; at < ranked.length && results.length < SHOWN; at += SHOWN) {
      const lines = await Promise.all(ranked.slice(at, at + SHOWN).map((i) => this.#line(language, i)));
      for (const line of lines) {
        const hit = look(line, language, query);
        if (hit) results.push({ line, index: { language }, ...hit });
      }
    }
    return results.slice(0, SHOWN);
  }

  // A hit's point in the language it was found in, and in the view's.
  async twins({ line, index }, view) {
    const found = new Map([[index.language, line]]);
    if (!this.languages.includes(view) || view === index.language) return found;
    const { ids } = await this.outline(view);
    const at = ids.length ? ids.indexOf(line.id) : Number(line.id) - 1;
    return found.set(view, await this.#line(view, at));
  }

  async choices(results) {
    if (!results.length) return { units: [], sections: [] };
    const { language } = results[0].index;
    const [{ sections }, units] = await Promise.all([this.outline(language), dataModule(`${language}/units.js`)]);
    return {
      units: units.map(([id, name]) => [id, name]),
      sections: sections.map(([num, label, heading]) => [String(num), `${label}${heading}`]),
    };
  }

  async outline(language) {
    if (!this.outlines.has(language)) this.outlines.set(language, await dataModule(`${language}/outline.js`));
    return this.outlines.get(language);
  }

  // The postings of a pair of characters, or of all words that begin with one.
  async #postings(language, piece) {
    const { starts } = await this.outline(language);
    const whole = language === "zh" && piece.length > 1;
    const until = whole ? piece : `${piece}\uffff`;
    const first = Math.max(0, starts.findLastIndex((start) => start <= piece));
    const last = Math.max(0, starts.findLastIndex((start) => start <= until));
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const shards = await Promise.all(numbers.map((i) => dataModule(`${language}/shard-${i}.js`)));
    const lists = shards.flatMap((shard) => (whole ? [shard[piece]].filter(Boolean)
      : Object.keys(shard).filter((key) => key >= piece && key <= until).map((key) => shard[key])));
    return [0, 1].map((i) => join(lists.map((pair) => unpacked(pair[i]))));
  }

  async #line(language, i) {
    const { block, form } = await this.outline(language);
    const texts = await dataModule(`${language}/texts/${Math.floor(i / block)}.js`);
    return pointLine(texts[i % block], form, language === "zh" ? "" : " ");
  }

  async #traditional(typed) {
    return /[\u3400-\u9fff]/u.test(typed) ? traditionalMap(await dataModule("traditional.js")) : new Map();
  }

  async #byPinyin(typed) {
    const [{ nameByPinyin }, table] = await Promise.all([import("./pinyin.js"), dataModule("pinyin.js")]);
    return nameByPinyin(typed.trim(), table);
  }
}

function pairs(query) {
  const text = letters(query).text;
  return text.length < 2 ? [text].filter(Boolean)
    : [...new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))];
}

const words = (text) => text.match(/[a-z0-9][a-z0-9'%.]*/gu) ?? [];

function numbered(query, { points, ids }) {
  const number = namedNumber(query)?.point;
  const at = ids.length ? ids.indexOf(number) : Number(number) - 1;
  return number && at >= 0 && at < points ? [at] : [];
}

function look(line, language, query) {
  if (namedNumber(query)?.point === line.id) return { rank: RANK.number, ranges: [] };
  const index = { language };
  const whole = wordPlaces(index, line, query.text.trim());
  const ranges = whole.length ? whole : plain(line, language, query) ?? scattered(index, line, query);
  return ranges.length ? { rank: RANK.text, ranges } : undefined;
}

// Chinese without the punctuation inside.
function plain(line, language, query) {
  const text = language === "zh" ? letters(query).text : "";
  const at = text ? line.letters.text.indexOf(text) : -1;
  return at < 0 ? undefined : [[line.letters.at[at], line.letters.at[at + text.length - 1] + 1]];
}

// Words that a space sets apart, each somewhere in the line.
function scattered(index, line, query) {
  const found = query.text.trim().split(" ").map((word) => wordPlaces(index, line, word));
  return found.length > 1 && found.every((ranges) => ranges.length) ? found.flat() : [];
}

function unpacked(text) {
  const positions = [];
  let [before, gap, shift] = [-1, 0, 0];
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    gap += (value & 31) << shift;
    if (value > 31) shift += 5;
    else {
      before += gap + 1;
      positions.push(before);
      [gap, shift] = [0, 0];
    }
  }
  return positions;
}

function meet(lists) {
  const [first, ...others] = lists.sort((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  return (first ?? []).filter((i) => sets.every((set) => set.has(i)));
}

const join = (lists) => (lists.length === 1 ? lists[0] : [...new Set(lists.flat())].sort((a, b) => a - b));
