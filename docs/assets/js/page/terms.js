// Terms in the text are links only while they are marked: who reads without them is not stopped
// at each of them.
const html = document.documentElement;

export function startTerms() {
  new MutationObserver(show).observe(html, { attributeFilter: ["data-terms"] });
  show();
}

function show() {
  const marked = html.dataset.terms !== "plain";
  for (const term of document.querySelectorAll("a.term")) {
    if (!marked && term.href) term.dataset.href = term.getAttribute("href");
    if (marked && term.dataset.href) term.setAttribute("href", term.dataset.href);
    if (!marked) term.removeAttribute("href");
  }
}
