// Copies a measure's link or a citation, and says that it has.
export function startCopy() {
  const template = document.querySelector(".copy-link");
  template.remove();
  for (const head of document.querySelectorAll(".measure-head")) head.append(copyButton(template, head.parentElement.id));
  const cite = document.querySelector(".cite");
  for (const address of cite?.querySelectorAll(".citation-address") ?? []) address.textContent = publicUrl("");
  const button = cite?.querySelector(".cite-copy");
  button?.addEventListener("click", () => copy(citation(cite), button));
}

function copyButton(template, id) {
  const button = template.cloneNode(true);
  button.hidden = false;
  button.addEventListener("click", () => copy(publicUrl(id), button));
  return button;
}

// The public address where the site knows it, else this one; without what was asked of this visit.
function publicUrl(hash) {
  const url = new URL(document.querySelector('link[rel="canonical"]')?.href ?? location.href);
  url.search = "";
  url.hash = hash;
  return url.href;
}

function citation(cite) {
  const visible = [...cite.querySelectorAll("p")].filter((line) => line.checkVisibility());
  return visible.map((line) => line.textContent.trim().replace(/\s+/gu, " ")).join("\n");
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelection(text);
  }
  const status = document.querySelector(".copied");
  button.after(status);
  status.hidden = false;
  setTimeout(() => { status.hidden = true; }, 2000);
}

// Where a browser has no clipboard for pages: an intranet without https, or a disk.
function copySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
