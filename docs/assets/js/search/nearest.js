// For a question typed as a sentence: the lines that share most of it, rare pieces weighing more.
// A word that the plan does not have finds nothing: too little of it is shared.
import { isHan } from "./fold.js";
import { RANK } from "./literal.js";

const IDLE = /怎么样|怎么|什么|多少|哪些|哪个|哪里|如何|为什么|有没有|是不是|是否|可以|请问|我想|关于|吗|呢|的|了|谁/gu;
const IDLE_ENGLISH = new Set(("a an the of to in on for by with and or is are be do does how what when where which who why will can "
  + "i my me you your it its this that there about many much get have has at from").split(" "));

const LEAST = 5; // characters of a Chinese question; shorter ones are words
const SHARE = 0.4; // of a question's weight that a line must share

export function nearestFinder(indexes, query) {
  const index = indexes.get(isHan(query.text) ? "zh" : "en");
  const { found, missing } = index ? nearest(index, query) : { found: [], missing: [] };
  const results = Array.from(found, ([line, ranges]) => ({ line, index, rank: RANK.words, ranges }));
  return { kind: "nearest", results, rest: [], missing };
}

function nearest(index, query) {
  const pieces = index.language === "zh" ? bigrams(query.text) : contentWords(query.text);
  if (pieces.length < 2) return { found: new Map(), missing: [] };
  const weights = weigh(index, pieces);
  const total = pieces.reduce((sum, piece) => sum + (weights.get(piece) || 1), 0);
  const scored = index.points.map((line) => score(line, pieces, weights, total));
  const best = Math.max(...scored.map(({ share }) => share));
  if (best < SHARE) return { found: new Map(), missing: [] };
  const near = scored.filter(({ share, count }) => share >= Math.max(SHARE, best * 0.6) && count > 1);
  near.sort((a, b) => b.share - a.share);
  return { found: new Map(near.map(({ line, ranges }) => [line, ranges])), missing: absent(query.text, pieces, weights) };
}

function bigrams(text) {
  const runs = text.replace(IDLE, " ").match(/\p{Script=Han}+/gu) ?? [];
  if (runs.join("").length < LEAST) return [];
  return [...new Set(runs.flatMap((run) =>
    Array.from({ length: Math.max(run.length - 1, 0) }, (_, i) => run.slice(i, i + 2))))];
}

function contentWords(text) {
  const words = text.match(/[a-z][a-z'-]+/gu) ?? [];
  const kept = [...new Set(words.filter((word) => !IDLE_ENGLISH.has(word)))];
  return kept.length > 2 ? kept.map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/u, "") : word)) : [];
}

function weigh(index, pieces) {
  const weights = new Map();
  for (const piece of pieces) {
    const having = index.points.filter((line) => body(line).includes(piece)).length;
    if (having) weights.set(piece, Math.log((index.points.length + 1) / having) + 0.2);
  }
  return weights;
}

// What a line says, its list of units aside.
function body(line) {
  const end = line.parts.find((part) => part.kind === "before")?.start ?? line.text.length;
  const at = line.folded.at.findIndex((place) => place >= end);
  return line.folded.text.slice(0, at);
}

function score(line, pieces, weights, total) {
  const text = body(line);
  const here = pieces.filter((piece) => text.includes(piece));
  const share = here.reduce((sum, piece) => sum + (weights.get(piece) ?? 0), 0) / total;
  const ranges = here.map((piece) => {
    const i = text.indexOf(piece);
    return [line.folded.at[i], line.folded.at[i + piece.length - 1] + 1];
  });
  return { line, share, count: here.length, ranges };
}

// The pieces of the question that stand nowhere in the plan, joined where they overlap.
function absent(text, pieces, weights) {
  if (!/\p{Script=Han}/u.test(text)) return pieces.filter((piece) => !weights.has(piece));
  const covered = new Set();
  for (const piece of weights.keys()) {
    for (let i = text.indexOf(piece); i >= 0; i = text.indexOf(piece, i + 1)) covered.add(i).add(i + 1);
  }
  const marked = Array.from(text, (character, i) => (covered.has(i) ? " " : character)).join("");
  return marked.match(/\p{Script=Han}{2,}/gu) ?? [];
}
