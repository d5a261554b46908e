// Opens the search box: by a button, by Ctrl or Command with K, or by an address with ?q=.
import { loadData } from "../lib/edition_data.js";

let loading;

// The box and its index are asked for together, when a pointer comes near a button at the earliest.
function load() {
  loading ??= Promise.all([import("./dialog.js"), loadData("search/0.js")]);
  loading.catch(() => { loading = undefined; }); // so that the next press tries again
  return loading;
}

// `notice` says that it could not be loaded.
async function open(notice) {
  const loaded = await load().catch(() => null);
  notice.hidden = Boolean(loaded);
  if (!loaded) return;
  const [{ openSearch }, index] = loaded;
  openSearch(index);
}

export function startSearch() {
  const notice = document.querySelector(".search-failed");
  for (const button of document.querySelectorAll(".search-open")) {
    button.addEventListener("pointerenter", load);
    button.addEventListener("click", () => open(notice));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open(notice);
  });
  if (new URL(location.href).searchParams.get("q")) open(notice);
}
