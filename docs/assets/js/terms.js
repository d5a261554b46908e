// Explains a term where it stands: on hover, on focus, and on the first touch.
// Without this script the term's link leads to the page of terms.
import { dataModule } from "./data.js";
import { element, said } from "./elements.js";

let explanations;
let popover;
let shownFor;
let closing;

export function startTerms() {
  popover = element("div", { class: "popover", id: "explanation", role: "tooltip", hidden: true });
  popover.addEventListener("pointerenter", stay);
  popover.addEventListener("pointerleave", leave);
  document.getElementById("content").append(popover);
  for (const term of document.querySelectorAll("a.term, a.law")) listen(term);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (!popover.contains(event.target) && !event.target.closest?.("a.term, a.law")) hide();
  });
}

function listen(term) {
  term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
  term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  term.addEventListener("focus", () => show(term));
  term.addEventListener("blur", leave);
  let wasShown = false;
  term.addEventListener("pointerdown", () => { wasShown = shownFor === term && !popover.hidden; });
  term.addEventListener("click", (event) => {
    // The first touch explains, the second follows the link; a mouse has shown it already.
    if (event.pointerType === "mouse" || event.detail === 0 || wasShown) return;
    event.preventDefault();
    show(term);
  });
}

async function show(term) {
  stay();
  if (shownFor && shownFor !== term) unmark();
  shownFor = term;
  explanations ??= dataModule("explanations.js");
  const known = (await explanations)[nameOf(term)];
  if (!known || shownFor !== term) return;
  popover.replaceChildren(...explained(known));
  term.setAttribute("aria-describedby", popover.id);
  term.classList.add("open");
  popover.hidden = false;
  place(term);
}

// "…/terms/#case-files" is term:case-files.
function nameOf(term) {
  const kind = /\/laws\/(?:index\.html)?(?:\?|$)/u.test(term.pathname + term.search) ? "law" : "term";
  return `${kind}:${decodeURIComponent(term.hash.slice(1))}`;
}

function explained([title, words, gloss]) {
  const parts = [element("p", { class: "popover-name stacked" }, ...said(title))];
  if (Object.keys(gloss).length) parts.push(element("p", { class: "gloss stacked" }, ...said(gloss)));
  return [...parts, element("p", { class: "stacked" }, ...said(words))];
}

function place(term) {
  const line = term.getClientRects()[0];
  const room = document.documentElement.clientWidth - popover.offsetWidth - 16;
  const left = Math.max(16, Math.min(line.left, room));
  const below = line.bottom + popover.offsetHeight + 12 < innerHeight;
  const top = below ? line.bottom + 8 : line.top - popover.offsetHeight - 8;
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${Math.max(top + scrollY, scrollY + 4)}px`;
}

function leave() {
  stay();
  closing = setTimeout(() => isWanted() || hide(), 200);
}

function stay() {
  clearTimeout(closing);
}

// Whoever still points at the term or at its explanation, or has the focus on the term, reads on.
function isWanted() {
  return popover.matches(":hover") || shownFor?.matches(":hover, :focus");
}

function hide() {
  stay();
  unmark();
  popover.hidden = true;
  shownFor = undefined;
}

function unmark() {
  shownFor?.classList.remove("open");
  shownFor?.removeAttribute("aria-describedby");
}
