// The search itself: a query in, a ranked list of points out. It knows no page.
import { fold, isHan } from "./fold.js";
import { both, join, meet, Texts } from "./texts.js";

const ELSEWHERE = 5; // lines outside the points that are shown

// {kind, results, rest, total}: `total` counts the points that the index has. A question has
// `missing` too: it tells the words that the plan has not.
const nothing = { kind: "none", results: [], rest: [], total: 0 };

export class Library {
  constructor(plan) {
    this.plan = plan;
    this.texts = Object.keys(plan.form).map((language) => new Texts(language, plan));
    this.zh = this.texts.find(({ language }) => language === "zh");
  }

  // One way of searching after the other, until something is found: what stands there as typed,
  // in Traditional characters or by pinyin, and what comes nearest to a sentence.
  async search(typed, most, filter = {}) {
    const query = fold(typed);
    if (/^第|\d/u.test(query.text)) query.number = (await import("./number.js")).numberOf(query.text, this.plan);
    if (/[a-z0-9]/u.test(query.text)) query.latin = await import("./latin.js");
    const narrow = filter.unit || filter.section;
    const inside = narrow ? await (await import("./narrow.js")).inside(this, filter) : undefined;
    for (const way of query.text.trim() ? this.#ways(query) : []) {
      const found = await way({ typed, query, most, inside });
      if (found?.results.length || found?.rest.length) return found;
    }
    return nothing;
  }

  #ways({ text, latin }) {
    if (latin && !isHan(text)) return latin.ways(this, text);
    const question = async (asked) => (await import("./question.js")).find(this, this.zh, asked);
    return this.zh ? [(asked) => this.literal(this.zh, [asked.query], asked), question] : [];
  }

  // What any of the queries finds: by the index, then in the lines themselves.
  async literal(texts, queries, { most, inside }, kind = "literal") {
    const { size } = this.plan;
    const found = await Promise.all(queries.map((query) => candidates(texts, query, size)));
    const [everywhere, heads] = both((i) => join(found.map((lists) => lists[i])));
    const all = [...new Set([...queries.flatMap(({ number }) => number?.at ?? []), ...heads, ...everywhere])];
    const points = all.filter((i) => i < size && (!inside || inside(i)));
    const find = all.length && Promise.all([import("./literal.js"), texts === this.zh || import("./words.js")])
      .then(([{ finder }, { words }]) => finder(queries, words));
    const hits = await this.looked(texts, points, find, most);
    const rest = inside || most < points.length ? []
      : await this.looked(texts, all.filter((i) => i >= size), find, ELSEWHERE);
    const exact = [...hits, ...rest].some(({ loose, rank }) => !loose && rank < 3);
    const ranked = (list) => list.map((hit) => (exact && hit.loose ? hit.scattered : hit)).filter(Boolean)
      .slice(0, most).sort((a, b) => a.rank - b.rank);
    const results = ranked(hits);
    return { kind, results, rest: ranked(rest), total: points.length > most ? points.length : results.length };
  }

  // The first lines, in their order, in which `find` finds something, which comes beside them; those
  // that have the query only without its punctuation do not count, as they may have to go.
  async looked(texts, all, find, most) {
    const hits = [];
    const enough = () => hits.filter(({ loose }) => !loose).length >= most;
    for (let at = 0; at < Math.min(all.length, most * 3) && !enough(); at += most) {
      const lines = await Promise.all(all.slice(at, at + most).map((i) => texts.line(i)));
      hits.push(...lines.map(await find).filter(Boolean));
    }
    return hits;
  }
}

// The lines that have all pieces of a query: everywhere, and in headings and units. What no line has
// is known before all pieces are loaded; of pinyin, most likely, by the first one.
// Punctuation has no pieces: a short plan is looked through.
async function candidates(texts, query, size) {
  const pieces = [...new Set(texts.pieces(query))];
  if (!pieces.length) return [Array.from({ length: Math.min(size, 20) }, (_, i) => i), []];
  const wave = texts.language === "zh" && !isHan(query.text) ? 1 : 4;
  const lists = [];
  for (let at = 0; at < pieces.length && (!at || meet(lists.map(([list]) => list)).length); at += wave) {
    lists.push(...await Promise.all(pieces.slice(at, at + wave).map((piece) => texts.having(piece))));
  }
  return both((i) => meet(lists.map((list) => list[i])));
}
