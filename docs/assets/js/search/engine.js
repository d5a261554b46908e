// The search itself: a query in, ranked hits out. It knows no page.
import { documentsIn } from "./documents.js";
import { looksLikePinyin, wordMatcher } from "./latin.js";
import { isHan, lettersOnly, normalize, occurrences } from "./normalize.js";
import { numberMatcher } from "./numbers.js";
import { PinyinReader } from "./pinyin.js";
import { chineseQuestion, englishQuestion } from "./questions.js";

const RANK = { head: 1, text: 2, words: 3 }; // the number of a point comes before them
const NO_HITS = { kind: "none", points: [], outside: [], missing: [] };

export class SearchEngine {
  #pinyin;

  constructor(index) {
    this.index = index;
    this.languages = Object.keys(index.unit_list);
    this.documents = new Map(this.languages.map((language) => [language, documentsIn(language, index)]));
    this.chinese = this.documents.get("zh");
    this.others = this.languages.filter((language) => language !== "zh");
  }

  // Hits are {document, ranges}, in points and outside them; `kind` is how they were found, and
  // `missing` are the words of a question that the plan does not have. One way of searching is tried
  // after the other, until something is found.
  search(typed, { unit, section } = {}) {
    const query = parseQuery(typed, this.index.traditional);
    query.numberHit = numberMatcher(query.text);
    const isWanted = ({ document: { units, section: own } }) =>
      (!unit || units?.includes(unit)) && (!section || own === section);
    for (const strategy of query.text ? this.#strategies(query) : []) {
      const { kind, hits, missing = [] } = strategy() ?? { hits: [] };
      const wanted = hits.filter(isWanted);
      const points = wanted.filter(({ document }) => document.isPoint);
      const outside = wanted.filter(({ document }) => !document.isPoint);
      if (wanted.length) return { kind, points, outside, missing };
    }
    return NO_HITS;
  }

  // Texts in the script of the query come first.
  #strategies(query) {
    const chinese = this.chinese ? [() => literal(this.chinese, [query])] : [];
    if (isHan(query.text) || !/[a-z0-9]/u.test(query.text)) {
      return this.chinese ? [...chinese, () => this.#question(chineseQuestion, "zh", query)] : [];
    }
    const others = this.others.map((language) => () => literal(this.documents.get(language), [query]));
    if (!/[a-z]/u.test(query.text)) return [...chinese, ...others];
    const pinyin = this.chinese ? [() => this.#byPinyin(query)] : [];
    const question = this.others.slice(0, 1).map((language) => () => this.#question(englishQuestion, language, query));
    return [...others, ...(looksLikePinyin(query.text) ? [...chinese, ...pinyin, ...question] : [...question, ...chinese, ...pinyin])];
  }

  #question(ask, language, { text }) {
    const result = ask(text, this.documents.get(language).filter(({ isPoint }) => isPoint));
    return result && { kind: "nearest", ...result };
  }

  // A document with a name that begins as typed comes first.
  #byPinyin({ text }) {
    this.#pinyin ??= new PinyinReader(this.index, this.chinese);
    const { words, names } = this.#pinyin.read(text);
    const { hits } = literal(this.chinese, words.map((word) => parseQuery(word)));
    const isNamed = ({ document }) => names.some((name) => document.text.includes(name));
    return { kind: "by_pinyin", hits: hits.sort((a, b) => isNamed(b) - isNamed(a)) };
  }
}

// A query as the plan writes it: Traditional characters that the plan does not have are Simplified.
function parseQuery(typed, traditional = {}) {
  const text = normalize(typed).text.trim().replace(/./gu, (character) => traditional[character] ?? character);
  return { text, letters: lettersOnly(normalize(text)).text };
}

// What stands in a document as typed: numbers of points, phrases, and all words of a query.
function literal(documents, queries) {
  const matchers = queries.map((query) => documentMatcher(query, documents[0]?.language));
  const hits = documents.map((document) => firstHit(matchers, document)).filter(Boolean);
  const isExact = hits.some(({ isLoose, rank }) => !isLoose && rank < RANK.words);
  const counted = hits.map((hit) => (isExact && hit.isLoose ? hit.scattered : hit)).filter(Boolean);
  return { kind: "count", hits: counted.sort((a, b) => a.rank - b.rank) };
}

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
  const hit = (document, ranges, rank = headRank(document, ranges)) => (ranges.length ? { document, rank, ranges } : undefined);
  return (document) => {
    const exact = numberHit?.(document) ?? hit(document, phrase(document));
    if (exact) return exact;
    const scattered = hit(document, allRanges(words, document), RANK.words);
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

// A hit in the heading or the units comes before one in the text.
function headRank(document, ranges) {
  const isHead = ranges.some((range) => document.partsIn(range).some(({ kind }) => /heading|label|units/u.test(kind)));
  return isHead ? RANK.head : RANK.text;
}
