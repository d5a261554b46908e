// The home page remembers a reader's own unit, and forgets it when asked.
import { forget, recall, store } from "../lib/storage.js";

const KEY = "unit";

export function startMyUnit() {
  const box = document.querySelector(".my-unit");
  const select = box.querySelector("select");
  const chosen = box.querySelector(".my-unit-chosen");
  const show = () => {
    const { href } = select.selectedOptions[0].dataset;
    chosen.hidden = !href;
    if (href) chosen.querySelector("a").href = href;
  };
  const known = [...select.options].some(({ value }) => value === recall(KEY));
  select.value = known ? recall(KEY) : "";
  select.addEventListener("change", () => {
    if (select.value) store(KEY, select.value);
    else forget(KEY);
    show();
  });
  chosen.querySelector("button").addEventListener("click", () => {
    select.value = "";
    forget(KEY);
    show();
    select.focus();
  });
  box.hidden = false;
  show();
}
