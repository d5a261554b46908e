// Decides where pages end. First everything is measured, then numbers alone decide: no element is
// touched, so that the browser lays the text out once, however long it is. A page is a list of
// pieces: {block}, {block, from, to} for lines, {block, columns: [[first item, after the last], …]}.
const RESERVE = 8; // Kept free below columns, which Firefox prints up to 2 mm longer than it shows them.
const TOLERANCE = 0.75; // Rounding of the browser, in CSS pixels: under a fifth of a millimeter.

// What must be known of each block: its height and the gap above it, its lines where it may be split,
// its items where they go into columns.
export function measure(text) {
  let bottom = text.getBoundingClientRect().top;
  const blocks = [...text.children].map((element) => ({ element, box: element.getBoundingClientRect() }));
  return blocks.filter(({ box }) => box.height > 0).map(({ element, box }) => {
    const gap = Math.max(0, box.top - bottom);
    bottom = box.bottom;
    return { element, gap, height: box.height, ...rules(element) };
  });
}

function rules(element) {
  const { keep, columns, page, split } = element.dataset;
  return {
    keep: keep !== undefined,
    page: page !== undefined,
    lines: split === undefined ? undefined : measureLines(element),
    columns: Number(columns ?? 0),
    items: columns === undefined ? [] : measureItems(element),
  };
}

function measureLines(element) {
  const pitch = parseFloat(getComputedStyle(element).lineHeight);
  return { pitch, count: Math.round(element.getBoundingClientRect().height / pitch) };
}

// Each item with the gap above it; headings keep to the next one.
function measureItems(container) {
  const items = [...container.children].map((element) => ({ element, box: element.getBoundingClientRect() }));
  const visible = items.filter(({ box }) => box.height > 0);
  return visible.map(({ element, box }, i) => ({
    element,
    keep: element.dataset.keep !== undefined,
    height: box.height,
    gap: i ? Math.max(0, box.top - visible[i - 1].box.bottom) : 0,
  }));
}

export function paginate(blocks, pageHeight) {
  const pages = [[]];
  let used = 0;
  const available = () => pageHeight - used + TOLERANCE;
  const startPage = () => {
    if (pages.at(-1).length) pages.push([]);
    used = 0;
  };
  const add = (piece, height) => {
    pages.at(-1).push(piece);
    used += height;
  };
  blocks.forEach((block, i) => {
    const gap = () => (used ? block.gap : 0);
    // After a heading no page starts: what follows it and still does not fit fits nowhere.
    const mayBreak = !blocks[i - 1]?.keep;
    if (block.page || (mayBreak && used + minimumHeight(blocks, i, gap()) > pageHeight + TOLERANCE)) startPage();
    if (block.columns) addColumns(block, { gap, available, startPage, add });
    else if (block.lines) addLines(block, { gap, available, startPage, add });
    else add({ block }, gap() + block.height);
  });
  return pages.filter((page) => page.length);
}

// What must stand together from a block on: headings with the beginning of their text.
function minimumHeight(blocks, i, gap) {
  const block = blocks[i];
  const next = blocks[i + 1];
  if (block.keep && next && !next.page) return gap + block.height + minimumHeight(blocks, i + 1, next.gap);
  if (block.lines) return gap + block.lines.pitch;
  if (block.columns) return gap + (block.items[0]?.height ?? 0);
  return gap + block.height;
}

function addLines(block, { gap, available, startPage, add }) {
  const { pitch, count } = block.lines;
  let from = 0;
  while (from < count) {
    const lines = Math.min(count - from, Math.max(1, Math.floor((available() - gap()) / pitch)));
    add({ block, from, to: from + lines, count }, gap() + lines * pitch);
    from += lines;
    if (from < count) startPage();
  }
}

function addColumns(block, { gap, available, startPage, add }) {
  let firstItem = 0;
  while (firstItem < block.items.length) {
    const height = available() - gap() - (block.columns > 1 ? RESERVE : 0);
    const full = fill(block, firstItem, height);
    const holdsRest = full.at(-1)[1] === block.items.length;
    const columns = holdsRest ? balance(block, firstItem, height) : full;
    add({ block, columns }, gap() + Math.max(...columns.map((column) => columnHeight(block.items, column))));
    firstItem = columns.at(-1)[1];
    if (firstItem < block.items.length) startPage();
  }
}

// Items into columns of a height; a page's first item goes in, however tall it is.
function fill({ items, columns }, firstItem, height) {
  const filled = [];
  for (let from = firstItem; filled.length < columns; from = filled.at(-1)[1]) {
    let to = from;
    while (to < items.length && (columnHeight(items, [from, to + 1]) <= height || to === firstItem)) to += 1;
    while (to < items.length && to - 1 > from && items[to - 1].keep) to -= 1;
    filled.push([from, to]);
  }
  return filled;
}

// The lowest columns that hold all that is left.
function balance(block, firstItem, height) {
  let [low, high] = [0, height];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fill(block, firstItem, middle).at(-1)[1] === block.items.length) high = middle;
    else low = middle;
  }
  return fill(block, firstItem, high);
}

function columnHeight(items, [from, to]) {
  return items.slice(from, to).reduce((sum, item, i) => sum + item.height + (i ? item.gap : 0), 0);
}
