// Terms, laws, units, topics and pages that a query names, or that speak of it.
import { meantWords, wordComparer } from "./everyday.js";
import { literalHits } from "./literal.js";
import { lettersOnly, normalize } from "./normalize.js";
import { withoutAsking } from "./questions.js";

const GLOSSARY = new Set(["term", "law"]);
const MAX_NAMED = 3; // entries that come before the plan's text
const MIN_WORD_SHARE = 0.5; // of a query that words for a page must make up

// `named` are units, topics and pages with the very name, or one that begins with the query; the
// others are found in their names, texts and words.
export function namedEntries(query, entries) {
  const literal = new Map(literalHits(entries, [query]).map((hit) => [hit.document, hit]));
  const hits = entries.map((document) => entryHit(query, document, literal.get(document))).filter(Boolean)
    .sort((a, b) => a.nearness - b.nearness);
  const isNamed = ({ nearness, document: { kind } }) => nearness < 2 && !GLOSSARY.has(kind);
  const named = hits.filter(isNamed).slice(0, MAX_NAMED);
  const others = hits.filter((hit) => !named.includes(hit));
  return {
    named,
    glossary: others.filter(({ document: { kind } }) => GLOSSARY.has(kind)),
    pages: others.filter(({ document: { kind } }) => !GLOSSARY.has(kind)),
  };
}

// `nearness`: 0 the very name or word, 1 the beginning of the name, 2 another word for it, 3 some text.
function entryHit(query, document, hit) {
  const name = lettersOnly(normalize(document.name)).text;
  const meant = meantWords([document.name, ...document.aliases], wordComparer(query));
  const share = meant ? meant.length / Array.from(withoutAsking(query.text)).length : 0;
  const asWord = share > MIN_WORD_SHARE ? Math.min(meant.match * 2, 2) : 4;
  const asName = name === query.letters ? 0 : name.startsWith(query.letters) && query.letters.length > 1 ? 1 : hit ? 3 : 4;
  const nearness = Math.min(asWord, asName);
  return nearness < 4 ? { document, ranges: hit?.ranges ?? [], nearness, words: asWord < asName ? meant.words.filter((word) => word !== document.name) : [] } : undefined;
}
