// Light and dark: the reader's choice, or the system's, which may change while a page is open.
const html = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

export function followSystem() {
  systemIsDark.addEventListener("change", applyColors);
}

export function applyColors() {
  html.dataset.scheme = html.dataset.colors ?? (systemIsDark.matches ? "dark" : "light");
}
