// Where a line in another language than Chinese has words.
import { rootOf } from "./latin.js";
import { touched } from "./lines.js";

// Whole words in their order, the last by its beginning.
export function words(line, typed) {
  if (!/[a-z0-9]/u.test(typed)) return [];
  const pattern = typed.split(/[^\p{L}\p{N}'%.]+/u).filter(Boolean).map(stem).join("[^\\p{L}\\p{N}]+");
  return matches(line, new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, "giu"));
}

function matches(line, pattern) {
  const { text, at } = line.folded;
  const found = Array.from(text.matchAll(pattern), ({ index, 0: match }) => [
    at[index], at[index + match.length - 1] + 1]);
  return found.filter((range) => touched(line, range).some((part) => part.kind !== "label"));
}

// A plural finds the singular.
function stem(word) {
  const whole = word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const root = rootOf(whole);
  if (root === whole) return whole;
  return /ies$/u.test(whole) ? `${root}(?:y|ies)` : `${root}s?`;
}
