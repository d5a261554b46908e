// What was found in a text: as ranges, as marks, and in the address of the page that marks it.
import { element } from "../lib/dom.js";

const MAX_MARKS = 6; // texts that a result's page marks

// Ranges in their order, those that overlap or touch joined.
export function joinedRanges(ranges) {
  const joined = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

export function marked(text, ranges) {
  const pieces = [];
  let shown = 0;
  for (const [start, end] of ranges) {
    pieces.push(text.slice(shown, start), element("mark", {}, text.slice(start, end)));
    shown = end;
  }
  return [...pieces, text.slice(shown)];
}

// Has the page at an address mark what was found.
export function addMarks(url, text, ranges) {
  const texts = new Set(ranges.map(([start, end]) => text.slice(start, end)));
  for (const mark of Array.from(texts).slice(0, MAX_MARKS)) url.searchParams.append("mark", mark);
}
