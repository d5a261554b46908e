// The texts of plans of a portal, as its scripts show them.
import { element } from "../lib/dom.js";

// A text in each language of the view that it has; in its own where it has none of them.
export function inView(texts, write = (text) => [text]) {
  const { view } = document.documentElement.dataset;
  const all = Object.entries(texts);
  const isSwitched = all.length > 1 && (view === "both" || texts[view]);
  return (isSwitched ? all : all.slice(0, 1)).flatMap(([lang, text], i) => [
    i ? " " : "", element("span", { class: isSwitched ? "lang" : "", lang }, ...write(text, lang))]);
}
