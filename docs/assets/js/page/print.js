// Printing. The browsers load the fonts and the QR code of prints by themselves once a reader prints,
// whether with the button, the keys or the menu, and wait for them.
export function startPrint() {
  addEventListener("beforeprint", removeBlanks);
  for (const button of document.querySelectorAll(".print-button")) button.addEventListener("click", print);
}

// A page made of sheets is its own preview; any other shows first what will come out, unless the
// browser (WebKit) does not say which parts are landscape: its own window shows the sheets.
function print() {
  if (document.querySelector(".viewer") || !getComputedStyle(document.body).page) window.print();
  else import("../print_preview/dialog.js").then(({ openPreview }) => openPreview()).catch(() => window.print());
}

// Firefox gives blanks after a landscape sheet a sheet of their own.
function removeBlanks() {
  for (const node of [...document.body.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
}
