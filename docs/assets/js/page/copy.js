// Copies links and citations, says that it has, and offers the system's own way to share a page.
import { localized } from "../lib/dom.js";
import { useRovingTabindex } from "../lib/roving_tabindex.js";

const status = document.querySelector(".copied");
let timer;

export function startCopy() {
  const toolbar = document.querySelector(".toolbar");
  const template = toolbar.querySelector("template");
  if (template) for (const head of document.querySelectorAll(".measure-head")) head.append(copyButton(template, head.parentElement.id));
  toolbar.querySelector(".copy-page").addEventListener("click", () => copy(publicUrl("")));
  startShare(toolbar.querySelector(".share"));
  useRovingTabindex(toolbar, ":is(.toolbar > button, .toolbar > a, .toolbar > details > summary)");
  const cite = toolbar.querySelector(".cite");
  for (const address of cite?.querySelectorAll(".citation-address") ?? []) address.textContent = publicUrl("");
  cite?.querySelector(".cite-copy").addEventListener("click", () => copy(citation(cite)));
}

function copyButton(template, id) {
  const button = template.content.cloneNode(true).firstElementChild;
  for (const text of button.querySelectorAll(".lang")) text.textContent = text.textContent.replace("{id}", id);
  button.addEventListener("click", () => copy(publicUrl(id)));
  return button;
}

function startShare(button) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: publicUrl("") }).catch(() => {})); // closing the sheet is no error
}

// The public address where the site knows it, else this one; without what was asked of this visit.
function publicUrl(hash) {
  const url = new URL(document.querySelector('link[rel="canonical"]')?.href ?? location.href);
  url.search = "";
  url.hash = hash;
  return url.href;
}

function citation(cite) {
  const visible = [...cite.querySelectorAll("p")].filter((line) => line.checkVisibility());
  return visible.map((line) => line.textContent.trim().replace(/\s+/gu, " ")).join("\n");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelection(text);
  }
  status.replaceChildren(...localized(JSON.parse(status.dataset.text)));
  clearTimeout(timer);
  timer = setTimeout(() => status.replaceChildren(), 3000);
}

// Where a browser has no clipboard for pages: an intranet without https, or a disk.
function copySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
