// What stands in a line as typed: numbers of points, phrases, and all words of a query.
import { letters } from "./fold.js";
import { touched } from "./lines.js";

const RANK = { head: 1, text: 2, words: 3 }; // the number of a point comes before them

// What looks for any of the queries in a line. `words` finds the words of other languages than Chinese.
export function finder(queries, words) {
  return (line) => queries.map((query) => look(line, query, words)).find(Boolean);
}

// {line, rank, ranges} where a line has what is asked; `loose` where it has it only without the
// punctuation inside, which counts where the query stands nowhere as typed.
function look(line, query, words) {
  const numbered = query.number?.hit(line);
  if (numbered) return numbered;
  const typed = query.text.trim();
  const phrase = wordPlaces(line, words, typed);
  if (phrase.length) return { line, rank: headRank(line, phrase), ranges: phrase };
  const ranges = allWords(line, words, typed.split(" "));
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
function wordPlaces(line, words, typed) {
  return line.language === "zh" ? substring(line, line.folded, typed) : words(line, typed);
}

function substring(line, folded, needle) {
  const ranges = places(folded, needle);
  if (!/^\d+$/u.test(needle)) return ranges;
  // A bare number is no piece of another point's number: 1 does not find point 12.
  return ranges.filter((range) => touched(line, range).every((part) => part.kind !== "label"));
}

// Every word somewhere in the line.
function allWords(line, words, list) {
  const ranges = list.map((word) => wordPlaces(line, words, word));
  return list.length > 1 && ranges.every((found) => found.length) ? ranges.flat() : [];
}

// Every place of `needle` in a folded text, as ranges of the original.
function places({ text, at }, needle) {
  const found = [];
  for (let i = text.indexOf(needle); needle && i >= 0; i = text.indexOf(needle, i + 1)) {
    found.push([at[i], at[i + needle.length - 1] + 1]);
  }
  return found;
}
