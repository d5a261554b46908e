// Sheets of paper: each with its running head and foot, as the text's template gives them.
import { element } from "../lib/dom.js";

export function createSheet(flow, blocks, number = 0) {
  const text = element("div", { class: `text ${flow.className}` }, ...blocks.filter((block) => block.localName !== "template"));
  const area = element("div", { class: "type-area" }, text);
  const sheet = element("div", { class: `sheet ${flow.dataset.kind}-sheet ${number % 2 ? "odd" : "even"}` }, area);
  const frame = element("div", { class: "sheet-frame" }, sheet);
  if (flow.lang) sheet.lang = text.lang = flow.lang;
  const template = flow.querySelector("template");
  if (number && template) sheet.append(template.content.cloneNode(true));
  for (const folio of sheet.querySelectorAll("[data-folio]")) folio.textContent = number;
  return { frame, sheet, area, text, number };
}

// What sheets say of each other: the page of every heading, and the section in the running head.
export function fillReferences(sheets) {
  const pageOf = new Map();
  let section;
  for (const { sheet, text, number } of sheets) {
    for (const target of text.querySelectorAll("[id]")) pageOf.set(target.id, number);
    const headings = text.querySelectorAll("[data-run]");
    const startsWithHeading = text.firstElementChild?.dataset.run !== undefined;
    section = (startsWithHeading ? undefined : section) ?? headings[0] ?? section;
    for (const head of sheet.querySelectorAll("[data-running]")) fillRunningHead(head, section);
    section = [...headings].at(-1) ?? section;
  }
  for (const { text } of sheets) {
    for (const reference of text.querySelectorAll("[data-page-of]")) reference.textContent = pageOf.get(reference.dataset.pageOf) ?? "";
  }
}

function fillRunningHead(head, heading) {
  head.replaceChildren(...(heading ? [...heading.cloneNode(true).childNodes] : []));
  for (const copy of head.querySelectorAll("[id]")) copy.removeAttribute("id");
}
