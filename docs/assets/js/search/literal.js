// What stands in a document as typed: numbers of points, phrases, and all words of a query.
import { wordMatcher } from "./latin.js";
import { occurrences } from "./normalize.js";

// The number of a point comes before all; whole words come before pieces of words, a hit in a
// heading or the units before one in the text, a phrase before its words here and there.
const RANK = { head: 1, text: 2, pieces: 3, scattered: 4 };

// Hits are {document, rank, ranges}, the best first; a document is hit by the first query that it has.
export function literalHits(documents, queries) {
  const matchers = queries.map((query) => documentMatcher(query, documents[0]?.language));
  const hits = documents.map((document) => firstHit(matchers, document)).filter(Boolean);
  const isExact = hits.some(({ isLoose, rank }) => !isLoose && rank < RANK.scattered);
  const counted = hits.map((hit) => (isExact && hit.isLoose ? hit.scattered : hit)).filter(Boolean);
  return counted.sort((a, b) => a.rank - b.rank);
}

export const isPhrase = ({ rank }) => rank < RANK.pieces;

function firstHit(matchers, document) {
  for (const match of matchers) {
    const hit = match(document);
    if (hit) return hit;
  }
  return undefined;
}

// What gives {document, rank, ranges} where a document has the query. A hit is loose where the
// document has it only without the punctuation inside; that counts where it stands nowhere as typed.
function documentMatcher({ text, letters, numberHit }, language) {
  const isChinese = language === "zh";
  const matcher = isChinese ? phraseMatcher : wordMatcher;
  const phrase = matcher(text);
  const words = text.includes(" ") ? text.split(" ").map(matcher) : [];
  const hit = (document, ranges, rank = phraseRank(document, ranges)) => (ranges.length ? { document, rank, ranges } : undefined);
  return (document) => {
    const exact = numberHit?.(document) ?? hit(document, phrase(document));
    if (exact) return exact;
    const scattered = hit(document, allRanges(words, document), RANK.scattered);
    const loose = isChinese ? hit(document, textRanges(document, document.letters, letters)) : undefined;
    return loose ? { ...loose, scattered, isLoose: true } : scattered;
  };
}

const phraseMatcher = (text) => (document) => textRanges(document, document.normalized, text);

// A bare number is no piece of another point's number: 1 does not find point 12.
function textRanges(document, normalized, text) {
  const ranges = occurrences(normalized, text);
  return /^\d+$/u.test(text) ? ranges.filter((range) => document.partsIn(range).every(({ kind }) => kind !== "label")) : ranges;
}

// Every word somewhere in the document.
function allRanges(matchers, document) {
  const ranges = matchers.map((match) => match(document));
  return ranges.every((list) => list.length) ? ranges.flat() : [];
}

function phraseRank(document, ranges) {
  const whole = ranges.filter((range) => document.isWhole(range));
  if (!whole.length) return RANK.pieces;
  const isHead = whole.some((range) => document.partsIn(range).some(({ kind }) => /heading|label|units/u.test(kind)));
  return isHead ? RANK.head : RANK.text;
}
