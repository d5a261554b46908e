// Opens the search box: by a button, by Ctrl or Command with K, or by an address with ?q=.
import { loadData } from "../lib/edition_data.js";

let loading;

// The box and its index are asked for together, when a pointer comes near a button at the earliest.
function load() {
  loading ??= Promise.all([import("./dialog.js"), loadData("search/0.js")]);
  loading.catch(() => { loading = undefined; }); // so that the next press tries again
  return loading;
}

async function open() {
  const [{ openSearch }, index] = await load();
  openSearch(index);
}

export function startSearch() {
  for (const button of document.querySelectorAll(".search-open")) {
    button.addEventListener("pointerenter", load);
    button.addEventListener("click", open);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  if (new URL(location.href).searchParams.get("q")) open();
}
