// For a question typed as a sentence: the lines that share most of it, rare pieces weighing more.
// A word that the plan does not have finds nothing: too little of it is shared.

const SHARE = 0.4; // of a question's weight that a line must share

// `piecesOf` gives the pieces of a question in its own script.
export async function nearest(piecesOf, library, texts, { query, most, inside }) {
  const asked = await weighed(texts, piecesOf(query.text), library.plan.size);
  const near = best(asked, asked.shares);
  const kept = inside ? near.filter(inside) : near;
  const hits = await library.looked(texts, kept, (line) => sharing(line, asked), most);
  // The index counts what the list of units shares too, the lines themselves do not.
  const byHit = new Map(hits.map((hit) => [hit, hit.share]));
  const results = best(asked, byHit).slice(0, most);
  return { kind: "nearest", results, rest: [], missing: () => missing(query.text, asked), total: kept.length > most ? kept.length : results.length };
}

async function missing(text, { pieces, weights }) {
  return (await import("./missing.js")).missing(text, pieces.filter((_, i) => weights[i]), pieces);
}

// The pieces of a question with their weights, and what of them each point has.
async function weighed(texts, all, size) {
  const pieces = all.length > 1 ? all : [];
  const lists = await Promise.all(pieces.map(async (piece) => (await texts.having(piece))[0].filter((i) => i < size)));
  const weights = lists.map(({ length }) => length && Math.log((size + 1) / length) + 0.2);
  const total = weights.reduce((sum, weight) => sum + (weight || 1), 0);
  return { pieces, weights, total, shares: shared(lists, weights) };
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
