// Explains a term where it stands: on hover, on focus, and on the first touch.
// Without this script the term's link leads to the page of terms.
import { element, localized } from "../lib/dom.js";
import { loadData, loadOnce } from "../lib/edition_data.js";

const loading = new Map();
let popover;
let currentTerm;
let closeTimer;

export function startTermPopups() {
  popover = element("div", { class: "popover", hidden: true });
  popover.addEventListener("pointerenter", cancelClosing);
  popover.addEventListener("pointerleave", closeSoon);
  document.getElementById("content").append(popover);
  for (const term of document.querySelectorAll("a.term, a.law")) listen(term);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (!popover.contains(event.target) && !event.target.closest?.("a.term, a.law")) hide();
  });
  const pointed = document.querySelector("#content :is(a.term, a.law):is(:hover, :focus)"); // before this script came
  if (pointed) show(pointed);
}

function listen(term) {
  term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
  term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && closeSoon());
  term.addEventListener("focus", () => show(term));
  term.addEventListener("blur", closeSoon);
  let wasOpen = false;
  term.addEventListener("pointerdown", () => { wasOpen = currentTerm === term && !popover.hidden; });
  term.addEventListener("click", (event) => {
    // The first touch explains, the second follows the link; a mouse has shown it already.
    if (event.pointerType === "mouse" || event.detail === 0 || wasOpen) return;
    event.preventDefault();
    show(term);
  });
}

async function show(term) {
  if (!term.href) return;
  cancelClosing();
  if (currentTerm && currentTerm !== term) clearCurrent();
  currentTerm = term;
  const texts = await loadOnce(loading, "explanations", () => loadData("explanations.js"));
  const key = keyOf(term);
  if (!texts[key] || currentTerm !== term) return;
  // The link is for a finger; whoever uses the keyboard follows the term's own.
  const link = element("a", { href: term.href, tabindex: "-1" }, ...localized(texts[key.split(":")[0]]));
  popover.replaceChildren(element("div", { id: "explanation" }, ...popoverContent(texts[key])), link);
  term.setAttribute("aria-describedby", "explanation");
  term.classList.add("open");
  popover.hidden = false;
  position(term);
}

// "…/terms/#case-files" is term:case-files.
function keyOf(term) {
  const kind = /\/laws\/(?:index\.html)?(?:\?|$)/u.test(term.pathname + term.search) ? "law" : "term";
  return `${kind}:${decodeURIComponent(term.hash.slice(1))}`;
}

function popoverContent([title, text, gloss]) {
  const parts = [element("p", { class: "popover-name stacked" }, ...localized(title))];
  if (Object.keys(gloss).length) parts.push(element("p", { class: "gloss stacked" }, ...localized(gloss)));
  return [...parts, element("p", { class: "stacked" }, ...localized(text))];
}

function position(term) {
  const line = term.getClientRects()[0];
  const maxLeft = document.documentElement.clientWidth - popover.offsetWidth - 16;
  const left = Math.max(16, Math.min(line.left, maxLeft));
  const below = line.bottom + popover.offsetHeight + 12 < innerHeight;
  const top = below ? line.bottom + 8 : line.top - popover.offsetHeight - 8;
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${Math.max(top + scrollY, scrollY + 4)}px`;
}

function closeSoon() {
  cancelClosing();
  closeTimer = setTimeout(() => isInUse() || hide(), 200);
}

function cancelClosing() {
  clearTimeout(closeTimer);
}

// Whoever still points at the term or at its explanation, or has the focus on the term, reads on.
function isInUse() {
  return popover.matches(":hover") || currentTerm?.matches(":hover, :focus");
}

function hide() {
  cancelClosing();
  clearCurrent();
  popover.hidden = true;
  currentTerm = undefined;
}

function clearCurrent() {
  currentTerm?.classList.remove("open");
  currentTerm?.removeAttribute("aria-describedby");
}
