// Light and dark: the system's choice until the reader makes one.
import { store } from "../lib/storage.js";

const html = document.documentElement;

export function startColorScheme() {
  const button = document.querySelector("button.scheme");
  if (!button) return;
  const show = (scheme) => {
    html.dataset.scheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === "dark"));
  };
  button.addEventListener("click", () => {
    const scheme = html.dataset.scheme === "dark" ? "light" : "dark";
    store("scheme", scheme);
    show(scheme);
  });
  show(html.dataset.scheme);
}
