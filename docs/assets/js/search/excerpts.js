// The part of a text that a result shows, with what was found in it marked.
import { marked } from "./marks.js";

const CONTEXT = { zh: 60, en: 140 }; // characters on each side of the first mark

// A text, or a part of it, around its first mark; whole words in languages with spaces between them.
export function excerpt({ text, language }, ranges, part = { start: 0, end: text.length }) {
  const [start, end] = ranges[0] ?? [part.start, part.start];
  const from = start - lastCharacters(text.slice(part.start, start), language).length;
  const to = end + firstCharacters(text.slice(end, part.end), language).length;
  const inside = ranges.filter((range) => range[1] <= to).map((range) => range.map((offset) => offset - from));
  return [from > part.start ? "…" : "", ...marked(text.slice(from, to), inside), to < part.end ? "…" : ""];
}

// Counted in whole characters, so that none is cut in half.
function firstCharacters(text, language) {
  const count = CONTEXT[language] ?? CONTEXT.en;
  const start = Array.from(text).slice(0, count).join("");
  return language === "zh" || start === text ? start : start.replace(/\S+$/u, "");
}

function lastCharacters(text, language) {
  const count = CONTEXT[language] ?? CONTEXT.en;
  const end = Array.from(text).slice(-count).join("");
  return language === "zh" || end === text ? end : end.replace(/^\S+\s*/u, "");
}
