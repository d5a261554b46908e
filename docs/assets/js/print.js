// Printing. The browsers load the fonts and the QR code of paper by themselves once a reader prints,
// whether with the button, the keys or the menu, and wait for them.
export function startPrint() {
  addEventListener("beforeprint", dropBlanks);
  for (const button of document.querySelectorAll(".print-button")) button.addEventListener("click", press);
}

// A page made of sheets is its own preview; any other shows first what will come out, unless the
// browser (WebKit) keeps to itself which parts lie across: its own window shows the sheets.
function press() {
  if (document.querySelector(".desk") || !getComputedStyle(document.body).page) window.print();
  else import("./paper/box.js").then(({ openPreview }) => openPreview()).catch(() => window.print());
}

// Firefox gives blanks after a sheet across a sheet of their own.
function dropBlanks() {
  for (const node of [...document.body.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
}
