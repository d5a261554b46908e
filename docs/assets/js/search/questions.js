// For a question typed as a sentence: the points that share most of it, rare pieces weighing more.
// A word that the plan does not have finds nothing: too little of it is shared.
import { stem } from "./latin.js";
import { isHan, occurrences } from "./normalize.js";

const MIN_SHARE = 0.4; // of a question's weight that a point must share
const MIN_SHARE_OF_BEST = 0.6; // of what the nearest point shares
const NOTE_WEIGHT = 0.5; // of a piece that only our notes on a point have
const MIN_HAN = 5; // characters of a Chinese question; of four, both halves are needed
const MIN_WORDS = 3; // words of an English one; of two, both are needed
const ASKING_HAN = /怎么样|怎么|怎样|什么|多少|多久|几个|哪些|哪个|哪里|如何|为什么|有没有|是不是|要不要|能不能|会不会|是否|可以|请问|我想|关于|吗|呢|的|了|谁/gu;
const ASKING_WORDS = new Set(("a an the of to in on for by with and or is are be do does how what when where which who why will can "
  + "i my me you your it its this that there about many much get have has at from").split(" "));

// `notesOf` gives our explanations and words for a document: those count as well, but are not marked.
export function chineseQuestion(text, documents, notesOf) {
  const { pieces, needsAll } = pairs(text);
  const rangesIn = (normalized, pair) => occurrences(normalized, pair);
  return nearest(text, pieces, needsAll, documents, notesOf, rangesIn);
}

export function englishQuestion(text, documents, notesOf) {
  const words = askedStems(text);
  const needsAll = words.length < MIN_WORDS;
  const rangesIn = (normalized, stem) => Array.from(normalized.text.matchAll(stemPattern(stem, needsAll)), ({ index, 0: match }) =>
    [normalized.starts[index], normalized.ends[index + match.length - 1]]);
  return nearest(text, words, needsAll, documents, notesOf, rangesIn);
}

// A word by its stem, or one that begins with it.
function stemPattern(stem, isWhole) {
  const bare = stem.replace(/i$/u, "[iy]");
  return new RegExp(`(?<![\\p{L}\\p{N}])${bare}${isWhole ? "(?:ing|ed|es|s)?(?!\\p{L})" : ""}`, "gu");
}

// Pairs of neighboring characters, without the words that only ask; of a few characters the halves,
// which must all be there.
function pairs(text) {
  const runs = (text.replace(ASKING_HAN, " ").match(/\p{Script=Han}+/gu) ?? []).map((run) => Array.from(run));
  const [[a, b, c, d] = []] = runs;
  if (runs.length === 1 && runs[0].length === MIN_HAN - 1) return { pieces: [a + b, c + d], needsAll: true };
  if (runs.flat().length < MIN_HAN) return { pieces: [] };
  return { pieces: [...new Set(runs.flatMap((run) => run.slice(1).map((character, i) => run[i] + character)))] };
}

// The runs of a Chinese question, once what only asks is gone, the longest first; none where nothing
// asks.
export function askedRuns(text) {
  const left = text.replace(ASKING_HAN, " ");
  const runs = left === text ? [] : left.match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs.sort((a, b) => b.length - a.length);
}

// Words by their stems, without those that only ask.
function askedStems(text) {
  const words = (text.match(/[a-z][a-z'-]+/gu) ?? []).filter((word) => !ASKING_WORDS.has(word));
  return [...new Set(words.map(stem))];
}

// A query without what only asks, to weigh what is left.
export const withoutAsking = (text) => text.replace(ASKING_HAN, "")
  .replace(/[a-z']+/gu, (word) => (ASKING_WORDS.has(word) ? "" : word)).replace(/\s+/gu, " ").trim();

function nearest(text, pieces, needsAll, documents, notesOf, rangesIn) {
  if (pieces.length < 2) return undefined;
  const rows = documents.map((document) => questionRow(document, notesOf(document), pieces, rangesIn));
  const weights = pieces.map((_, k) => {
    const frequency = rows.filter(({ has }) => has[k]).length;
    return frequency && Math.log((rows.length + 1) / frequency) + 0.2;
  });
  const total = weights.reduce((sum, weight) => sum + (weight || 1), 0);
  const hits = rows.map(({ document, ranges, has }) => ({
    document,
    ranges,
    count: has.filter(Boolean).length,
    share: weights.reduce((sum, weight, k) => sum + weight * has[k], 0),
  })).filter(({ count }) => count > 1).sort((a, b) => b.share - a.share);
  const minimum = Math.max(MIN_SHARE * total, MIN_SHARE_OF_BEST * (hits[0]?.share ?? 0));
  const isEnough = ({ count, share }) => (needsAll ? count === pieces.length : share >= minimum);
  return { hits: hits.filter(isEnough), missing: missing(text, pieces, (k) => rows.some(({ has }) => has[k] === 1)) };
}

// What a document has of a question, without its list of units: the first place of each piece, and how
// much each counts for.
function questionRow(document, notes, pieces, rangesIn) {
  const end = document.parts.find(({ kind }) => kind === "before")?.start ?? document.text.length;
  const firstRanges = pieces.map((piece) => rangesIn(document.normalized, piece).find((range) => range[1] <= end));
  const isInNotes = (piece) => notes.some((note) => rangesIn(note, piece).length);
  const has = pieces.map((piece, k) => (firstRanges[k] ? 1 : isInNotes(piece) * NOTE_WEIGHT));
  return { document, ranges: firstRanges.filter(Boolean), has };
}

// What of a question stands nowhere in the plan; pairs are joined where they overlap.
function missing(text, pieces, isThere) {
  if (!isHan(text)) return pieces.filter((_, k) => !isThere(k));
  const inPlan = new Set(pieces.filter((_, k) => isThere(k)));
  const characters = Array.from(text);
  const isInPlan = (i) => inPlan.has(characters[i - 1] + characters[i]) || inPlan.has(characters[i] + characters[i + 1]);
  return characters.map((character, i) => (isInPlan(i) ? " " : character)).join("").match(/\p{Script=Han}{2,}/gu) ?? [];
}
