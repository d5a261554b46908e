// Fills Chinese lines as a typesetter does: where a mark may not begin the next line and its
// character would go down with it, marks on the line are set half as wide, so that both stay.
// Browsers only send characters down, which leaves the line a character short.
const CLOSING = "、，。：；？！）》”’〕』」】％";
const OPENING = "（《“‘〔『「【";

export function squeeze(block) {
  allowBreaks(block);
  const right = block.getBoundingClientRect().right;
  for (let line = 0; ; line += 1) {
    const characters = read(block);
    const [start, end] = bounds(characters, line);
    if (end === undefined) return;
    const kept = markedFrom(characters, end);
    if (!kept) continue;
    const cell = characters[start].cell;
    const wanted = kept.reduce((sum, one) => sum + one.width, 0) - (right - characters[end - 1].right);
    // The line's outermost marks stay whole: they end where the type area does.
    const marks = squeezable([...characters.slice(start, end), ...kept].slice(1, -1));
    const needed = Math.ceil((wanted / cell) * 2 - 0.05);
    if (needed > 0 && needed <= marks.length) marks.slice(0, needed).forEach(narrow);
  }
}

// The marks that may be narrowed, last ones first. An opening mark that follows another mark is
// left alone: its box would cover that mark, and readers of the PDF would take them in turn.
function squeezable(characters) {
  const free = ({ opening }, i) => !(opening && (characters[i - 1]?.closing || characters[i - 1]?.opening));
  return characters.filter((one, i) => one.wide && free(one, i)).reverse();
}

// A line may end before “ and after ”: Firefox takes them for Latin quotation marks and does not.
function allowBreaks(block) {
  for (const { node, offset } of read(block).reverse()) {
    const [before, mark, after] = [offset - 1, offset, offset + 1].map((i) => node.data[i] ?? "");
    if ("“‘".includes(mark) && before && !OPENING.includes(before)) breakAt(node, offset);
    if ("”’".includes(mark) && after && !CLOSING.includes(after)) breakAt(node, offset + 1);
  }
}

function breakAt(node, offset) {
  const range = document.createRange();
  range.setStart(node, offset);
  range.insertNode(document.createElement("wbr"));
}

// Every character with its place; `top` tells its line.
function read(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const narrowed = node.parentElement.matches(".squeezed, .squeezed-opening");
    const cell = parseFloat(getComputedStyle(node.parentElement).fontSize);
    for (let offset = 0; offset < node.data.length; offset += 1) {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const box = [...range.getClientRects()].at(-1);
      if (!box) continue;
      const [closing, opening] = [CLOSING, OPENING].map((marks) => marks.includes(node.data[offset]));
      const wide = (closing || opening) && !narrowed;
      found.push({ node, offset, cell, closing, opening, wide, middle: (box.top + box.bottom) / 2, right: box.right, width: box.width });
    }
  }
  return found;
}

// Where a line starts and where the next one does; no end for the last line.
function bounds(characters, line) {
  let number = 0;
  let start = 0;
  for (let i = 1; i < characters.length; i += 1) {
    if (characters[i].middle - characters[i - 1].middle < characters[i].cell / 2) continue;
    if (number === line) return [start, i];
    number += 1;
    start = i;
  }
  return [start, undefined];
}

// The next line's first character and the marks after it that keep it from staying, if any do.
function markedFrom(characters, first) {
  let last = first + 1;
  while (characters[last]?.closing) last += 1;
  return last > first + 1 ? characters.slice(first, last) : undefined;
}

// Later marks of a text node first, so that the places before them stay right.
function narrow({ node, offset, opening }) {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  const span = document.createElement("span");
  span.className = opening ? "squeezed-opening" : "squeezed";
  range.surroundContents(span);
}
