// The plan's texts as lines to search: each point is one line of parts (label, heading, measures,
// units), so that a phrase is found across the end of a sentence too.
import { fold, letters } from "./fold.js";

export function makeLines(texts, language) {
  const gap = language === "zh" ? "" : " ";
  const points = texts.points.map(([id, label, heading, measures, units, section]) =>
    pointLine([id, label, heading, measures, units.map((i) => texts.units[i]), section], texts.form, gap));
  const sections = texts.sections.map(([num, label, heading]) =>
    line({ kind: "section", id: String(num), label, heading }, [["label", label], ["heading", heading]], gap));
  const other = texts.other.map(([address, text]) =>
    line({ kind: "other", id: address }, [["heading", text]], gap));
  return { language, texts, points, all: [...points, ...other, ...sections] };
}

// `units` are pairs of id and name.
export function pointLine([id, label, heading, measures, units, section], form, gap) {
  const [before, between, after] = form;
  const names = units.map(([, name]) => name).join(between);
  const parts = [
    ["label", label],
    ["heading", heading],
    ...measures.map((text, i) => ["measure", text, `${id}.${i + 1}`]),
    ...(names ? [["before", before.trim()], ["units", names], ["after", after]] : []),
  ];
  return line({ kind: "point", id, label, heading, units, section }, parts, gap);
}

// Chinese sets the parts without a gap, as published.
function line(known, texts, gap) {
  let text = "";
  const parts = [];
  for (const [kind, words, id] of texts.filter(([, said]) => said)) {
    if (text) text += gap;
    parts.push({ kind, id, start: text.length, end: text.length + words.length });
    text += words;
  }
  const folded = fold(text);
  return { ...known, text, parts, folded, letters: letters(folded) };
}

// Every place of `needle` in a folded text, as ranges of the original.
export function places({ text, at }, needle) {
  const found = [];
  for (let i = text.indexOf(needle); needle && i >= 0; i = text.indexOf(needle, i + 1)) {
    found.push([at[i], at[i + needle.length - 1] + 1]);
  }
  return found;
}

// The parts of a line that a range touches.
export function touched(line_, [start, end]) {
  return line_.parts.filter((part) => part.start < end && start < part.end);
}
