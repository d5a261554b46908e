// Marks on a page what a search has found there: ?mark=…#9.2, once, and clears the address.
export function startMarks() {
  const address = new URL(location.href);
  const marks = address.searchParams.getAll("mark").filter(Boolean);
  if (!marks.length) return;
  address.searchParams.delete("mark");
  history.replaceState(history.state, "", address);
  const place = document.getElementById(decodeURIComponent(address.hash.slice(1)));
  const texts = (place ?? document.querySelector("article"))?.querySelectorAll(".pair > .lang") ?? [];
  for (const text of texts) for (const words of marks) mark(text, words);
}

// Marks a phrase even where it runs through links: each text node gets its share.
function mark(element, words) {
  const nodes = textNodes(element);
  const whole = nodes.map((node) => node.data).join("");
  for (let from = whole.lastIndexOf(words); from >= 0; from = from ? whole.lastIndexOf(words, from - 1) : -1) {
    let start = 0;
    for (const node of nodes) {
      const [a, b] = [Math.max(from - start, 0), Math.min(from + words.length - start, node.data.length)];
      start += node.data.length;
      if (a < b) wrap(node, a, b);
    }
  }
}

function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function wrap(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  range.surroundContents(document.createElement("mark"));
}
