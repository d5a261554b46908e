// The home page remembers a reader's own unit, and forgets it when asked.
import { forget, recall, store } from "../lib/storage.js";

const KEY = "unit";

export function startMyUnit() {
  const box = document.querySelector(".my-unit");
  const select = box.querySelector("select");
  const chosen = box.querySelector(".my-unit-chosen");
  const link = chosen.querySelector("a");
  const index = link.getAttribute("href"); // on a disk with the file's name at its end
  const show = () => {
    chosen.hidden = !select.value;
    link.href = index.replace(/(?:index\.html)?$/u, (file) => `${select.value}/${file}`);
  };
  const choose = (unit) => {
    select.value = unit;
    if (unit) store(KEY, unit);
    else forget(KEY);
    show();
  };
  const isKnown = [...select.options].some(({ value }) => value === recall(KEY));
  if (isKnown) select.value = recall(KEY);
  select.addEventListener("change", () => choose(select.value));
  chosen.querySelector("button").addEventListener("click", () => {
    choose("");
    select.focus();
  });
  box.hidden = false;
  show();
}
