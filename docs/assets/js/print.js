// Printing. The browsers load the fonts and the QR code of paper by themselves once a reader prints,
// whether with the button, the keys or the menu, and wait for them.
export function startPrint() {
  addEventListener("beforeprint", dropBlanks);
  for (const button of document.querySelectorAll(".print-button")) button.addEventListener("click", () => window.print());
}

// Firefox gives blanks after a sheet across a sheet of their own.
function dropBlanks() {
  for (const node of [...document.body.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
}
