// Copies a measure's link or a citation, and says that it has.
export function startCopy() {
  const pattern = document.querySelector(".copy-link");
  pattern.remove();
  for (const head of document.querySelectorAll(".measure-head")) head.append(copyLink(pattern, head.parentElement.id));
  const cite = document.querySelector(".cite");
  for (const place of cite?.querySelectorAll(".citation-address") ?? []) place.textContent = addressOf("");
  const button = cite?.querySelector(".cite-copy");
  button?.addEventListener("click", () => copy(citation(cite), button));
}

function copyLink(pattern, place) {
  const button = pattern.cloneNode(true);
  button.hidden = false;
  button.addEventListener("click", () => copy(addressOf(place), button));
  return button;
}

// The public address where the site knows it, else this one; without what was asked of this visit.
function addressOf(place) {
  const address = new URL(document.querySelector('link[rel="canonical"]')?.href ?? location.href);
  address.search = "";
  address.hash = place;
  return address.href;
}

function citation(cite) {
  const shown = [...cite.querySelectorAll("p")].filter((line) => line.checkVisibility());
  return shown.map((line) => line.textContent.trim().replace(/\s+/gu, " ")).join("\n");
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    byHand(text);
  }
  const said = document.querySelector(".copied");
  button.after(said);
  said.hidden = false;
  setTimeout(() => { said.hidden = true; }, 2000);
}

// Where a browser has no clipboard for pages: an intranet without https, or a disk.
function byHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
