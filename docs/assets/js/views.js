// The view switch: 中 | EN | 对照, remembered, and in the address where the address named one.
import { keep } from "./keep.js";

const html = document.documentElement;
const bothTitles = document.title;

export function startViews() {
  if (location.protocol === "file:") document.addEventListener("click", carry, { capture: true });
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
  set("data-view", view);
  html.classList.toggle("one", view !== "both");
  set("lang", view === "both" ? html.dataset.authoritative ?? firstLanguage(buttons) : view);
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  const title = document.querySelector(`meta[name="title:${CSS.escape(view)}"]`);
  document.title = title ? title.content : bothTitles;
  for (const element of document.querySelectorAll("[data-say]")) say(element, view);
  document.dispatchEvent(new CustomEvent("viewchange", { detail: view }));
}

// The root's attributes style the whole page: setting what is set costs a slow phone a tenth of a second.
function set(name, value) {
  if (html.getAttribute(name) !== value) html.setAttribute(name, value);
}

// From a disk some browsers give each page a memory of its own; the link takes the view along.
function carry(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.protocol !== "file:" || link.getAttribute("href").startsWith("#")) return;
  const address = new URL(link.href);
  address.searchParams.set("lang", html.dataset.view);
  link.href = address.href;
}

function firstLanguage(buttons) {
  return buttons[0]?.dataset.view ?? html.lang;
}

// What can hold no elements, such as a choice in a list, gets its words here.
function say(element, view) {
  const words = JSON.parse(element.dataset.say);
  element.textContent = words[view] ?? Object.values(words).join(" ");
  if (words[view]) element.lang = view;
  else element.removeAttribute("lang");
}

// A view chosen by hand wins over the one that the address asked for.
function forget(name) {
  const address = new URL(location.href);
  if (!address.searchParams.has(name)) return;
  address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}
