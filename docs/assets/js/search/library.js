// The search itself: a query in, a ranked list of points out. It knows no page.
import { fold, isHan } from "./fold.js";
import { look } from "./literal.js";
import { Shelf } from "./shelf.js";
import { join, meet, Texts } from "./texts.js";

const ELSEWHERE = 5; // lines outside the points that are shown

// {kind, results, rest, missing, total}: `total` counts the points that the index has.
const nothing = { kind: "none", results: [], rest: [], missing: [], total: 0 };

export class Library {
  constructor(plan) {
    this.plan = plan;
    this.forms = new Shelf("traditional", plan);
    this.texts = Object.keys(plan.form).map((language) => new Texts(language, plan));
  }

  // One way of searching after the other, until something is found: what stands there as typed,
  // by Traditional characters or pinyin, and what comes nearest to a sentence.
  async search(typed, most, filter = {}) {
    const query = fold(typed);
    if (/^第|\d/u.test(query.text)) query.number = (await import("./number.js")).numberOf(query.text);
    const narrow = filter.unit || filter.section;
    const inside = narrow ? await (await import("./narrow.js")).inside(this, filter) : undefined;
    for (const way of query.text.trim() ? this.#ways(query.text) : []) {
      const found = await way({ typed, query, most, inside });
      if (found?.results.length || found?.rest.length) return found;
    }
    return nothing;
  }

  // The texts of the script that the query is written in come first.
  #ways(text) {
    const literal = (texts) => (asked) => this.literal(texts, [asked.query], asked);
    const zh = this.texts.find(({ language }) => language === "zh");
    const others = this.texts.filter((texts) => texts !== zh);
    const [chinese, foreign] = [zh ? [literal(zh)] : [], others.map(literal)];
    const lazy = (texts, load) => (texts ? [async (asked) => (await load()).find(this, texts, asked)] : []);
    const traditional = zh ? [(asked) => this.#traditional(zh, asked)] : [];
    const pinyin = lazy(zh, () => import("./pinyin.js"));
    const question = lazy(zh, () => import("./question.js"));
    if (isHan(text)) return [...chinese, ...traditional, ...question];
    if (!/[a-z]/u.test(text)) return [...chinese, ...foreign];
    const english = lazy(others[0], () => import("./question_en.js"));
    const [before, after] = isSentence(text) ? [english, []] : [[], english];
    return [...foreign, ...before, ...chinese, ...pinyin, ...after];
  }

  // What any of the queries finds: by the index, then in the lines themselves.
  async literal(texts, queries, { most, inside }, kind = "literal") {
    const { size } = this.plan;
    const found = await Promise.all(queries.map((query) => candidates(texts, query.text, size)));
    const [everywhere, heads] = [0, 1].map((i) => join(found.map((lists) => lists[i])));
    const all = [...new Set([...queries.flatMap((query) => this.#numbered(query)), ...heads, ...everywhere])];
    const points = all.filter((i) => i < size && (!inside || inside(i)));
    const find = (line) => queries.map((query) => look(line, query)).find(Boolean);
    const hits = await this.looked(texts, points, find, most);
    const rest = inside || most < points.length ? []
      : await this.looked(texts, all.filter((i) => i >= size), find, ELSEWHERE);
    const exact = [...hits, ...rest].some(({ loose, rank }) => !loose && rank < 3);
    const [results, elsewhere] = [hits, rest].map((list) =>
      list.map((hit) => (exact && hit.loose ? hit.scattered : hit)).filter(Boolean).slice(0, most).sort((a, b) => a.rank - b.rank));
    return { ...nothing, kind, results, rest: elsewhere, total: points.length > most ? points.length : results.length };
  }

  // Traditional characters stand for others; only what the plan was not seen to have is looked up.
  async #traditional(texts, asked) {
    const seen = await texts.shelf.seen();
    const strange = Array.from(asked.query.text).filter((one) => isHan(one) && !seen.includes(one));
    const forms = (await Promise.all(strange.map((one) => this.forms.look(one)))).flat();
    if (!forms.length) return undefined;
    // A sentence too is then looked for as the plan writes it.
    asked.query = fold(asked.typed, new Map(forms));
    return this.literal(texts, [asked.query], asked);
  }

  #numbered({ number }) {
    const { ids, size } = this.plan;
    const point = number?.point;
    const at = ids.length ? ids.indexOf(point) : Number(point) - 1;
    return at >= 0 && at < size ? [at] : [];
  }

  // The first lines, in their order, in which `find` finds something; those that have the query
  // only without its punctuation do not count, as they may have to go.
  async looked(texts, all, find, most) {
    const hits = [];
    const enough = () => hits.filter(({ loose }) => !loose).length >= most;
    for (let at = 0; at < Math.min(all.length, most * 3) && !enough(); at += most) {
      const lines = await Promise.all(all.slice(at, at + most).map((i) => texts.line(i)));
      hits.push(...lines.map(find).filter(Boolean));
    }
    return hits;
  }

  // A point in another language.
  twin({ line }, view) {
    return this.texts.find(({ language }) => language === view).line(line.position);
  }
}

// Several words of which some are no syllables of pinyin.
function isSentence(text) {
  const words = text.trim().split(" ");
  return words.length > 2 && !words.every((word) => /^[^aeiouv]{0,2}[aeiouv]{1,3}(?:ng?|r)?$/u.test(word));
}

// The lines that have all pieces of a query: everywhere, and in headings and units.
// Punctuation has no pieces: a short plan is looked through.
async function candidates(texts, text, size) {
  const pieces = [...new Set(texts.pieces(text))];
  if (!pieces.length) return [Array.from({ length: Math.min(size, 20) }, (_, i) => i), []];
  const one = texts.language === "zh" && !isHan(text) && await texts.having(pieces[0]);
  if (one && !one[0].length) return [[], []]; // pinyin, most likely: the other pieces need not be loaded
  const lists = await Promise.all(pieces.map((piece) => texts.having(piece)));
  return [0, 1].map((i) => meet(lists.map((list) => list[i])));
}
