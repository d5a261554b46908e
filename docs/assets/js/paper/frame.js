// A frame as large as a sheet with a copy of the page in it, where the rules of paper apply. The
// browser breaks the copy into columns as it breaks a print into pages; the frame shows one of them.
import { element } from "../elements.js";
import { beside, loaded } from "./links.js";

const LEFT_OUT = "dialog, script";

export async function paperFrame(place, kind) {
  const frame = element("iframe", { class: "paper-frame", srcdoc: "<!doctype html>", inert: true, tabindex: "-1", title: kind });
  const ready = new Promise((done) => { frame.addEventListener("load", done); });
  place.append(frame);
  await ready;
  const copy = frame.contentDocument;
  const styles = [beside("paper.css"), ...fonts()].map((href) => element("link", { rel: "stylesheet", href }));
  const waiting = styles.map(loaded);
  copy.documentElement.replaceWith(page(styles));
  await Promise.all(waiting);
  leaveForOthers(copy, kind);
  copy.documentElement.getBoundingClientRect(); // Laying the text out is what asks for its fonts.
  await copy.fonts.ready;
  return copy;
}

const fonts = () => [...document.querySelectorAll('link[rel="stylesheet"][media="print"]')].map((link) => link.href);

function page(styles) {
  const html = document.documentElement.cloneNode(false);
  const body = document.body.cloneNode(true);
  for (const one of body.querySelectorAll(LEFT_OUT)) one.remove();
  html.append(element("head", {}, ...styles), element("div", { class: "paper-run" }, body));
  return html;
}

// Parts of a page that lie across (`page: wide`) come on sheets of their own.
export function partsAcross(copy) {
  return [...copy.querySelectorAll(".paper-run *")].filter((one) => copy.defaultView.getComputedStyle(one).page === "wide");
}

function leaveForOthers(copy, kind) {
  const across = partsAcross(copy);
  copy.documentElement.classList.add(`paper-${kind}`);
  if (kind === "portrait") for (const one of across) one.classList.add("paper-elsewhere");
  else keepOnly(copy.querySelector(".paper-run"), across);
}

function keepOnly(whole, parts) {
  for (const child of whole.children) {
    if (parts.includes(child)) continue;
    if (parts.some((part) => child.contains(part))) keepOnly(child, parts);
    else child.classList.add("paper-elsewhere");
  }
}

export const sheetsIn = (copy) => copy.querySelector(".paper-run > body").getClientRects().length;

export function turnTo(copy, number) {
  copy.querySelector(".paper-run").style.setProperty("--turned", number);
}
