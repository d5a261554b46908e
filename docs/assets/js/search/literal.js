// What stands in the text as typed: numbers of points, phrases, and all words of a query.
import { isHan, letters } from "./fold.js";
import { places, touched } from "./lines.js";

export const RANK = { number: 0, head: 1, text: 2, words: 3 };

// The ranges of a query in the lines: Map from line to ranges.
export function literal(index, query) {
  const found = phrase(index, query);
  const words = query.text.split(" ").filter(Boolean);
  const scattered = words.length > 1 ? allWords(index, words) : new Map();
  return { found, scattered };
}

// Chinese: as typed; only where that stands nowhere, without the punctuation inside.
function phrase(index, query) {
  const typed = query.text.trim();
  if (index.language !== "zh") return collect(index.all, (line) => words(line, typed));
  const exact = collect(index.all, (line) => substring(line, line.folded, typed));
  if (exact.size || !isHan(typed)) return exact;
  return collect(index.all, (line) => substring(line, line.letters, letters(query).text));
}

function collect(lines, find) {
  const found = new Map();
  for (const line of lines) {
    const ranges = find(line);
    if (ranges.length) found.set(line, ranges);
  }
  return found;
}

function substring(line, folded, needle) {
  const ranges = places(folded, needle);
  if (!/^\d+$/u.test(needle)) return ranges;
  // A bare number is no piece of another point's number: 1 does not find point 12.
  return ranges.filter((range) => touched(line, range).every((part) => part.kind !== "label"));
}

// English: whole words in their order, the last one by its beginning, plural or not.
function words(line, typed) {
  if (!/[a-z0-9]/u.test(typed)) return [];
  const pattern = typed.split(/[^\p{L}\p{N}'%.]+/u).filter(Boolean).map(stem).join("[^\\p{L}\\p{N}]+");
  return pattern ? matches(line, new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, "giu")) : [];
}

function matches(line, pattern) {
  const { text, at } = line.folded;
  const found = Array.from(text.matchAll(pattern), (match) => [
    at[match.index], at[match.index + match[0].length - 1] + 1]);
  return found.filter((range) => touched(line, range).some((part) => part.kind !== "label"));
}

function stem(word) {
  const whole = word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  if (/[^aeiou]ies$/u.test(whole)) return `${whole.slice(0, -3)}(?:y|ies)`;
  return /[^s]s$/u.test(whole) && whole.length > 3 ? `${whole.slice(0, -1)}s?` : whole;
}

// Every word somewhere in the line; each in the way of its own script.
function allWords(index, list) {
  return collect(index.all, (line) => {
    const ranges = list.map((word) => wordPlaces(index, line, word));
    return ranges.every((found) => found.length) ? ranges.flat() : [];
  });
}

export function wordPlaces(index, line, word) {
  return index.language === "zh" ? substring(line, line.folded, word) : words(line, word);
}

const DIGITS = "零一二三四五六七八九";

// "9", "第9点", "第九项", "point 9", "9.2": the point and the measure it names.
export function namedNumber(query) {
  const typed = query.text.trim().replace(/[.。]$/u, "");
  // A Chinese numeral needs both ends: 三项 and 第一 are words of the text.
  const chinese = /^第([零一二三四五六七八九十]+)[点项条]$/u.exec(typed);
  const match = /^(?:第|point |measure |no\. ?)?([\d-]+)(?:\.(\d+))?[点项条]?$/u.exec(typed);
  const point = chinese ? fromChinese(chinese[1]) : match?.[1];
  return point && { point, measure: match?.[2] ? `${point}.${match[2]}` : undefined };
}

function fromChinese(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
  const value = (DIGITS.indexOf(tens || "一") * 10) + (ones ? DIGITS.indexOf(ones) : 0);
  return String(value);
}
