// The preview: a modal dialog with the sheets that will come out, and the buttons to print and to close.
import { dataModule } from "../data.js";
import { element, said } from "../elements.js";
import { beside, loaded } from "./links.js";
import { layOut } from "./sheets.js";

export async function openPreview() {
  const [words] = await Promise.all([dataModule("paper.js"), style()]);
  if (document.querySelector(".paper-box")) return;
  const { dialog, desk, state } = build(words);
  document.body.append(dialog);
  dialog.showModal();
  try {
    const counts = await layOut(desk);
    state.replaceChildren(...counted(words, counts));
    dialog.classList.toggle("many", counts.portrait + counts.landscape > 1);
    dialog.classList.add("ready");
  } catch (problem) {
    if (!dialog.open) return; // Closed before all was there: its frames are gone.
    dialog.close();
    throw problem;
  }
}

function style() {
  if (document.querySelector("link.paper-style")) return undefined;
  const link = element("link", { rel: "stylesheet", class: "paper-style", href: beside("paper-box.css") });
  const ready = loaded(link);
  document.head.append(link);
  return ready;
}

function build(words) {
  const state = element("p", { class: "paper-state", role: "status" }, ...said(words.paper_wait));
  const print = element("button", { type: "button", class: "paper-print" }, ...said(words.print_sheets));
  const close = element("button", { type: "button", class: "paper-close" }, ...said(words.paper_close));
  const desk = element("div", { class: "paper-desk", role: "region", tabindex: "0", "aria-labelledby": "paper-name" });
  const dialog = element("dialog", { class: "paper-box", "aria-labelledby": "paper-name" },
    element("div", { class: "paper-head" },
      element("h2", { id: "paper-name" }, ...said(words.paper_title)), state, print, close),
    desk,
    element("p", { class: "paper-note" }, ...said(words.paper_note)));
  // What is printed is the page: the dialog has gone by then.
  print.addEventListener("click", () => { dialog.close(); window.print(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  return { dialog, desk, state };
}

function counted(words, counts) {
  const kinds = Object.keys(counts).filter((kind) => counts[kind]);
  return kinds.flatMap((kind) => [
    element("span", { class: "paper-count" }, ...said(words[`paper_${kind}`], { count: counts[kind] })), " ",
  ]);
}
