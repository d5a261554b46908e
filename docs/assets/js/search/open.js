// Opens the search box: by a button, by Ctrl or Command with K, or by an address with ?q=.
import { loadData, loadOnce } from "../lib/edition_data.js";

const PARTS = {
  box: () => Promise.all([import("./dialog.js"), loadData("search/box.js")]),
  index: () => loadData("search/0.js"),
};
const loading = new Map();
const load = (name) => loadOnce(loading, name, PARTS[name]);

// All is asked for together, when a pointer comes near a button at the earliest: the box with its
// words, and the index, which may come later than a reader begins to type.
const loadAll = () => Object.keys(PARTS).forEach(load);

// `notice` says that the box could not be loaded; of the index the box says so itself.
async function open(notice) {
  loadAll();
  const typed = collectTyping();
  try {
    const [{ openSearch }, words] = await load("box");
    openSearch(words, () => load("index"), typed());
    notice.hidden = true;
  } catch {
    typed();
    notice.hidden = false;
  }
}

// What is typed from now until the box is there, so that a slow line loses no letter of a query;
// but not what a reader types who has gone on to another field.
function collectTyping() {
  const { activeElement } = document;
  let typed = "";
  const collect = (event) => {
    if (document.activeElement !== activeElement) return;
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // a blank would press the button again
    typed += event.key;
  };
  document.addEventListener("keydown", collect);
  return () => {
    document.removeEventListener("keydown", collect);
    return typed;
  };
}

export function startSearch() {
  const notice = document.querySelector(".search-failed");
  if (!document.querySelector("button.search-open")) return; // a portal's pages search elsewhere
  for (const button of document.querySelectorAll("button.search-open")) {
    button.addEventListener("pointerenter", loadAll);
    button.addEventListener("click", () => open(notice));
  }
  onSearchKey(() => open(notice));
  if (new URL(location.href).searchParams.get("q")) open(notice);
}

// Ctrl or Command with K.
export function onSearchKey(action) {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    action();
  });
}
