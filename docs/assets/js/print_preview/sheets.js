// The sheets in the preview: the first of each orientation at once, the others when they come into view.
import { element } from "../lib/dom.js";
import { countSheets, createFrame, landscapeParts, showSheet } from "./frame.js";

const MILLIMETER = 96 / 25.4;
const [SHORT_EDGE, LONG_EDGE] = [210 * MILLIMETER, 297 * MILLIMETER];
const LEGIBLE_SCALE = 0.6; // A low window shows a part of a sheet rather than a sheet nobody can read.

export async function layOutSheets(viewer) {
  new ResizeObserver(() => fit(viewer)).observe(viewer);
  const counts = { portrait: 0, landscape: 0 };
  const copy = await addSheets(viewer, "portrait", counts);
  if (landscapeParts(copy).length) await addSheets(viewer, "landscape", counts);
  numberSheets(viewer);
  fillWhenSeen(viewer);
  return counts;
}

async function addSheets(viewer, orientation, counts) {
  const copy = await createFrame(addSheet(viewer, orientation), orientation);
  counts[orientation] = countSheets(copy);
  for (let index = 1; index < counts[orientation]; index += 1) addSheet(viewer, orientation).dataset.index = index;
  return copy;
}

function addSheet(viewer, orientation) {
  const sheet = element("div", { class: `preview-sheet ${orientation}` });
  viewer.append(element("figure", { class: "preview-figure" }, sheet));
  return sheet;
}

function numberSheets(viewer) {
  const figures = [...viewer.children];
  if (figures.length === 1) return;
  figures.forEach((figure, i) => figure.append(element("figcaption", {}, `${i + 1} / ${figures.length}`)));
  fit(viewer);
}

function fillWhenSeen(viewer) {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      createFrame(target, target.classList.contains("landscape") ? "landscape" : "portrait")
        .then((copy) => { showSheet(copy, target.dataset.index); target.classList.add("laid-out"); })
        .catch((problem) => { if (target.isConnected) throw problem; });
    }
  }, { root: viewer, rootMargin: "100%" });
  for (const sheet of viewer.querySelectorAll("[data-index]")) observer.observe(sheet);
}

// Whole sheets where there is room, and never larger than paper.
function fit(viewer) {
  const padding = 2 * parseFloat(getComputedStyle(viewer).paddingTop);
  const width = viewer.clientWidth - padding;
  const height = viewer.clientHeight - padding - (viewer.querySelector("figcaption")?.offsetHeight ?? 0);
  const scale = Math.min(1, width / SHORT_EDGE, Math.max(height / LONG_EDGE, LEGIBLE_SCALE));
  viewer.style.setProperty("--scale", scale);
  viewer.style.setProperty("--scale-landscape", Math.min(scale, width / LONG_EDGE));
}
