// Opens the search box, which is loaded when it is first asked for: by a button, by Ctrl or
// Command with K, or by an address with ?q=.
export function startSearch() {
  const open = () => {
    import("./lib/edition_data.js").then(({ dataModule }) => dataModule("words.js")); // beside the box, not after it
    import("./search/box.js").then(({ openSearch }) => openSearch());
  };
  for (const button of document.querySelectorAll(".search-open")) button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  if (new URL(location.href).searchParams.get("q")) open();
}
