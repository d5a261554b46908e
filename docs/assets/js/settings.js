// Text size, line spacing and contrast: chosen in a panel that is made when it is first opened.
// What was chosen is remembered, and set before a page is painted.
import { dataModule } from "./data.js";
import { element, said } from "./elements.js";
import { keep } from "./keep.js";

const html = document.documentElement;
const CHOICES = { size: ["100", "125", "150"], spacing: ["usual", "wide"], contrast: ["usual", "more"] };

export async function openSettings(button) {
  const panel = document.getElementById("settings") ?? await made(button);
  show(button, panel, panel.hidden);
}

async function made(button) {
  const words = await dataModule("settings.js");
  const panel = element("div", { id: "settings", class: "settings-panel", hidden: true },
    ...Object.keys(CHOICES).map((name) => group(name, words)),
    element("p", { class: "settings-keys" }, ...said(words.settings_keys)));
  button.after(panel);
  button.setAttribute("aria-controls", panel.id);
  document.addEventListener("pointerdown", (event) => event.target.closest?.(".settings") || show(button, panel, false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(button, panel, false);
    button.focus();
  });
  return panel;
}

function group(name, words) {
  const [usual] = CHOICES[name];
  return element("fieldset", {}, element("legend", {}, ...said(words[`settings_${name}`])),
    ...CHOICES[name].map((value) => {
      const input = element("input", { type: "radio", name: `setting-${name}`, value });
      input.checked = (html.dataset[name] ?? usual) === value;
      input.addEventListener("change", () => choose(name, value, usual));
      return element("label", {}, input, " ", element("span", {}, ...said(words[`settings_${name}_${value}`])));
    }));
}

function show(button, panel, open) {
  panel.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

function choose(name, value, usual) {
  keep(name, value);
  if (value === usual) delete html.dataset[name];
  else html.dataset[name] = value;
}
