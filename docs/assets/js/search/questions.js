// For a question typed as a sentence: the points that share most of it, rare pieces weighing more.
// A word that the plan does not have finds nothing: too little of it is shared.
import { stem } from "./latin.js";
import { isHan, occurrences } from "./normalize.js";

const MIN_SHARE = 0.4; // of a question's weight that a point must share
const MIN_SHARE_OF_BEST = 0.6; // of what the nearest point shares
const MIN_HAN = 5; // characters of a Chinese question; shorter ones are words
const MIN_WORDS = 3; // words of an English one
const ASKING_HAN = /怎么样|怎么|什么|多少|哪些|哪个|哪里|如何|为什么|有没有|是不是|是否|可以|请问|我想|关于|吗|呢|的|了|谁/gu;
const ASKING_WORDS = new Set(("a an the of to in on for by with and or is are be do does how what when where which who why will can "
  + "i my me you your it its this that there about many much get have has at from").split(" "));

export function chineseQuestion(text, documents) {
  return nearest(text, bigrams(text), documents, (document, pair) => occurrences(document.normalized, pair));
}

export function englishQuestion(text, documents) {
  return nearest(text, askedStems(text), documents, ({ normalized: { text: words, starts, ends } }, stem) =>
    Array.from(words.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, "gu")), ({ index }) =>
      [starts[index], ends[index + stem.length - 1]]));
}

// Pairs of neighbouring characters, without the words that only ask.
function bigrams(text) {
  const runs = (text.replace(ASKING_HAN, " ").match(/\p{Script=Han}+/gu) ?? []).map((run) => Array.from(run));
  if (runs.flat().length < MIN_HAN) return [];
  return [...new Set(runs.flatMap((run) => run.slice(1).map((character, i) => run[i] + character)))];
}

// Words by their stems, without those that only ask.
function askedStems(text) {
  const words = (text.match(/[a-z][a-z'-]+/gu) ?? []).filter((word) => !ASKING_WORDS.has(word));
  const different = [...new Set(words.map(stem))];
  return different.length < MIN_WORDS ? [] : different;
}

// A query without what only asks, to weigh what is left.
export const withoutAsking = (text) => text.replace(ASKING_HAN, "")
  .replace(/[a-z']+/gu, (word) => (ASKING_WORDS.has(word) ? "" : word)).replace(/\s+/gu, " ").trim();

function nearest(text, pieces, documents, rangesOf) {
  if (pieces.length < 2) return undefined;
  const rows = documents.map((document) => ({ document, ranges: pieces.map((piece) => rangesOf(document, piece)) }));
  const weights = pieces.map((_, k) => {
    const frequency = rows.filter(({ ranges }) => ranges[k].length).length;
    return frequency && Math.log((rows.length + 1) / frequency) + 0.2;
  });
  const total = weights.reduce((sum, weight) => sum + (weight || 1), 0);
  const hits = rows.map((row) => sharedHit(row, weights)).filter(Boolean).sort((a, b) => b.share - a.share);
  const minimum = Math.max(MIN_SHARE * total, MIN_SHARE_OF_BEST * (hits[0]?.share ?? 0));
  return { hits: hits.filter(({ share }) => share >= minimum), missing: missing(text, pieces, weights) };
}

// What a document has of a question: more than one piece, its list of units aside.
function sharedHit({ document, ranges }, weights) {
  const end = document.parts.find(({ kind }) => kind === "before")?.start ?? document.text.length;
  const first = ranges.map((list) => list.find((range) => range[1] <= end));
  const share = weights.reduce((sum, weight, k) => sum + (first[k] ? weight : 0), 0);
  const shared = first.filter(Boolean);
  return shared.length > 1 ? { document, ranges: shared, share } : undefined;
}

// What of a question stands nowhere in the plan; pairs are joined where they overlap.
function missing(text, pieces, weights) {
  if (!isHan(text)) return pieces.filter((_, k) => !weights[k]);
  const known = new Set(pieces.filter((_, k) => weights[k]));
  const characters = Array.from(text);
  const isKnown = (i) => known.has(characters[i - 1] + characters[i]) || known.has(characters[i] + characters[i + 1]);
  return characters.map((character, i) => (isKnown(i) ? " " : character)).join("").match(/\p{Script=Han}{2,}/gu) ?? [];
}
