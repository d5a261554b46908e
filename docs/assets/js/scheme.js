// Light and dark: the system's choice until the reader makes one.
import { keep } from "./keep.js";

const html = document.documentElement;

export function startScheme() {
  const button = document.querySelector("button.scheme");
  if (!button) return;
  const show = (scheme) => {
    html.dataset.scheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === "dark"));
  };
  button.addEventListener("click", () => {
    const scheme = html.dataset.scheme === "dark" ? "light" : "dark";
    keep("scheme", scheme);
    show(scheme);
  });
  show(html.dataset.scheme);
}
