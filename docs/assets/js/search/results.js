// The items of the list of results: what was found, and where it stands with its words marked.
import { element, joined, localized } from "../lib/dom.js";

const CONTEXT = { zh: 60, en: 140 }; // characters on each side of the first mark
const MAX_MARKS = 6; // texts that a result's page marks

// The address of a page; opened from a disk, a folder's page must be named.
export function pageUrl(path, root) {
  const url = new URL(path, root);
  if (root.endsWith("index.html") && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url;
}

export class ResultItems {
  constructor(engine, root, words) {
    Object.assign(this, { engine, root, words });
  }

  // A point with the measure that was hit, in the language of the view where the point has it.
  point(hit) {
    const { engine: { documents, index } } = this;
    const part = shownPart(hit);
    const url = pageUrl(`${index.plan}points/${hit.document.id}/`, this.root);
    return item(placeIn(hit, part, url), heads(hit, documents, numberedHead), [
      part.id && element("span", { class: "occurrence" }, part.id), " ", body(hit, part, documents)], this.#reason(hit.words, hit.name, hit.document.language));
  }

  // A section with what was found in its heading, or another text outside the points.
  outside(hit) {
    const { id, headingOf } = hit.document;
    const text = body(hit, headingOf ? hit.document.parts.at(-1) : shownPart(hit), this.engine.documents);
    const label = headingOf ? [element("span", { class: "num", lang: hit.document.language }, hit.document.label), " "] : [];
    return item(pageUrl(id, this.root), [], [...label, text]);
  }

  explanation(hit) {
    const { engine: { explanations, points, index } } = this;
    const { point, measure, audience } = hit.document;
    const url = pageUrl(index.audiences[audience], this.root);
    url.hash = measure;
    const headOf = ({ language, heading }) => numberedHead({ language, label: measure, heading });
    return item(url, heads({ document: point }, points, headOf), [this.#tag(this.words[audience]), " ", body(hit, hit.document.parts[0], explanations)]);
  }

  // A term, law, unit, topic or page.
  entry(hit) {
    const { document: found } = hit;
    const { entries } = this.engine;
    const kind = this.words[`search_kind_${found.kind}`];
    const part = found.parts.find((one) => one.kind === "text");
    const reason = found.kind === "term" ? this.#reason(hit.words, found.name, found.language) : undefined;
    return item(pageUrl(found.address, this.root), heads(hit, entries, nameHead),
      [...(kind ? [this.#tag(kind), " "] : []), ...(part ? [body(hit, part, entries)] : [])], reason);
  }

  #tag(texts) {
    return element("span", { class: "result-kind" }, ...localized(texts));
  }

  // Why an everyday word led here: “tutoring → off-campus training”.
  #reason(words, name, language) {
    if (!words?.length) return undefined;
    const meant = name ? [element("span", { "aria-hidden": "true" }, " → "),
      element("span", { class: "visually-hidden" }, ...localized(this.words.search_means)), element("span", { lang: language }, name)] : [];
    return element("span", { class: "result-reason" },
      element("span", { lang: language }, joined(words, language)), ...meant);
  }
}

function item(url, head, text, reason) {
  return element("li", {}, element("a", { href: url.href },
    head.length ? element("span", { class: "result-head stacked" }, ...head) : undefined,
    reason, element("span", { class: "result-text" }, ...text)));
}

// The heads of what was found: in its language, and in the view's where that is another one.
function heads({ document: found }, documents, headOf) {
  const translation = documents.get(document.documentElement.dataset.view)?.[found.position];
  return Array.from(new Set([found, translation ?? found]), headOf);
}

const numberedHead = ({ language, label, heading }) => element("span", { class: "lang numbered", lang: language },
  element("span", { class: "num" }, label), " ", heading.replace(/。$/u, ""));
const nameHead = ({ language, name }) => element("span", { class: "lang", lang: language }, name);

// A part of what was found, its ranges marked; in the view's language where that is another one.
function body(hit, part, documents) {
  const { document: found } = hit;
  const translation = documents.get(document.documentElement.dataset.view)?.[found.position];
  const translated = translation === found ? undefined
    : translation?.parts.find(({ kind, id }) => kind === part.kind && id === part.id);
  if (!translated) return element("span", { lang: found.language }, ...excerpt(hit, part, rangesIn(hit, part)));
  return element("span", { lang: translation.language }, translation.text.slice(translated.start, translated.end));
}

// The measure's place on its page, with the texts to mark there.
function placeIn(hit, part, url) {
  const { document: { text } } = hit;
  const marked = new Set(rangesIn(hit, part).map(([start, end]) => text.slice(start, end)));
  for (const mark of [...marked].slice(0, MAX_MARKS)) url.searchParams.append("mark", mark);
  if (part.id) url.hash = part.id;
  return url;
}

// The measure that was meant, or the measure or the units that were hit; for a hit in the heading
// alone, the first measure.
function shownPart({ document: { parts }, document: found, ranges, measure }) {
  const inText = ranges.flatMap((range) => found.partsIn(range)).find(({ kind }) => kind === "measure" || kind === "units");
  return parts.find(({ id }) => id && id === measure) ?? inText ?? parts.find(({ kind }) => kind === "measure") ?? parts.at(-1);
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

// The part around its first mark, whole words in languages with spaces between them.
function excerpt({ document: { text, language } }, part, ranges) {
  const [start, end] = ranges[0] ?? [part.start, part.start];
  const before = text.slice(part.start, start);
  const after = text.slice(end, part.end);
  const from = start - lastCharacters(before, language).length;
  const to = end + firstCharacters(after, language).length;
  const pieces = [from > part.start ? "…" : ""];
  let shown = from;
  for (const range of ranges.filter((one) => one[1] <= to)) {
    pieces.push(text.slice(shown, range[0]), element("mark", {}, text.slice(...range)));
    [, shown] = range;
  }
  return [...pieces, text.slice(shown, to), to < part.end ? "…" : ""];
}

// Counted in whole characters, so that none is cut in half.
function firstCharacters(text, language) {
  const count = CONTEXT[language] ?? CONTEXT.en;
  const first = Array.from(text).slice(0, count).join("");
  return language === "zh" || first === text ? first : first.replace(/\S+$/u, "");
}

function lastCharacters(text, language) {
  const count = CONTEXT[language] ?? CONTEXT.en;
  const last = Array.from(text).slice(-count).join("");
  return language === "zh" || last === text ? last : last.replace(/^\S+\s*/u, "");
}
