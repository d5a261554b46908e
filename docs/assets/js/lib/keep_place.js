// Changes what the page shows and leaves the reader where they are: what stood nearest to the top of
// the screen stands there again.
const PLACES = ".measure, .card, .audience-measure, .duty, h1, h2, h3, tr, dt, li, p";
const OUTSIDE = ".side, .site-head, .site-foot, dialog, thead, .lang";

export function keepPlace(change) {
  const top = visibleTop();
  const place = nearestPlace(top);
  const before = place?.getBoundingClientRect().top;
  change();
  if (!place?.isConnected) return;
  const { top: after, bottom } = place.getBoundingClientRect();
  // Of a place that now ends above the screen the last line stays in sight.
  const wanted = Math.max(before, top - (bottom - after) + 24);
  scrollBy({ top: after - wanted, behavior: "instant" });
}

function visibleTop() {
  const head = document.querySelector(".site-bar");
  return getComputedStyle(head).position === "sticky" || getComputedStyle(head.parentElement).position === "sticky"
    ? head.getBoundingClientRect().bottom : 0;
}

function nearestPlace(top) {
  if (scrollY < 1) return null;
  const distance = (element) => Math.abs(element.getBoundingClientRect().top - top);
  const places = [...document.querySelectorAll(`#content :is(${PLACES})`)]
    .filter((element) => !element.closest(OUTSIDE) && element.getClientRects().length);
  return places.reduce((best, element) => (best && distance(best) <= distance(element) ? best : element), null);
}
