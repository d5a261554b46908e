// The view switch: 中文 | English | 中英对照, remembered, and in the address where the address named one.
import { keepPlace } from "../lib/keep_place.js";
import { useRovingTabindex, setTabStop } from "../lib/roving_tabindex.js";
import { store } from "../lib/storage.js";

const html = document.documentElement;
const bothTitles = document.title;

export function startLanguageView() {
  if (location.protocol === "file:") document.addEventListener("click", addViewToLink, { capture: true });
  const buttons = document.querySelectorAll(".views [data-view]");
  for (const button of buttons) {
    button.addEventListener("click", () => choose(button.dataset.view, buttons));
  }
  const group = document.querySelector(".views");
  if (group) useRovingTabindex(group, "button", (button) => choose(button.dataset.view, buttons));
  show(html.dataset.view, buttons);
}

function choose(view, buttons) {
  store("view", view);
  removeParameter("lang");
  keepPlace(() => show(view, buttons));
}

function show(view, buttons) {
  setAttribute("data-view", view);
  html.classList.toggle("one-language", view !== "both");
  setAttribute("lang", view === "both" ? html.dataset.authoritative ?? firstLanguage(buttons) : view);
  for (const button of buttons) {
    const chosen = button.dataset.view === view;
    button.setAttribute("aria-checked", String(chosen));
    if (chosen) setTabStop(button.parentElement, "button", button);
  }
  const title = document.querySelector(`meta[name="title:${CSS.escape(view)}"]`);
  document.title = title ? title.content : bothTitles;
  for (const element of document.querySelectorAll("[data-translations]")) translate(element, view);
  for (const name of ["aria-label", "title"]) {
    for (const element of document.querySelectorAll(`[data-${name}]`)) element.setAttribute(name, inView(element.getAttribute(`data-${name}`), view));
  }
  document.dispatchEvent(new CustomEvent("viewchange", { detail: view }));
}

// The root's attributes style the whole page: setting what is set costs a slow phone a tenth of a second.
function setAttribute(name, value) {
  if (html.getAttribute(name) !== value) html.setAttribute(name, value);
}

// From a disk some browsers give each page a memory of its own; the link takes the view along.
function addViewToLink(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.protocol !== "file:" || link.getAttribute("href").startsWith("#")) return;
  const url = new URL(link.href);
  url.searchParams.set("lang", html.dataset.view);
  link.href = url.href;
}

function firstLanguage(buttons) {
  return buttons[0]?.dataset.view ?? html.lang;
}

// What can hold no elements, such as a choice in a list, gets its text here.
function translate(element, view) {
  element.textContent = inView(element.dataset.translations, view);
  if (view === "both") element.removeAttribute("lang");
  else element.lang = view;
}

function inView(json, view) {
  const texts = JSON.parse(json);
  return texts[view] ?? Object.values(texts).join(" ");
}

// A view chosen by hand wins over the one that the address asked for.
function removeParameter(name) {
  const url = new URL(location.href);
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
}
