// The list of results: number and heading, then the measure with what was found marked in it.
import { pageAddress } from "./addresses.js";
import { element, said } from "../elements.js";
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
    const twins = await this.library.twins(hit, view);
    const part = shownPart(hit);
    const marks = marksIn(hit, part);
    const address = pageAddress(`${this.words.points}${hit.line.id}/`, this.root);
    for (const mark of marked(hit, marks)) address.searchParams.append("mark", mark);
    if (part.id) address.hash = part.id;
    return element("li", {}, element("a", { href: address.href },
      element("span", { class: "result-head stacked" }, ...headings(twins)),
      element("span", { class: "result-text" }, ...texts(hit, twins.get(view), part, marks))));
  }

  // An item for a hit in the title, the general approach or a section's heading.
  other(hit) {
    const path = hit.line.kind === "section" ? this.words.section.replace("{}", hit.line.id) : hit.line.id;
    const part = shownPart(hit);
    return element("li", {}, element("a", { href: pageAddress(path, this.root).href },
      element("span", { class: "result-text", lang: hit.index.language }, ...excerpt(hit, part, marksIn(hit, part)))));
  }
}

function headings(twins) {
  return Array.from(twins, ([language, line]) =>
    element("span", { class: "lang numbered", lang: language },
      element("span", { class: "num" }, line.label), " ", line.heading.replace(/。$/u, "")));
}

// The sentence in the language of the view: where the hit is in the other language, its counterpart.
function texts(hit, twin, part, marks) {
  const label = part.id ? element("span", { class: "place" }, part.id) : undefined;
  if (!twin || twin === hit.line) {
    return [label, " ", element("span", { lang: hit.index.language }, ...excerpt(hit, part, marks))];
  }
  const other = twin.parts.find((one) => one.kind === part.kind && one.id === part.id);
  const view = document.documentElement.dataset.view;
  return [label, " ", element("span", { lang: view }, twin.text.slice(other.start, other.end))];
}

// The measure or the units that were hit; for a hit in the heading alone, the heading.
function shownPart({ line, ranges }) {
  const parts = ranges.flatMap((range) => touched(line, range));
  const inText = parts.find((part) => part.kind === "measure" || part.kind === "units");
  return inText ?? line.parts.find((part) => part.kind === "measure") ?? line.parts.at(-1);
}

// The ranges inside a part, those that overlap or touch joined.
function marksIn({ ranges }, part) {
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

function excerpt({ line, index }, part, marks) {
  const around = AROUND[index.language] ?? AROUND.en;
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

export function ways(words, root) {
  return element("p", { class: "search-ways" },
    ...(words.units ? [element("a", { href: pageAddress(words.units, root).href }, ...said(words.say.search_to_units)), " "] : []),
    element("a", { href: pageAddress(words.plan, root).href }, ...said(words.say.search_to_plan)));
}
