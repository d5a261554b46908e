// A line to search is one text of parts (label, heading, measures, units), so that a phrase is
// found across the end of a sentence too.
import { fold, letters } from "./fold.js";

// A point's line; Chinese sets the parts without a gap, as published.
export function pointLine(language, position, id, [label, heading, measures, units], [before, between, after]) {
  return line(language, { position, id, label, heading, units, point: true }, [
    ["label", label],
    ["heading", heading],
    ...measures.map((text, i) => ["measure", text, `${id}.${i + 1}`]),
    ...(units.length ? [["before", before.trim()], ["units", units.join(between)], ["after", after]] : []),
  ]);
}

// A line outside the points; its address stands for it.
export function otherLine(language, [id, label, heading]) {
  return line(language, { id }, [["label", label], ["heading", heading]]);
}

function line(language, known, texts) {
  let text = "";
  const parts = [];
  for (const [kind, words, id] of texts) {
    if (!words) continue;
    if (text && language !== "zh") text += " ";
    parts.push({ kind, id, start: text.length, end: text.length + words.length });
    text += words;
  }
  const folded = fold(text);
  return { ...known, language, text, parts, folded, letters: letters(folded) };
}

// The parts of a line that a range touches.
export function touched(line_, [start, end]) {
  return line_.parts.filter((part) => part.start < end && start < part.end);
}
