// The search itself: a query in, ranked hits out. It knows no page.
import { entryDocuments, explanationDocuments, planDocuments } from "./documents.js";
import { EverydayWords } from "./everyday.js";
import { looksLikePinyin } from "./latin.js";
import { isPhrase, literalHits } from "./literal.js";
import { namedEntries } from "./names.js";
import { isHan, lettersOnly, normalize } from "./normalize.js";
import { numberMatcher } from "./numbers.js";
import { PinyinReader } from "./pinyin.js";
import { askedRuns, chineseQuestion, englishQuestion } from "./questions.js";

const NO_HITS = { kind: "none", points: [], elsewhere: [], missing: [] };

export class SearchEngine {
  #pinyin;
  #notes = new Map();

  constructor(index) {
    this.index = index;
    this.languages = Object.keys(index.texts);
    const byLanguage = (documentsIn) => new Map(this.languages.map((language) => [language, documentsIn(language)]));
    this.documents = byLanguage((language) => planDocuments(language, index));
    this.points = byLanguage((language) => this.documents.get(language).filter(({ isPoint }) => isPoint));
    this.explanations = byLanguage((language) => explanationDocuments(language, index, this.points.get(language)));
    this.entries = byLanguage((language) => entryDocuments(language, index));
    this.everyday = byLanguage((language) => this.#everydayWords(language));
    this.chinese = this.documents.get("zh");
    this.others = this.languages.filter((language) => language !== "zh");
  }

  // What results can be narrowed by: the values of each choice with their names by language.
  get choices() {
    const named = (kinds, valueOf, nameOf) => {
      const [entries, ...translations] = this.languages.map((language) => kinds.get(language).filter(valueOf));
      return entries.map((entry, i) => [valueOf(entry), Object.fromEntries([entry, ...translations.map((list) => list[i])].map((each) => [each.language, nameOf(each)]))]);
    };
    return {
      unit: named(this.entries, ({ kind, key }) => kind === "unit" && key, ({ name }) => name),
      section: named(this.documents, ({ headingOf }) => headingOf, ({ text }) => text),
    };
  }

  // Terms are recognized in the plan's own language, in which the text has each by its name.
  #everydayWords(language) {
    const [authoritative] = this.languages;
    const names = new Map(this.entries.get(language).map((entry, i) => [entry, this.entries.get(authoritative)[i].name]));
    return new EverydayWords(language, this.index, this.points.get(authoritative), names);
  }

  // Hits are {document, ranges}. `points` are those whose text has the query, and `kind` is how it was
  // found there; `missing` are the words of a question that the plan does not have. Other
  // results are `elsewhere` in the plan's text, or in `everyday`, `sections`, `explanations`, `named`,
  // `glossary` and `pages`.
  search(typed, chosen = {}) {
    const query = parseQuery(typed, this.index.traditional);
    query.numberHit = numberMatcher(query.text);
    const others = query.text ? this.#otherResults(query, chosen) : {};
    const plan = query.text ? this.#inPlan(query, chosen, Object.values(others).some(({ length }) => length)) : NO_HITS;
    return { ...plan, ...this.#sections(plan), ...others, ...(plan.units?.length ? { named: plan.units } : {}) };
  }

  // One way of searching is tried after the other, until something is found. A query with other
  // results under the very words is not also taken for pinyin.
  #inPlan(query, chosen, hasOtherResults) {
    for (const strategy of this.#strategies(query, hasOtherResults)) {
      const { kind, hits, missing = [], units } = strategy() ?? { hits: [] };
      const chosenHits = hits.filter(({ document }) => isChosen(document, chosen));
      const points = chosenHits.filter(({ document }) => document.isPoint);
      const elsewhere = chosenHits.filter(({ document }) => !document.isPoint);
      if (chosenHits.length) return { kind, points, elsewhere, missing, units };
    }
    return NO_HITS;
  }

  // Texts in the script of the query come first.
  #strategies(query, hasOtherResults) {
    const chinese = this.chinese ? [() => literal(this.chinese, [query])] : [];
    if (isHan(query.text) || !/[a-z0-9]/u.test(query.text)) {
      return this.chinese ? [...chinese, () => this.#question(chineseQuestion, "zh", query), () => this.#byRuns(query)] : [];
    }
    const others = this.others.map((language) => () => literal(this.documents.get(language), [query]));
    if (!/[a-z]/u.test(query.text)) return [...chinese, ...others];
    const pinyin = this.chinese && !hasOtherResults ? [() => this.#byPinyin(query)] : [];
    const question = this.others.slice(0, 1).map((language) => () => this.#question(englishQuestion, language, query));
    return [...others, ...(looksLikePinyin(query.text) ? [...chinese, ...pinyin, ...question] : [...question, ...chinese, ...pinyin])];
  }

  #question(ask, language, { text }) {
    const notes = this.#notesByPoint(language);
    const result = ask(text, this.points.get(language), (point) => notes.get(point));
    return result && { kind: "nearest", ...result };
  }

  // Of a question too short to share much of: points with all its words, else those with the longest.
  #byRuns({ text }) {
    const runs = askedRuns(text);
    if (!runs.length) return undefined;
    const { hits } = literal(this.chinese, [parseQuery(runs.join(" "))]);
    if (hits.length) return { kind: "nearest", hits };
    return { ...literal(this.chinese, [parseQuery(runs[0])]), kind: "nearest", missing: runs.slice(1) };
  }

  // Our explanations and everyday words for the measures of each point, normalized.
  #notesByPoint(language) {
    if (!this.#notes.has(language)) {
      const texts = new Map(this.points.get(language).map((point) => [point, []]));
      for (const { point, normalized } of this.explanations.get(language)) texts.get(point).push(normalized);
      for (const [position, words] of this.everyday.get(language).wordsByPoint()) texts.get(this.points.get(language)[position]).push(...words);
      this.#notes.set(language, texts);
    }
    return this.#notes.get(language);
  }

  // A document with a name that begins as typed comes first; `units` are those of the very name.
  #byPinyin({ text }) {
    this.#pinyin ??= new PinyinReader(this.index, this.chinese, this.entries.get("zh"));
    const { words, names } = this.#pinyin.read(text);
    const { hits } = literal(this.chinese, words.map((word) => parseQuery(word)));
    const isNamed = ({ document }) => names.some((name) => document.text.includes(name));
    const units = this.entries.get("zh").filter(({ kind, name }) => kind === "unit" && words.includes(name));
    return {
      kind: "by_pinyin",
      hits: hits.sort((a, b) => isNamed(b) - isNamed(a)),
      units: units.map((document) => ({ document, ranges: [] })),
    };
  }

  // What is found under a section's heading: its points, without those that have the words themselves.
  #sections({ points, elsewhere }) {
    const headings = elsewhere.filter((hit) => hit.document.headingOf && isPhrase(hit));
    const foundIds = new Set(points.map(({ document }) => document.id));
    const sections = headings.flatMap((hit) => [hit, ...this.points.get(hit.document.language)
      .filter(({ section, id }) => section === hit.document.headingOf && !foundIds.has(id))
      .map((document) => ({ document, ranges: [] }))]);
    return { sections, elsewhere: elsewhere.filter((hit) => !headings.includes(hit)) };
  }

  #everydayHits(language, query) {
    const points = this.points.get(language);
    return this.everyday.get(language).find(query).map((hit) => ({ ...hit, document: points[hit.document.position] }));
  }

  // Our own words, in the language of the query where they have it.
  #otherResults(query, chosen) {
    const languages = this.chinese && (isHan(query.text) || !this.others.length) ? ["zh"] : [...this.others, "zh"];
    for (const language of languages.filter((tag) => this.languages.includes(tag))) {
      const narrowed = (hits) => hits.filter(({ document }) => isChosen(document, chosen));
      const results = {
        everyday: narrowed(this.#everydayHits(language, query)),
        explanations: narrowed(oneForEachMeasure(literalHits(this.explanations.get(language), [query]))),
        ...(chosen.unit || chosen.section ? {} : namedEntries(query, this.entries.get(language))),
      };
      if (Object.values(results).some(({ length }) => length)) return results;
    }
    return {};
  }
}

const isChosen = (document, { unit, section }) => (!unit || document.units?.includes(unit)) && (!section || document.section === section);

const literal = (documents, queries) => ({ kind: "count", hits: literalHits(documents, queries) });

const oneForEachMeasure = (hits) => hits.filter(({ document: { measure } }, i) =>
  hits.findIndex((hit) => hit.document.measure === measure) === i);

// A query as the plan writes it: Traditional characters that the plan does not have are Simplified.
function parseQuery(typed, traditional = {}) {
  const text = normalize(typed).text.trim().replace(/./gu, (character) => traditional[character] ?? character);
  return { text, letters: lettersOnly(normalize(text)).text };
}
