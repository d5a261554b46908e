// Queries in Latin letters and digits: words of other languages, and pinyin.
// The texts of the script that the query is written in come first.
export function ways(library, text) {
  const literal = (texts) => (asked) => library.literal(texts, [asked.query], asked);
  const lazy = (texts, load) => (texts ? [async (asked) => (await load()).find(library, texts, asked)] : []);
  const { zh } = library;
  const others = library.texts.filter((texts) => texts !== zh);
  const foreign = others.map(literal);
  const chinese = zh && library.plan.letters.includes(/[a-z0-9]/u.exec(text)[0]) ? [literal(zh)] : [];
  if (!/[a-z]/u.test(text)) return [...chinese, ...foreign];
  const typed = text.trim().split(" ");
  const pinyin = lazy(zh, () => import("./pinyin.js"));
  const question = typed.length > 2 ? lazy(others[0], () => import("./question_en.js")) : [];
  const spelled = typed.every((word) => /^[^aeiouv]{0,2}[aeiouv]{1,3}(?:ng?|r)?$/u.test(word)); // as pinyin is
  return [...foreign, ...(spelled ? [...chinese, ...pinyin, ...question] : [...question, ...chinese, ...pinyin])];
}

// What the words of a query begin with, as the index has them.
export function roots(text) {
  return text.match(/[a-z0-9]+/gu).map(rootOf);
}

// What singular and plural begin with.
export function rootOf(word) {
  if (/[^aeiou]ies$/u.test(word)) return word.slice(0, -3);
  return /[^s]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
