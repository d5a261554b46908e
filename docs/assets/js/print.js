// Printing: the button, and the fonts of paper. A browser prints with the fonts that it has at
// hand, so they are fetched in a quiet moment; on a phone only when the button asks for them.
const FONTS = ["400", "700"].flatMap((weight) => [`${weight} 1em "Workplan Sans"`, `${weight} 1em "Workplan Latin"`]);
FONTS.push('italic 1em "Workplan Latin"', 'italic 700 1em "Workplan Latin"');

export function startPrint() {
  for (const button of document.querySelectorAll(".print-button")) button.addEventListener("click", print);
  dropBlanks();
  if (!matchMedia("(min-width: 48rem)").matches || navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 500));
  addEventListener("load", () => idle(fetchFonts));
}

async function print() {
  await fetchFonts();
  window.print();
}

// Firefox gives blanks after a sheet across a sheet of their own.
function dropBlanks() {
  for (const node of [...document.body.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
}

function fetchFonts() {
  return Promise.allSettled(FONTS.map((font) => document.fonts.load(font)));
}
