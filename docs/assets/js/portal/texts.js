// The texts of plans of a portal, as its scripts show them.
import { element } from "../lib/dom.js";

// The address of a page of the portal; opened from a disk, a folder's page must be named.
export function pageOf(path, root) {
  const url = new URL(path, root);
  if (location.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url;
}

// A text in each language of the view that it has; in its own where it has none of them.
export function inView(texts, write = (text) => [text]) {
  const { view } = document.documentElement.dataset;
  const all = Object.entries(texts);
  const isSwitched = all.length > 1 && (view === "both" || texts[view]);
  return (isSwitched ? all : all.slice(0, 1)).flatMap(([lang, text], i) => [
    i ? " " : "", element("span", { class: isSwitched ? "lang" : "", lang }, ...write(text, lang))]);
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
