// The view switch: 中 | EN | 对照, remembered, and in the address where the address named one.
import { keep } from "./keep.js";

const html = document.documentElement;

export function startViews() {
  const buttons = document.querySelectorAll(".views [data-view]");
  for (const button of buttons) {
    button.addEventListener("click", () => choose(button.dataset.view, buttons));
  }
  show(html.dataset.view, buttons);
}

function choose(view, buttons) {
  keep("view", view);
  forget("lang");
  show(view, buttons);
}

function show(view, buttons) {
  html.dataset.view = view;
  html.classList.toggle("one", view !== "both");
  html.lang = view === "both" ? html.dataset.authoritative ?? firstLanguage(buttons) : view;
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  const title = document.querySelector(`meta[name="title:${CSS.escape(view)}"]`);
  if (title) document.title = title.content;
  document.dispatchEvent(new CustomEvent("viewchange", { detail: view }));
}

function firstLanguage(buttons) {
  return buttons[0]?.dataset.view ?? html.lang;
}

// A view chosen by hand wins over the one that the address asked for.
function forget(name) {
  const address = new URL(location.href);
  if (!address.searchParams.has(name)) return;
  address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}
