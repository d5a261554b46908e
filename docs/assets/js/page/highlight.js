// Marks on a page what a search has matched there: ?mark=…#9.2, once, and clears the address.
import { targetOf, textNodes, textRange } from "../lib/dom.js";

export function highlightMatches() {
  const url = new URL(location.href);
  const phrases = url.searchParams.getAll("mark").filter(Boolean);
  if (!phrases.length) return;
  url.searchParams.delete("mark");
  history.replaceState(history.state, "", url);
  const target = targetOf(url);
  const texts = (target ?? document.querySelector("article"))?.querySelectorAll(".pair > .lang") ?? [];
  for (const text of texts) for (const phrase of phrases) mark(text, phrase);
}

// Marks a phrase even where it runs through links: each text node gets its share.
function mark(text, phrase) {
  const nodes = textNodes(text);
  const content = nodes.map((node) => node.data).join("");
  for (let match = content.lastIndexOf(phrase); match >= 0; match = match ? content.lastIndexOf(phrase, match - 1) : -1) {
    let offset = 0;
    for (const node of nodes) {
      const [start, end] = [Math.max(match - offset, 0), Math.min(match + phrase.length - offset, node.data.length)];
      offset += node.data.length;
      if (start < end) textRange(node, start, end).surroundContents(document.createElement("mark"));
    }
  }
}
