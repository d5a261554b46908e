// Elements without markup in strings: text stays text.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value || value === 0 || value === "") made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

// The same words in each language; the view shows one or all.
export function said(words, details = {}) {
  const fill = (text) => text.replace(/\{(\w+)\}/gu, (_, name) => details[name] ?? "");
  return Object.entries(words).flatMap(([language, text], i) => [
    i ? " " : "",
    element("span", { class: "lang", lang: language }, fill(text)),
  ]);
}
