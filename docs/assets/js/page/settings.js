// Colors, text size, line spacing and contrast: chosen in a panel that is built when it is first opened.
// What was chosen is remembered, and set before a page is painted.
import { element, localized } from "../lib/dom.js";
import { loadData } from "../lib/edition_data.js";
import { keepPlace } from "../lib/keep_place.js";
import { store } from "../lib/storage.js";
import { applyColors } from "./colors.js";

const html = document.documentElement;
const OPTIONS = {
  colors: ["system", "light", "dark"],
  size: ["100", "125", "150"],
  spacing: ["usual", "wide"],
  contrast: ["usual", "more"],
  terms: ["marked", "plain"],
};

export async function toggleSettings(button) {
  const panel = document.getElementById("settings") ?? await createPanel(button);
  show(button, panel, panel.hidden);
}

async function createPanel(button) {
  const messages = await loadData("settings.js");
  const panel = element("div", { id: "settings", class: "settings-panel", hidden: true },
    ...Object.keys(OPTIONS).map((name) => optionGroup(name, messages)),
    element("p", { class: "settings-keys" }, ...localized(messages.settings_keys)));
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

function optionGroup(name, messages) {
  const [standard] = OPTIONS[name];
  return element("fieldset", {}, element("legend", {}, ...localized(messages[`settings_${name}`])),
    ...OPTIONS[name].map((value) => {
      const input = element("input", { type: "radio", name: `setting-${name}`, value });
      input.checked = (html.dataset[name] ?? standard) === value;
      input.addEventListener("change", () => choose(name, value, standard));
      return element("label", {}, input, " ", element("span", {}, ...localized(messages[`settings_${name}_${value}`])));
    }));
}

function show(button, panel, open) {
  panel.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

function choose(name, value, standard) {
  store(name, value);
  keepPlace(() => {
    if (value === standard) delete html.dataset[name];
    else html.dataset[name] = value;
    applyColors();
  });
}
