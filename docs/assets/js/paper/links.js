// Style sheets that are loaded when they are needed.
const SITE = "site.css";

// The address of a file beside the site's style sheet.
export function beside(name) {
  return new URL(name, document.querySelector(`link[rel="stylesheet"][href$="/${SITE}"]`).href).href;
}

export function loaded(link) {
  return new Promise((done, failed) => {
    link.addEventListener("load", done);
    link.addEventListener("error", () => failed(new Error(link.href)));
  });
}
