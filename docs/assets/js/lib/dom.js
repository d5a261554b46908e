// Elements without markup in strings: text stays text.
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value || value === 0 || value === "") node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

// A list as each language writes it.
export function joined(words, language) {
  return words.join(language === "zh" ? "、" : ", ");
}

// The same text in each language; the view shows one or all. A detail that is an array is a list.
export function localized(texts, details = {}) {
  const detail = (name, language) => (Array.isArray(details[name]) ? joined(details[name], language) : details[name] ?? "");
  return Object.entries(texts).flatMap(([language, text], i) => [
    i ? " " : "",
    element("span", { class: "lang", lang: language }, text.replace(/\{(\w+)\}/gu, (_, name) => detail(name, language))),
  ]);
}

// What an address names on this page; nothing for an escape that is none.
export function targetOf({ hash }) {
  try {
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch {
    return null;
  }
}

export function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

export function textRange(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
