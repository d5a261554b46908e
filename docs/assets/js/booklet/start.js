// Paginates each text in the viewer into sheets of paper, which are what is seen and what is printed;
// again when the language changes. Without this script the text stands on the page in one piece.
import { element, targetOf } from "../lib/dom.js";
import { compressPunctuation } from "./compress_punctuation.js";
import { measure, paginate } from "./paginate.js";
import { createSheet, fillReferences } from "./sheet.js";
import { takePages } from "./split.js";

const viewer = document.querySelector(".viewer");
let flows = [];
let latestRun = 0;

export function startViewer() {
  flows = [...viewer.querySelectorAll(":scope > .flow")];
  document.addEventListener("viewchange", render);
  addEventListener("resize", fit);
  return render();
}

async function render() {
  const run = ++latestRun;
  const drafts = flows.map((flow) => createSheet(flow, [...flow.cloneNode(true).children]));
  const draft = element("div", { class: "draft" }, ...drafts.map(({ frame }) => frame));
  viewer.querySelector(":scope > .draft")?.remove(); // A run under way gives up for this one.
  viewer.append(draft);
  draft.getBoundingClientRect(); // Laying the text out is what asks for its fonts.
  await document.fonts.ready;
  if (run === latestRun) show(flows.flatMap((flow, i) => sheetsOf(flow, drafts[i])));
  draft.remove();
}

function sheetsOf(flow, { text, area }) {
  if (getComputedStyle(text).display === "none") return [];
  if (flow.dataset.compress !== undefined) for (const block of text.querySelectorAll("[data-split]")) compressPunctuation(block);
  const pages = paginate(measure(text), area.getBoundingClientRect().height);
  return takePages(pages).map((blocks, i) => createSheet(flow, blocks, i + 1));
}

function show(sheets) {
  fillReferences(sheets);
  viewer.replaceChildren(...sheets.map(({ frame }) => frame));
  viewer.classList.add("paginated");
  document.documentElement.classList.add("paginated");
  for (const count of document.querySelectorAll("[data-sheet-count]")) count.textContent = sheets.length;
  for (const { frame, area } of sheets) frame.classList.toggle("overflowing", area.scrollHeight > area.clientHeight + 4);
  fit();
  targetOf(location)?.scrollIntoView();
}

// Shows sheets whole on a narrow screen.
function fit() {
  const width = viewer.querySelector(".sheet")?.offsetWidth;
  if (width) viewer.style.setProperty("--scale", Math.min(1, viewer.clientWidth / width));
}
