// For a question typed as a sentence: the lines that share most of it, rare pieces weighing more.
// A word that the plan does not have finds nothing: too little of it is shared.
import { isHan } from "./fold.js";

const SHARE = 0.4; // of a question's weight that a line must share

// `piecesOf` gives the pieces of a question in its own script.
export async function nearest(piecesOf, library, texts, { query, most, inside }) {
  const asked = await weighed(texts, query.text, piecesOf(query.text), library.plan.size);
  const near = best(asked, asked.shares);
  const kept = inside ? near.filter(inside) : near;
  const hits = await library.looked(texts, kept, (line) => sharing(line, asked), most);
  // The index counts what the list of units shares too, the lines themselves do not.
  const byHit = new Map(hits.map((hit) => [hit, hit.share]));
  const results = best(asked, byHit).slice(0, most);
  return { kind: "nearest", results, rest: [], missing: asked.missing, total: kept.length > most ? kept.length : results.length };
}

// The pieces of a question with their weights, what of them each point has, and the words that
// the plan has not.
async function weighed(texts, text, all, size) {
  const pieces = all.length > 1 ? all : [];
  const lists = await Promise.all(pieces.map(async (piece) => (await texts.having(piece))[0].filter((i) => i < size)));
  const weights = lists.map(({ length }) => length && Math.log((size + 1) / length) + 0.2);
  const total = weights.reduce((sum, weight) => sum + (weight || 1), 0);
  const missing = absent(text, pieces.filter((_, i) => weights[i]), pieces);
  return { pieces, weights, total, missing, shares: shared(lists, weights) };
}

// Those that share most of the question, the nearest first.
function best({ total }, shares) {
  const most = [...shares.values()].reduce((a, b) => Math.max(a, b), 0);
  return [...shares.keys()].filter((one) => shares.get(one) >= Math.max(SHARE * total, most * 0.6))
    .sort((a, b) => shares.get(b) - shares.get(a));
}

// What weight of the pieces each point has.
function shared(lists, weights) {
  const shares = new Map();
  lists.forEach((list, k) => list.forEach((i) => shares.set(i, (shares.get(i) ?? 0) + weights[k])));
  return new Map([...shares].sort(([a], [b]) => a - b));
}

// A hit where a line has more than one of the pieces, its list of units aside.
function sharing(line, { pieces, weights }) {
  const end = line.parts.find((part) => part.kind === "before")?.start ?? line.text.length;
  const { text, at } = line.folded;
  const ranges = pieces.map((piece) => [at[text.indexOf(piece)], at[text.indexOf(piece) + piece.length - 1] + 1]);
  const here = ranges.map(([start]) => start < end);
  const share = weights.reduce((sum, weight, k) => sum + (here[k] ? weight : 0), 0);
  const found = ranges.filter((_, k) => here[k]);
  return found.length > 1 ? { line, ranges: found, share } : undefined;
}

// The pieces of the question that stand nowhere in the plan, joined where they overlap.
function absent(text, known, pieces) {
  if (!pieces.length) return [];
  if (!isHan(text)) return pieces.filter((piece) => !known.includes(piece));
  const covered = new Set();
  for (const piece of known) {
    for (let i = text.indexOf(piece); i >= 0; i = text.indexOf(piece, i + 1)) covered.add(i).add(i + 1);
  }
  const marked = Array.from(text, (character, i) => (covered.has(i) ? " " : character)).join("");
  return marked.match(/\p{Script=Han}{2,}/gu) ?? [];
}
