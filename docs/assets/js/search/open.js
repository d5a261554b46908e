// Opens the search box: by a button, by Ctrl or Command with K, or by an address with ?q=.
import { loadData } from "../lib/edition_data.js";

let loading;

// All is asked for together, when a pointer comes near a button at the earliest: the box with its
// words, and the index, which may come later than a reader begins to type.
function load() {
  if (!loading) {
    loading = { box: Promise.all([import("./dialog.js"), loadData("search/box.js")]), index: loadData("search/0.js") };
    for (const part of Object.values(loading)) part.catch(() => { loading = undefined; }); // the next press tries again
  }
  return loading;
}

// `notice` says that it could not be loaded.
async function open(notice) {
  const { box, index } = load();
  try {
    const [{ openSearch }, words] = await box;
    await openSearch(words, index);
    notice.hidden = true;
  } catch {
    notice.hidden = false;
  }
}

export function startSearch() {
  const notice = document.querySelector(".search-failed");
  if (!document.querySelector("button.search-open")) return; // a portal's pages search elsewhere
  for (const button of document.querySelectorAll("button.search-open")) {
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
