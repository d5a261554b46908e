// What counts as found, and which terms of the index lead there: src/workplan/portal/search/query.py
// says the same of the index.
import { escaped, wordForms } from "../search/latin.js";
import { joinedRanges } from "../search/marks.js";
import { normalize } from "../search/normalize.js";

const MAX_QUERY = 100;
const PREFIX = 3;
const HAN = "\\u3005\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const LETTER = `(?![${HAN}])[\\p{L}\\p{N}]`;
const RUN = new RegExp(`([${HAN}]+)|(?:${LETTER})+`, "gu");
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const hasHan = (text) => new RegExp(`[${HAN}]`, "u").test(text);

// Whether a query may have characters of which the table of Traditional ones knows a Simplified one:
// Han characters that GB 2312 has not.
export function needsTraditional(typed) {
  const bytes = Uint8Array.from({ length: 72 * 94 * 2 }, (_, i) => (i % 2 ? 0xa1 + ((i >> 1) % 94) : 0xb0 + Math.floor(i / 188)));
  const simplified = new Set(new TextDecoder("gb2312").decode(bytes));
  return Array.from(typed).some((character) => hasHan(character) && !simplified.has(character));
}

// The parts that all must be found, each with the forms of which one must: {text, pattern, terms}.
export function parseQuery(typed, traditional = new Map()) {
  const { text } = normalize(Array.from(typed).slice(0, MAX_QUERY).join(""));
  const parts = Array.from(new Set(text.split(" ").filter(Boolean)));
  return parts.map((part) => formsOf(part, traditional).map(phrase)).filter(({ length }) => length);
}

function formsOf(part, traditional) {
  if (hasHan(part)) return Array.from(new Set([part, Array.from(part, (character) => traditional.get(character) ?? character).join("")]));
  const word = part.replace(AROUND, "");
  return word ? wordForms(word) : [];
}

export function phrase(text) {
  const start = hasHan(text) ? "" : `(?<!${LETTER})`;
  return { text, pattern: new RegExp(start + escaped(text), "gu"), terms: termsOf(text) };
}

// The terms that every text with a phrase has. Of a long run of Han characters the first, the middle
// and the last pair are enough.
function termsOf(text) {
  return Array.from(text.matchAll(RUN)).flatMap(({ 0: run, 1: han, index }) => {
    if (!han) return index || !hasHan(text) ? [run] : [];
    const characters = Array.from(run);
    if (characters.length === 1) return [run];
    const last = characters.length - 2;
    return Array.from(new Set([0, (last + 1) >> 1, last]), (i) => characters[i] + characters[i + 1]);
  });
}

// The file of lists that has a term: words with the same first letters share one. FNV-1a, 32 bits.
export function bucketOf(term, buckets) {
  let state = 0x811c9dc5;
  for (const character of Array.from(term).slice(0, PREFIX + 1)) state = Math.imul(state ^ character.codePointAt(0), 0x01000193) >>> 0;
  return ((state ^ (state >>> 15)) >>> 0) % buckets;
}

// Whether an entry of the index is meant by a term: beginnings of words are entries up to some length.
export const isMeant = (entry, term) => entry === term || (Array.from(term).length > PREFIX && entry.startsWith(term));

export const isFound = (parts, texts) => parts.every((forms) => texts.some((text) => forms.some(({ pattern }) => text.text.search(pattern) >= 0)));

// What of a normalized text to mark, as ranges of the original, in order and without overlaps.
export function rangesIn(parts, { text, starts, ends }) {
  const matches = parts.flat().flatMap(({ pattern }) => Array.from(text.matchAll(pattern)));
  return joinedRanges(matches.map(({ index, 0: { length } }) => [starts[index], ends[index + length - 1]]));
}
