// What the cutting needs to know of each block: how high it is, how far below the last one, its
// lines where lines may be parted, its items where they go into columns.
export function measure(text) {
  let end = text.getBoundingClientRect().top;
  const blocks = [...text.children].map((element) => ({ element, box: element.getBoundingClientRect() }));
  return blocks.filter(({ box }) => box.height > 0).map(({ element, box }) => {
    const gap = Math.max(0, box.top - end);
    end = box.bottom;
    return { element, gap, height: box.height, ...traits(element) };
  });
}

function traits(element) {
  const { keep, columns, page, split } = element.dataset;
  return {
    keep: keep !== undefined,
    page: page !== undefined,
    lines: split === undefined ? undefined : lines(element),
    columns: Number(columns ?? 0),
    items: columns === undefined ? [] : items(element),
  };
}

function lines(element) {
  const pitch = parseFloat(getComputedStyle(element).lineHeight);
  return { pitch, count: Math.round(element.getBoundingClientRect().height / pitch) };
}

// The heights of a container's items, each with the gap below it; headings keep to the next one.
function items(element) {
  const boxes = [...element.children].map((item) => [item, item.getBoundingClientRect()]);
  const shown = boxes.filter(([, box]) => box.height > 0);
  return shown.map(([item, box], i) => ({
    element: item,
    keep: item.dataset.keep !== undefined,
    height: box.height,
    gap: i ? Math.max(0, box.top - shown[i - 1][1].bottom) : 0,
  }));
}
