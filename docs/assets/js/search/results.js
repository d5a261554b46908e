// The list of results: number and heading, then the measure with what was found marked in it.
import { element } from "../lib/dom.js";

const CONTEXT = { zh: 60, en: 140 }; // characters on each side of the first mark
const MAX_MARKS = 6; // texts that a result's page marks

// The address of a page; opened from a disk, a folder's page must be named.
export function pageUrl(path, root) {
  const url = new URL(path, root);
  if (root.endsWith("index.html") && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url;
}

// An item for a hit inside a point, in the language of the view where the point has it.
export function pointItem(hit, { documents, index }, root) {
  const { document: found } = hit;
  const part = shownPart(hit);
  const ranges = rangesIn(hit, part);
  const translation = documents.get(document.documentElement.dataset.view)?.[found.position];
  const translatedPart = translation && translation !== found
    ? translation.parts.find(({ kind, id }) => kind === part.kind && id === part.id) : undefined;
  const text = translatedPart ? [translation.text.slice(translatedPart.start, translatedPart.end)] : excerpt(hit, part, ranges);
  const heads = new Set([found, translation ?? found]);
  return element("li", {}, element("a", { href: pointUrl(hit, part, ranges, pageUrl(`${index.plan}points/${found.id}/`, root)) },
    element("span", { class: "result-head stacked" }, ...Array.from(heads, heading)),
    element("span", { class: "result-text" },
      part.id && element("span", { class: "occurrence" }, part.id), " ",
      element("span", { lang: (translatedPart ? translation : found).language }, ...text))));
}

// An item for a hit in the title, the general approach or a section's heading.
export function outsideItem(hit, root) {
  const { id, language } = hit.document;
  const part = shownPart(hit);
  return element("li", {}, element("a", { href: pageUrl(id, root).href },
    element("span", { class: "result-text", lang: language }, ...excerpt(hit, part, rangesIn(hit, part)))));
}

// The measure's place on its page, with the texts to mark there.
function pointUrl({ document: { text } }, { id }, ranges, url) {
  const marked = new Set(ranges.map(([start, end]) => text.slice(start, end)));
  for (const mark of [...marked].slice(0, MAX_MARKS)) url.searchParams.append("mark", mark);
  if (id) url.hash = id;
  return url.href;
}

const heading = ({ language, label, heading: text }) =>
  element("span", { class: "lang numbered", lang: language },
    element("span", { class: "num" }, label), " ", text.replace(/。$/u, ""));

// The measure or the units that were hit; for a hit in the heading alone, the first measure.
function shownPart({ document: { parts }, document: found, ranges }) {
  const inText = ranges.flatMap((range) => found.partsIn(range)).find(({ kind }) => kind === "measure" || kind === "units");
  return inText ?? parts.find(({ kind }) => kind === "measure") ?? parts.at(-1);
}

// The ranges inside a part, those that overlap or touch joined.
function rangesIn({ ranges }, part) {
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

// The part around its first mark; counted in whole characters, so that none is cut in half.
function excerpt({ document: { text, language } }, part, ranges) {
  const context = CONTEXT[language] ?? CONTEXT.en;
  const [start, end] = ranges[0] ?? [part.start, part.start];
  const from = start - Array.from(text.slice(part.start, start)).slice(-context).join("").length;
  const to = end + Array.from(text.slice(end, part.end)).slice(0, context).join("").length;
  const pieces = [from > part.start ? "…" : ""];
  let shown = from;
  for (const range of ranges.filter((one) => one[1] <= to)) {
    pieces.push(text.slice(shown, range[0]), element("mark", {}, text.slice(...range)));
    [, shown] = range;
  }
  return [...pieces, text.slice(shown, to), to < part.end ? "…" : ""];
}
