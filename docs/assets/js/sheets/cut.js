// Where the pages end: numbers only, no element is touched. A page is a list of pieces:
// {block}, {block, from, to} for lines, {block, columns: [[first item, after the last], …]}.
const SLACK = 0.75; // Rounding of the browser, in CSS pixels: under a fifth of a millimetre.

export function cut(blocks, height) {
  const pages = [[]];
  let used = 0;
  const room = () => height - used + SLACK;
  const turn = () => {
    if (pages.at(-1).length) pages.push([]);
    used = 0;
  };
  const put = (piece, tall) => {
    pages.at(-1).push(piece);
    used += tall;
  };
  blocks.forEach((block, i) => {
    const gap = () => (used ? block.gap : 0);
    // After a heading there is no turning: what follows it and still does not fit fits nowhere.
    const free = !blocks[i - 1]?.keep;
    if (block.page || (free && used + least(blocks, i, gap()) > height + SLACK)) turn();
    if (block.columns) putColumns(block, { gap, room, turn, put });
    else if (block.lines) putLines(block, { gap, room, turn, put });
    else put({ block }, gap() + block.height);
  });
  return pages.filter((page) => page.length);
}

// The least that must stand together from a block on: headings with the beginning of their text.
function least(blocks, i, gap) {
  const block = blocks[i];
  const next = blocks[i + 1];
  if (block.keep && next && !next.page) return gap + block.height + least(blocks, i + 1, next.gap);
  if (block.lines) return gap + block.lines.pitch;
  if (block.columns) return gap + Math.max(0, ...block.items.slice(0, 1).map((item) => item.height));
  return gap + block.height;
}

function putLines(block, { gap, room, turn, put }) {
  const { pitch, count } = block.lines;
  let from = 0;
  while (from < count) {
    const lines = Math.min(count - from, Math.max(1, Math.floor((room() - gap()) / pitch)));
    put({ block, from, to: from + lines, count }, gap() + lines * pitch);
    from += lines;
    if (from < count) turn();
  }
}

function putColumns(block, { gap, room, turn, put }) {
  let first = 0;
  while (first < block.items.length) {
    const free = room() - gap();
    const full = fill(block, first, free);
    const rest = full.at(-1)[1] === block.items.length;
    const columns = rest ? balance(block, first, free) : full;
    put({ block, columns }, gap() + Math.max(...columns.map((column) => tall(block.items, column))));
    first = columns.at(-1)[1];
    if (first < block.items.length) turn();
  }
}

// Items into columns of a height; a page's first item goes in, however tall it is.
function fill({ items, columns }, first, height) {
  const filled = [];
  for (let from = first; filled.length < columns; from = filled.at(-1)[1]) {
    let to = from;
    while (to < items.length && (tall(items, [from, to + 1]) <= height || to === first)) to += 1;
    while (to < items.length && to - 1 > from && items[to - 1].keep) to -= 1;
    filled.push([from, to]);
  }
  return filled;
}

// The lowest columns that hold all that is left.
function balance(block, first, height) {
  let [low, high] = [0, height];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fill(block, first, middle).at(-1)[1] === block.items.length) high = middle;
    else low = middle;
  }
  return fill(block, first, high);
}

function tall(items, [from, to]) {
  return items.slice(from, to).reduce((sum, item, i) => sum + item.height + (i ? item.gap : 0), 0);
}
