// Fills Chinese lines as a typesetter does: where a mark may not begin the next line and its
// character would go down with it, marks on the line are set half as wide, so that both stay.
// Browsers only send characters down, which leaves the line a character short.
import { element, textNodes, textRange } from "../lib/dom.js";

const CLOSING = "、，。：；？！）》”’〕』」】％";
const OPENING = "（《“‘〔『「【";

export function compressPunctuation(block) {
  allowBreaksAtQuotes(block);
  const { right } = block.getBoundingClientRect();
  let characters = readCharacters(block);
  for (let line = 0; ; line += 1) {
    const [start, end] = lineBounds(characters, line);
    if (end === undefined) return;
    const following = characterWithMarks(characters, end);
    if (!following) continue;
    const missing = following.reduce((sum, { width }) => sum + width, 0) - (right - characters[end - 1].right);
    // The line's outermost marks stay whole: they end where the type area does.
    const marks = compressible([...characters.slice(start, end), ...following].slice(1, -1));
    const needed = Math.ceil((missing / characters[start].fontSize) * 2 - 0.05);
    if (needed <= 0 || needed > marks.length) continue;
    marks.slice(0, needed).forEach(compress);
    characters = readCharacters(block); // the lines below begin elsewhere now
  }
}

// The marks that may be narrowed, last ones first. An opening mark that follows another mark is
// left alone: its box would cover that mark, and readers of the PDF would take them in turn.
function compressible(characters) {
  const coversMark = ({ opening }, i) => opening && (characters[i - 1]?.closing || characters[i - 1]?.opening);
  return characters.filter((character, i) => character.fullWidth && !coversMark(character, i)).reverse();
}

// A line may end before “ and after ”: Firefox takes them for Latin quotation marks and does not.
function allowBreaksAtQuotes(block) {
  for (const { node, offset } of readCharacters(block).reverse()) {
    const [before, mark, after] = [offset - 1, offset, offset + 1].map((i) => node.data[i] ?? "");
    if ("“‘".includes(mark) && before && !OPENING.includes(before)) allowBreak(node, offset);
    if ("”’".includes(mark) && after && !CLOSING.includes(after)) allowBreak(node, offset + 1);
  }
}

function allowBreak(node, offset) {
  textRange(node, offset, offset).insertNode(element("wbr"));
}

// Every character with its position; `middle` tells its line.
function readCharacters(block) {
  const characters = [];
  for (const node of textNodes(block)) {
    const compressed = node.parentElement.matches(".compressed, .compressed-opening");
    const fontSize = parseFloat(getComputedStyle(node.parentElement).fontSize);
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const box = [...textRange(node, offset, offset + 1).getClientRects()].at(-1);
      if (!box) continue;
      const [closing, opening] = [CLOSING, OPENING].map((marks) => marks.includes(node.data[offset]));
      const fullWidth = (closing || opening) && !compressed;
      const middle = (box.top + box.bottom) / 2;
      characters.push({ node, offset, fontSize, closing, opening, fullWidth, middle, right: box.right, width: box.width });
    }
  }
  return characters;
}

// Where a line starts and where the next one does; no end for the last line.
function lineBounds(characters, line) {
  let number = 0;
  let start = 0;
  for (let i = 1; i < characters.length; i += 1) {
    if (characters[i].middle - characters[i - 1].middle < characters[i].fontSize / 2) continue;
    if (number === line) return [start, i];
    number += 1;
    start = i;
  }
  return [start, undefined];
}

// The next line's first character and the marks after it that keep it from staying, if any do.
function characterWithMarks(characters, first) {
  let last = first + 1;
  while (characters[last]?.closing) last += 1;
  return last > first + 1 ? characters.slice(first, last) : undefined;
}

// Later marks of a text node come first, so that the offsets before them stay right.
function compress({ node, offset, opening }) {
  const span = element("span", { class: opening ? "compressed-opening" : "compressed" });
  textRange(node, offset, offset + 1).surroundContents(span);
}
