// Makes a page ready for paper: the fonts, the QR code, no blanks after the last part.
const LATIN = ["400", "700", "italic 400", "italic 700"].map((style) => `${style} 1em "Workplan Latin"`);
const FONTS = ["400", "700"].map((weight) => `${weight} 1em "Workplan Sans"`).concat(LATIN);
const PATIENCE = 4000; // On a line that slow, readers' own fonts will do.

export function readyPaper() {
  dropBlanks();
  const codes = [...document.querySelectorAll("img.qr")].map(fetchCode);
  const fonts = document.querySelector(".desk") ? document.fonts.ready : fetchFonts();
  const ready = Promise.allSettled([fonts, ...codes]);
  return Promise.race([ready, new Promise((go) => setTimeout(go, PATIENCE))]);
}

// Firefox gives blanks after a sheet across a sheet of their own.
function dropBlanks() {
  for (const node of [...document.body.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
}

function fetchCode(image) {
  image.loading = "eager";
  return image.decode();
}

async function fetchFonts() {
  await fetchRules();
  return Promise.allSettled(FONTS.map((font) => document.fonts.load(font)));
}

function fetchRules() {
  if (document.querySelector("link.paper-fonts")) return undefined;
  const link = document.createElement("link");
  link.className = "paper-fonts";
  link.rel = "stylesheet";
  const { year } = document.querySelector(".site-head").dataset;
  link.href = new URL(`assets/data/${year}/print/pages.css`, document.querySelector(".brand").href);
  const loaded = new Promise((go, fail) => Object.assign(link, { onload: go, onerror: fail }));
  document.head.append(link);
  return loaded;
}
