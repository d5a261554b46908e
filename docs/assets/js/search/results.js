// The list of results: number and heading, then the measure with what was found marked in it.
import { pageAddress } from "./addresses.js";
import { element, localized } from "../lib/dom.js";
import { touched } from "./lines.js";

const AROUND = { zh: 60, en: 140 }; // characters of context on each side of the first mark

export class Results {
  constructor(library, words, root) {
    this.library = library;
    this.words = words;
    this.root = root;
  }

  // An item of the list for a hit inside a point.
  async point(hit) {
    const view = document.documentElement.dataset.view;
    const foreign = view !== hit.line.language && this.words.form[view];
    const twin = foreign ? await (await import("./twin.js")).twinOf(hit, view, this.library) : undefined;
    const part = shownPart(hit);
    const marks = marksIn(hit, part);
    const address = pageAddress(`${this.words.plan}points/${hit.line.id}/`, this.root);
    for (const mark of marked(hit, marks)) address.searchParams.append("mark", mark);
    if (part.id) address.hash = part.id;
    const label = part.id ? element("span", { class: "occurrence" }, part.id) : undefined;
    return element("li", {}, element("a", { href: address.href },
      element("span", { class: "result-head stacked" }, heading(hit.line), ...(twin ? [heading(twin)] : [])),
      element("span", { class: "result-text" }, label, " ", twin?.shown(part) ?? sentence(hit, part, marks))));
  }
}

const heading = ({ language, label, heading: words }) =>
  element("span", { class: "lang numbered", lang: language },
    element("span", { class: "num" }, label), " ", words.replace(/。$/u, ""));

const sentence = (hit, part, marks) => element("span", { lang: hit.line.language }, ...excerpt(hit, part, marks));

// The measure or the units that were hit; for a hit in the heading alone, the heading.
export function shownPart({ line, ranges }) {
  const parts = ranges.flatMap((range) => touched(line, range));
  const inText = parts.find((part) => part.kind === "measure" || part.kind === "units");
  return inText ?? line.parts.find((part) => part.kind === "measure") ?? line.parts.at(-1);
}

// The ranges inside a part, those that overlap or touch joined.
export function marksIn({ ranges }, part) {
  const inside = ranges
    .map(([start, end]) => [Math.max(start, part.start), Math.min(end, part.end)])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  const joined = [];
  for (const [start, end] of inside) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

const marked = ({ line }, marks) =>
  [...new Set(marks.map(([start, end]) => line.text.slice(start, end)))].slice(0, 6);

export function excerpt({ line }, part, marks) {
  const around = AROUND[line.language] ?? AROUND.en;
  const first = marks[0] ?? [part.start, part.start];
  const from = Math.max(part.start, first[0] - around);
  const to = Math.min(part.end, Math.max(first[1], from) + around);
  const pieces = [from > part.start ? "…" : ""];
  let at = from;
  for (const [start, end] of marks) {
    if (start < at || end > to) continue;
    pieces.push(line.text.slice(at, start), element("mark", {}, line.text.slice(start, end)));
    at = end;
  }
  return [...pieces, line.text.slice(at, to), to < part.end ? "…" : ""];
}
