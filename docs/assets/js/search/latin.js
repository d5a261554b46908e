// Words of languages written in Latin letters.

// What finds words in their order in a document, the last by its beginning, as ranges.
export function wordMatcher(typed) {
  if (!/[a-z0-9]/u.test(typed)) return () => [];
  const pattern = typed.split(/[^\p{L}\p{N}'%.]+/u).filter(Boolean).map(wordPattern).join("[^\\p{L}\\p{N}]+");
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, "giu");
  return (document) => {
    const { normalized } = document;
    return Array.from(normalized.text.matchAll(expression), ({ index, 0: match }) =>
      [normalized.starts[index], normalized.ends[index + match.length - 1]])
      .filter((range) => document.partsIn(range).some(({ kind }) => kind !== "label"));
  };
}

// A plural finds the singular, and a singular the plural.
const wordPattern = (word) => `(?:${wordForms(word).map(escaped).join("|")})`;

export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

// A word in the plural and the singular, as far as the other does not begin with it.
export function wordForms(word) {
  if (/[^aeiou](?:ies|y)$/u.test(word)) return ["y", "ies"].map((end) => word.replace(/(?:ies|y)$/u, end));
  return /[^s]s$/u.test(word) && word.length > 3 ? [word, word.slice(0, -1)] : [word];
}

// Whether all words are spelled as pinyin is.
export const looksLikePinyin = (text) => text.trim().split(" ")
  .every((word) => /^[^aeiouv]{0,2}[aeiouv]{1,3}(?:ng?|r)?$/u.test(word));

const WORD = /[\p{Script=Latin}\p{N}]+(?:'[a-z]+)?|(?:(?!\p{Script=Latin})\p{L})+/gu;

// The words of a text without their endings: fees and fee, classes and class are the same.
export const stems = (text) => (text.toLowerCase().match(WORD) ?? []).map(stem);

export function stem(word) {
  const bare = word.replace(/'s?$/u, "");
  if (bare.length < 4) return bare;
  return /(?:y|ies|ied)$/u.test(bare) ? bare.replace(/(?:y|ies|ied)$/u, "i")
    : bare.replace(/(?<=.{3})(?:ing|ed|(?<=[sxz]|[cs]h)es|(?<!s)s)$/u, "");
}
