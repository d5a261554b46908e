// Cuts each text on the desk into sheets of paper, which are what is seen and what is printed; cuts
// again when the language changes. Without this script the text stands on the page in one piece.
import { fillContents } from "./contents.js";
import { cut } from "./cut.js";
import { measure } from "./measure.js";
import { makeSheet } from "./sheet.js";
import { squeeze } from "./squeeze.js";
import { takePages } from "./split.js";

const desk = document.querySelector(".desk");
let flows = [];
let latest = 0;

export function startDesk() {
  if (!desk) return undefined;
  flows = [...desk.querySelectorAll(":scope > .flow")];
  document.addEventListener("viewchange", draw);
  addEventListener("resize", fit);
  return draw();
}

async function draw() {
  const mine = ++latest;
  const galley = document.createElement("div");
  galley.className = "galley";
  const proofs = flows.map((flow) => makeSheet(flow, [...flow.cloneNode(true).children]));
  galley.append(...proofs.map((proof) => proof.frame));
  desk.querySelector(":scope > .galley")?.remove(); // A drawing under way gives up for this one.
  desk.append(galley);
  galley.getBoundingClientRect(); // Laying the text out is what asks for its fonts.
  await document.fonts.ready;
  if (mine === latest) show(flows.flatMap((flow, i) => sheets(flow, proofs[i])));
  galley.remove();
}

// Reads everything, then decides, then moves: one layout, however long the text.
function sheets(flow, proof) {
  if (getComputedStyle(proof.text).display === "none") return [];
  if (flow.dataset.squeeze !== undefined) for (const block of proof.text.querySelectorAll("[data-split]")) squeeze(block);
  const pages = cut(measure(proof.text), proof.area.getBoundingClientRect().height);
  return takePages(pages).map((blocks, i) => makeSheet(flow, blocks, i + 1));
}

function show(made) {
  fillContents(made);
  desk.replaceChildren(...made.map((sheet) => sheet.frame));
  desk.classList.add("cut");
  document.documentElement.classList.add("sheets");
  for (const place of document.querySelectorAll("[data-sheet-count]")) place.textContent = made.length;
  for (const { frame, area } of made) frame.classList.toggle("tall", area.scrollHeight > area.clientHeight + 4);
  fit();
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  document.dispatchEvent(new CustomEvent("sheets", { detail: made.length }));
}

// Shows sheets whole on a narrow screen.
function fit() {
  const width = desk.querySelector(".sheet")?.offsetWidth;
  if (width) desk.style.setProperty("--scale", Math.min(1, desk.clientWidth / width));
}
