// A frame as large as a sheet with a copy of the page in it, where the rules of print apply. The
// browser breaks the copy into columns as it breaks a print into pages; the frame shows one of them.
import { element } from "../lib/dom.js";

const NOT_COPIED = "dialog, script";

export async function createFrame(sheet, orientation) {
  const frame = element("iframe", { class: "preview-frame", srcdoc: "<!doctype html>", inert: true, tabindex: "-1", title: orientation });
  const ready = whenLoaded(frame);
  sheet.append(frame);
  await ready;
  const copy = frame.contentDocument;
  const links = [assetUrl("print_media.css"), assetUrl("print_preview.css"), ...printFonts()].map((href) => element("link", { rel: "stylesheet", href }));
  const styles = links.map(whenLoaded);
  copy.documentElement.replaceWith(copyPage(links));
  await Promise.all(styles);
  keepOrientation(copy, orientation);
  copy.documentElement.getBoundingClientRect(); // Laying the text out is what asks for its fonts.
  await copy.fonts.ready;
  return copy;
}

// The address of a file beside the site's style sheet.
export function assetUrl(name) {
  return new URL(name, document.querySelector('link[rel="stylesheet"][href$="/site.css"]').href).href;
}

export function whenLoaded(resource) {
  return new Promise((resolve, reject) => {
    resource.addEventListener("load", resolve);
    resource.addEventListener("error", () => reject(new Error(resource.href)));
  });
}

const printFonts = () => [...document.querySelectorAll('link[rel="stylesheet"][media="print"]')].map((link) => link.href);

function copyPage(links) {
  const html = document.documentElement.cloneNode(false);
  const body = document.body.cloneNode(true);
  for (const excluded of body.querySelectorAll(NOT_COPIED)) excluded.remove();
  // What stands on every sheet is outside of the columns, each of which is one.
  const everywhere = body.querySelectorAll(".print-head");
  html.append(element("head", {}, ...links), element("div", { class: "preview-columns" }, body), ...everywhere);
  return html;
}

// Parts of a page that are landscape (`page: wide`) come on sheets of their own.
export function landscapeParts(copy) {
  return [...copy.querySelectorAll(".preview-columns *")].filter((part) => copy.defaultView.getComputedStyle(part).page === "wide");
}

function keepOrientation(copy, orientation) {
  const landscape = landscapeParts(copy);
  copy.documentElement.classList.add(`preview-${orientation}`);
  if (orientation === "portrait") for (const part of landscape) part.classList.add("preview-excluded");
  else keepOnly(copy.querySelector(".preview-columns"), landscape);
}

function keepOnly(container, parts) {
  for (const child of container.children) {
    if (parts.includes(child)) continue;
    if (parts.some((part) => child.contains(part))) keepOnly(child, parts);
    else child.classList.add("preview-excluded");
  }
}

export const countSheets = (copy) => copy.querySelector(".preview-columns > body").getClientRects().length;

export function showSheet(copy, index) {
  copy.querySelector(".preview-columns").style.setProperty("--sheet-index", index);
}
