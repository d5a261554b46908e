// Takes the pieces of each page out of the draft: blocks as they are, paragraphs split at a line,
// items sorted into columns. All positions are determined before anything is moved.
import { element, textNodes, textRange } from "../lib/dom.js";

export function takePages(pages) {
  const continuations = new Map();
  for (const piece of pages.flat()) {
    if (piece.from > 0) continuations.set(piece.block, [...(continuations.get(piece.block) ?? []), piece]);
  }
  for (const pieces of continuations.values()) for (const piece of pieces) piece.position = lineStart(piece);
  for (const pieces of continuations.values()) for (const piece of pieces.reverse()) piece.element = splitAt(piece);
  return pages.map((page) => page.map(takePiece));
}

function takePiece(piece) {
  if (piece.columns) return inColumns(piece);
  return piece.element ?? piece.block.element;
}

// The first character of a line: its top is lower than the middle of the line before.
function lineStart({ block, from }) {
  const { top } = block.element.getBoundingClientRect();
  const edge = top + from * block.lines.pitch;
  const nodes = textNodes(block.element).filter((node) => node.data.trim());
  let node = nodes[0];
  for (const next of nodes) if (middleOf(next, 0) < edge) node = next;
  let [low, high] = [0, node.data.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(node, middle) >= edge) high = middle;
    else low = middle + 1;
  }
  return { node, offset: low };
}

// The middle of a character, which is on its line whatever its font.
function middleOf(node, offset) {
  const range = textRange(node, Math.min(offset, node.data.length - 1), Math.min(offset + 1, node.data.length));
  const box = [...range.getClientRects()].at(-1);
  return box ? (box.top + box.bottom) / 2 : -Infinity;
}

// Splits a block at a position; the second part is no heading again and has no id again.
function splitAt({ block, position }) {
  const range = document.createRange();
  range.setStart(position.node, position.offset);
  range.setEndAfter(block.element.lastChild);
  const rest = block.element.cloneNode(false);
  rest.append(range.extractContents());
  for (const copy of [rest, ...rest.querySelectorAll("[id]")]) copy.removeAttribute("id");
  for (const heading of rest.querySelectorAll("h1, h2, h3, h4")) {
    heading.replaceWith(element("span", { class: `${heading.className} ${heading.localName}` }, ...heading.childNodes));
  }
  rest.classList.add("continued");
  block.element.classList.add("broken");
  return rest;
}

function inColumns({ block, columns }) {
  const container = block.element.cloneNode(false);
  for (const [from, to] of columns) {
    container.append(element("div", { class: "column" }, ...block.items.slice(from, to).map((item) => item.element)));
  }
  return container;
}
