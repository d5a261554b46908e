// The sheets on the desk: the first of each kind at once, the others when they come into view.
import { element } from "../elements.js";
import { paperFrame, partsAcross, sheetsIn, turnTo } from "./frame.js";

const MILLIMETRE = 96 / 25.4;
const [SHORT, LONG] = [210 * MILLIMETRE, 297 * MILLIMETRE];
const LEGIBLE = 0.6; // A low window shows a part of a sheet rather than a sheet nobody can read.

export async function layOut(desk) {
  new ResizeObserver(() => fit(desk)).observe(desk);
  const counts = { portrait: 0, landscape: 0 };
  const first = await kindOfSheets(desk, "portrait", counts);
  if (partsAcross(first).length) await kindOfSheets(desk, "landscape", counts);
  number(desk);
  fillLater(desk);
  return counts;
}

async function kindOfSheets(desk, kind, counts) {
  const place = sheet(desk, kind);
  const copy = await paperFrame(place, kind);
  counts[kind] = sheetsIn(copy);
  for (let turned = 1; turned < counts[kind]; turned += 1) sheet(desk, kind).dataset.turned = turned;
  return copy;
}

function sheet(desk, kind) {
  const place = element("div", { class: `paper-sheet ${kind}` });
  desk.append(element("figure", { class: "paper-figure" }, place));
  return place;
}

function number(desk) {
  const figures = [...desk.children];
  if (figures.length === 1) return;
  figures.forEach((figure, i) => figure.append(element("figcaption", {}, `${i + 1} / ${figures.length}`)));
  fit(desk);
}

function fillLater(desk) {
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      paperFrame(target, target.classList.contains("landscape") ? "landscape" : "portrait")
        .then((copy) => { turnTo(copy, target.dataset.turned); target.classList.add("turned"); })
        .catch((problem) => { if (target.isConnected) throw problem; });
    }
  }, { root: desk, rootMargin: "100%" });
  for (const place of desk.querySelectorAll("[data-turned]")) watch.observe(place);
}

// Whole sheets where there is room, and never larger than paper.
function fit(desk) {
  const edges = 2 * parseFloat(getComputedStyle(desk).paddingTop);
  const width = desk.clientWidth - edges;
  const height = desk.clientHeight - edges - (desk.querySelector("figcaption")?.offsetHeight ?? 0);
  const scale = Math.min(1, width / SHORT, Math.max(height / LONG, LEGIBLE));
  desk.style.setProperty("--scale", scale);
  desk.style.setProperty("--scale-across", Math.min(scale, width / LONG));
}
