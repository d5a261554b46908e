// Changes what the page shows and leaves the reader where they are: the measure that begins first on
// the screen, or else whatever does, stands where it stood.
const MEASURES = ".measure";
const OTHERS = ".card, .audience-measure, .responsibility, h1, h2, h3, tr, dt, li, p";
const OUTSIDE = ".sidebar *, thead *, .lang";

export function keepPlace(change) {
  const place = scrollY < 1 ? null : firstPlace(MEASURES) ?? firstPlace(OTHERS);
  const before = place?.getBoundingClientRect().top;
  change();
  if (!place?.isConnected) return;
  const wanted = Math.max(before, visibleTop()); // larger text makes a higher bar
  scrollBy({ top: place.getBoundingClientRect().top - wanted, behavior: "instant" });
}

function visibleTop() {
  const bar = document.querySelector(".site-bar");
  const sticks = [bar, bar.parentElement].some((element) => getComputedStyle(element).position === "sticky");
  return sticks ? bar.getBoundingClientRect().bottom : 0;
}

function firstPlace(places) {
  const top = visibleTop();
  for (const element of document.querySelectorAll(`#content :is(${places})`)) {
    const box = element.getBoundingClientRect();
    const isSeen = box.height && box.top > top - 1 && box.top < innerHeight;
    if (isSeen && !element.matches(OUTSIDE)) return element;
  }
  return null;
}
