// What sheets say of each other: the page of every heading, and the section in the running head.
export function fillContents(made) {
  const pageOf = new Map();
  let running;
  for (const { sheet, text, number } of made) {
    for (const element of text.querySelectorAll("[id]")) pageOf.set(element.id, number);
    const headings = text.querySelectorAll("[data-run]");
    running = (text.firstElementChild?.dataset.run === undefined ? running : undefined) ?? headings[0] ?? running;
    for (const head of sheet.querySelectorAll("[data-running]")) fillHead(head, running);
    running = [...headings].at(-1) ?? running;
  }
  for (const { text } of made) {
    for (const place of text.querySelectorAll("[data-page-of]")) place.textContent = pageOf.get(place.dataset.pageOf) ?? "";
  }
}

function fillHead(head, heading) {
  head.replaceChildren(...(heading ? [...heading.cloneNode(true).childNodes] : []));
  for (const one of head.querySelectorAll("[id]")) one.removeAttribute("id");
}
