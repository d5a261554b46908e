// Takes the pieces of each page out of the proof: blocks as they are, paragraphs parted at a line,
// items sorted into columns. All places are found before anything is moved.
export function takePages(pages) {
  const parted = new Map();
  for (const piece of pages.flat()) {
    if (piece.from > 0) (parted.get(piece.block) ?? parted.set(piece.block, []).get(piece.block)).push(piece);
  }
  for (const pieces of parted.values()) for (const piece of pieces) piece.place = lineStart(piece);
  for (const pieces of parted.values()) for (const piece of pieces.reverse()) piece.element = partAt(piece);
  return pages.map((page) => page.map(take));
}

function take(piece) {
  if (piece.columns) return columns(piece);
  return piece.element ?? piece.block.element;
}

// The first character of a line: its top is lower than the middle of the line before.
function lineStart({ block, from }) {
  const { top } = block.element.getBoundingClientRect();
  const edge = top + from * block.lines.pitch;
  const nodes = textNodes(block.element);
  let node = nodes[0];
  for (const next of nodes) if (topOf(next, 0) < edge) node = next;
  let [low, high] = [0, node.data.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(node, middle) >= edge) high = middle;
    else low = middle + 1;
  }
  return { node, offset: low };
}

// The middle of a character, which is on its line whatever its font.
function topOf(node, offset) {
  const range = document.createRange();
  range.setStart(node, Math.min(offset, node.data.length - 1));
  range.setEnd(node, Math.min(offset + 1, node.data.length));
  const box = [...range.getClientRects()].at(-1);
  return box ? (box.top + box.bottom) / 2 : -Infinity;
}

function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) nodes.push(walker.currentNode);
  return nodes;
}

// Parts a block before a place; the second part is no heading again and has no id again.
function partAt({ block, place }) {
  const { element } = block;
  const range = document.createRange();
  range.setStart(place.node, place.offset);
  range.setEndAfter(element.lastChild);
  const rest = element.cloneNode(false);
  rest.append(range.extractContents());
  for (const one of [rest, ...rest.querySelectorAll("[id]")]) one.removeAttribute("id");
  for (const heading of rest.querySelectorAll("h1, h2, h3, h4")) heading.replaceWith(plain(heading));
  rest.classList.add("continued");
  element.classList.add("broken");
  return rest;
}

function plain(heading) {
  const span = document.createElement("span");
  span.className = `${heading.className} ${heading.localName}`;
  span.append(...heading.childNodes);
  return span;
}

function columns({ block, columns: parts }) {
  const box = block.element.cloneNode(false);
  for (const [from, to] of parts) {
    const column = document.createElement("div");
    column.className = "column";
    column.append(...block.items.slice(from, to).map((item) => item.element));
    box.append(column);
  }
  return box;
}
