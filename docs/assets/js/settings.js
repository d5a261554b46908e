// Text size, line spacing and contrast: chosen in a panel, remembered, set before the page is painted.
import { keep } from "./keep.js";

const html = document.documentElement;

export function startSettings() {
  const button = document.querySelector(".settings-open");
  const panel = document.getElementById("settings");
  if (!button || !panel) return;
  for (const input of panel.querySelectorAll("input")) {
    const name = input.name.replace("setting-", "");
    const usual = panel.querySelector(`input[name="${input.name}"]`);
    input.checked = (html.dataset[name] ?? usual.value) === input.value;
    input.addEventListener("change", () => choose(name, input.value, input === usual));
  }
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(panel.hidden));
  document.addEventListener("pointerdown", (event) => event.target.closest?.(".settings") || show(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    button.focus();
  });
}

function choose(name, value, usual) {
  keep(name, value);
  if (usual) delete html.dataset[name];
  else html.dataset[name] = value;
}
