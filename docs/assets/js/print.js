// Printing waits for the fonts of paper: nobody else loads them, and a browser prints with the
// fonts that it has at hand. The keys of the browser's own command come here as well.
const APPLE = /^(Mac|iP)/u.test(navigator.platform);

export function startPrint() {
  addEventListener("keydown", (event) => {
    const held = APPLE ? event.metaKey : event.ctrlKey;
    if (!held || event.shiftKey || event.altKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    begin();
  });
  for (const button of document.querySelectorAll(".print-button")) button.addEventListener("click", begin);
}

async function begin() {
  await import("./paper.js").then(({ readyPaper }) => readyPaper()).catch(() => {});
  window.print();
}
