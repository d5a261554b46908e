// Explains a term where it stands: on hover, on focus, and on the first touch.
// Without this script the term's link leads to its explanation further down the page.
let popover;
let shownFor;
let closing;

export function startTerms() {
  const terms = document.querySelectorAll("a.term, a.law");
  if (!terms.length) return;
  popover = document.createElement("div");
  popover.className = "popover";
  popover.id = "explanation";
  popover.setAttribute("role", "tooltip");
  popover.hidden = true;
  popover.addEventListener("pointerenter", stay);
  popover.addEventListener("pointerleave", leave);
  document.getElementById("content").append(popover);
  for (const term of terms) listen(term);
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
  term.addEventListener("pointerdown", () => { wasShown = shownFor === term; });
  term.addEventListener("click", (event) => {
    // The first touch explains, the second follows the link; a mouse has shown it already.
    if (event.pointerType === "mouse" || event.detail === 0 || wasShown) return;
    event.preventDefault();
    show(term);
  });
}

function show(term) {
  stay();
  const name = document.querySelector(term.hash && `#${CSS.escape(decodeURIComponent(term.hash.slice(1)))}`);
  if (!name) return;
  if (shownFor && shownFor !== term) unmark();
  shownFor = term;
  popover.replaceChildren(copy(name, "popover-name"), copy(name.nextElementSibling, ""));
  term.setAttribute("aria-describedby", popover.id);
  term.classList.add("open");
  popover.hidden = false;
  place(term);
}

function copy(element, className) {
  const part = document.createElement("div");
  part.className = className;
  const source = element.querySelector("a") ?? element;
  part.append(...Array.from(source.cloneNode(true).childNodes));
  return part;
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
  closing = setTimeout(hide, 200);
}

function stay() {
  clearTimeout(closing);
}

function hide() {
  stay();
  unmark();
  if (popover) popover.hidden = true;
  shownFor = undefined;
}

function unmark() {
  shownFor?.classList.remove("open");
  shownFor?.removeAttribute("aria-describedby");
}
