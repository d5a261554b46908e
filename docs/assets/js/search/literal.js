// What stands in a line as typed: numbers of points, phrases, and all words of a query.
import { letters } from "./fold.js";
import { places, touched } from "./lines.js";

const RANK = { number: 0, head: 1, text: 2, words: 3 };

// {line, rank, ranges} where a line has what is asked; `loose` where it has it only without the
// punctuation inside, which counts where the query stands nowhere as typed.
export function look(line, query) {
  const { point, measure } = query.number ?? {};
  if (line.point && point === line.id) {
    const part = line.parts.find(({ id }) => measure && id === measure);
    if (part || !measure) return { line, rank: RANK.number, ranges: part ? [[part.start, part.end]] : [] };
  }
  const typed = query.text.trim();
  const phrase = wordPlaces(line, typed);
  if (phrase.length) return { line, rank: headRank(line, phrase), ranges: phrase };
  const ranges = allWords(line, typed.split(" "));
  const scattered = ranges.length ? { line, rank: RANK.words, ranges } : undefined;
  const loose = line.language === "zh" ? substring(line, line.letters, letters(query).text) : [];
  return loose.length ? { line, rank: headRank(line, loose), ranges: loose, scattered, loose: true } : scattered;
}

// A hit in the heading or the units comes before one in the text.
function headRank(line, ranges) {
  return ranges.some((range) => touched(line, range).some(({ kind }) => /heading|label|units/u.test(kind)))
    ? RANK.head : RANK.text;
}

// Chinese as typed; other languages by whole words in their order, the last by its beginning.
function wordPlaces(line, typed) {
  return line.language === "zh" ? substring(line, line.folded, typed) : words(line, typed);
}

function substring(line, folded, needle) {
  const ranges = places(folded, needle);
  if (!/^\d+$/u.test(needle)) return ranges;
  // A bare number is no piece of another point's number: 1 does not find point 12.
  return ranges.filter((range) => touched(line, range).every((part) => part.kind !== "label"));
}

function words(line, typed) {
  if (!/[a-z0-9]/u.test(typed)) return [];
  const pattern = typed.split(/[^\p{L}\p{N}'%.]+/u).filter(Boolean).map(stem).join("[^\\p{L}\\p{N}]+");
  return matches(line, new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, "giu"));
}

function matches(line, pattern) {
  const { text, at } = line.folded;
  const found = Array.from(text.matchAll(pattern), ({ index, 0: match }) => [
    at[index], at[index + match.length - 1] + 1]);
  return found.filter((range) => touched(line, range).some((part) => part.kind !== "label"));
}

// A plural finds the singular.
function stem(word) {
  const whole = word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const root = rootOf(whole);
  if (root === whole) return whole;
  return /ies$/u.test(whole) ? `${root}(?:y|ies)` : `${root}s?`;
}

// What singular and plural begin with.
export function rootOf(word) {
  if (/[^aeiou]ies$/u.test(word)) return word.slice(0, -3);
  return /[^s]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

// Every word somewhere in the line.
function allWords(line, list) {
  const ranges = list.map((word) => wordPlaces(line, word));
  return list.length > 1 && ranges.every((found) => found.length) ? ranges.flat() : [];
}
