// The preview: a modal dialog with the sheets that will come out, and the buttons to print and to close.
import { element, localized } from "../lib/dom.js";
import { loadData } from "../lib/edition_data.js";
import { assetUrl, whenLoaded } from "./frame.js";
import { layOutSheets } from "./sheets.js";

export async function openPreview() {
  const [messages] = await Promise.all([loadData("print_preview.js"), loadStyle()]);
  if (document.querySelector(".print-preview")) return;
  const { dialog, viewer, status } = createDialog(messages);
  document.body.append(dialog);
  dialog.showModal();
  try {
    const counts = await layOutSheets(viewer);
    status.replaceChildren(...sheetCounts(messages, counts));
    dialog.classList.toggle("multi-page", counts.portrait + counts.landscape > 1);
    dialog.classList.add("ready");
  } catch (problem) {
    if (!dialog.open) return; // Closed before all was there: its frames are gone.
    dialog.close();
    throw problem;
  }
}

function loadStyle() {
  if (document.querySelector("link.preview-style")) return undefined;
  const link = element("link", { rel: "stylesheet", class: "preview-style", href: assetUrl("print_preview.css") });
  const ready = whenLoaded(link);
  document.head.append(link);
  return ready;
}

function createDialog(messages) {
  const status = element("p", { class: "preview-status", role: "status" }, ...localized(messages.preview_wait));
  const print = element("button", { type: "button", class: "preview-print" }, ...localized(messages.print_sheets));
  const close = element("button", { type: "button", class: "preview-close" }, ...localized(messages.preview_close));
  const viewer = element("div", { class: "preview-viewer", role: "region", tabindex: "0", "aria-labelledby": "preview-name", "aria-describedby": "preview-note" });
  const dialog = element("dialog", { class: "print-preview", "aria-labelledby": "preview-name" },
    element("div", { class: "preview-head" },
      element("h2", { id: "preview-name" }, ...localized(messages.preview_title)), status, print, close),
    viewer,
    element("p", { class: "preview-note", id: "preview-note" }, ...localized(messages.preview_note)));
  // What is printed is the page: the dialog has gone by then.
  print.addEventListener("click", () => { dialog.close(); window.print(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  return { dialog, viewer, status };
}

function sheetCounts(messages, counts) {
  const orientations = Object.keys(counts).filter((orientation) => counts[orientation]);
  return orientations.flatMap((orientation) => [
    element("span", { class: "preview-count" }, ...localized(messages[`preview_${orientation}${counts[orientation] === 1 ? "_one" : ""}`], { count: counts[orientation] })), " ",
  ]);
}
