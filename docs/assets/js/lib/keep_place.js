// Changes what the page shows and leaves the reader where they are: the measure that begins first on
// the screen, or else whatever does, stands where it stood.
const MEASURES = ".measure";
const OTHER_BLOCKS = ".card, .audience-measure, .responsibility, h1, h2, h3, tr, dt, li, p";
const EXCLUDED = ".sidebar *, thead *, .lang";

export function keepPlace(change) {
  const anchor = scrollY < 1 ? null : firstVisible(MEASURES) ?? firstVisible(OTHER_BLOCKS);
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (!anchor?.isConnected) return;
  const target = Math.max(before, visibleTop()); // larger text makes a higher bar
  scrollBy({ top: anchor.getBoundingClientRect().top - target, behavior: "instant" });
}

function visibleTop() {
  const bar = document.querySelector(".site-bar");
  const sticks = [bar, bar.parentElement].some((element) => getComputedStyle(element).position === "sticky");
  return sticks ? bar.getBoundingClientRect().bottom : 0;
}

function firstVisible(selector) {
  const top = visibleTop();
  for (const element of document.querySelectorAll(`#content :is(${selector})`)) {
    const box = element.getBoundingClientRect();
    const isSeen = box.height && box.top > top - 1 && box.top < innerHeight;
    if (isSeen && !element.matches(EXCLUDED)) return element;
  }
  return null;
}
