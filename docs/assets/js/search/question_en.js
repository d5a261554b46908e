// A question in English: words by their stems, without those that only ask.
import { nearest } from "./nearest.js";

const IDLE = new Set(("a an the of to in on for by with and or is are be do does how what when where which who why will can "
  + "i my me you your it its this that there about many much get have has at from").split(" "));

export function find(...asked) {
  return nearest(stems, ...asked);
}

function stems(text) {
  const words = text.match(/[a-z][a-z'-]+/gu) ?? [];
  const kept = [...new Set(words.filter((word) => !IDLE.has(word)))];
  return kept.length > 2 ? kept.map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/u, "") : word)) : [];
}
