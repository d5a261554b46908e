// The items of the list of results: what was found, and where it stands with its words marked.
import { element, joined, localized } from "../lib/dom.js";
import { pageUrl } from "./address.js";
import { excerpt } from "./excerpts.js";
import { addMarks, joinedRanges } from "./marks.js";

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

  // A section with what was found in its heading, or another text that is in no point.
  elsewhere(hit) {
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
    const { document: hitDocument } = hit;
    const { entries } = this.engine;
    const kind = this.words[`search_kind_${hitDocument.kind}`];
    const part = hitDocument.parts.find(({ kind }) => kind === "text");
    const reason = hitDocument.kind === "term" ? this.#reason(hit.words, hitDocument.name, hitDocument.language) : undefined;
    return item(pageUrl(hitDocument.address, this.root), heads(hit, entries, nameHead),
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
function heads({ document: hitDocument }, documents, headOf) {
  const translation = documents.get(document.documentElement.dataset.view)?.[hitDocument.position];
  return Array.from(new Set([hitDocument, translation ?? hitDocument]), headOf);
}

const numberedHead = ({ language, label, heading }) => element("span", { class: "lang numbered", lang: language },
  element("span", { class: "num" }, label), " ", heading.replace(/。$/u, ""));
const nameHead = ({ language, name }) => element("span", { class: "lang", lang: language }, name);

// A part of what was found, its ranges marked; in the view's language where that is another one.
function body(hit, part, documents) {
  const { document: hitDocument } = hit;
  const translation = documents.get(document.documentElement.dataset.view)?.[hitDocument.position];
  const translated = translation === hitDocument ? undefined
    : translation?.parts.find(({ kind, id }) => kind === part.kind && id === part.id);
  if (!translated) return element("span", { lang: hitDocument.language }, ...excerpt(hitDocument, rangesIn(hit, part), part));
  return element("span", { lang: translation.language }, translation.text.slice(translated.start, translated.end));
}

// The measure's place on its page, with the texts to mark there.
function placeIn(hit, part, url) {
  addMarks(url, hit.document.text, rangesIn(hit, part));
  if (part.id) url.hash = part.id;
  return url;
}

// The measure that was meant, or the measure or the units that were hit; for a hit in the heading
// alone, the first measure.
function shownPart({ document: { parts }, document: hitDocument, ranges, measure }) {
  const inText = ranges.flatMap((range) => hitDocument.partsIn(range)).find(({ kind }) => kind === "measure" || kind === "units");
  return parts.find(({ id }) => id && id === measure) ?? inText ?? parts.find(({ kind }) => kind === "measure") ?? parts.at(-1);
}

// The ranges inside a part.
function rangesIn({ ranges }, part) {
  const inside = ranges.map(([start, end]) => [Math.max(start, part.start), Math.min(end, part.end)]);
  return joinedRanges(inside.filter(([start, end]) => start < end));
}
