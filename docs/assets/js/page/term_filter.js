// The page of terms: a filter in both languages and in pinyin, by status, in two orders, of which the
// view's own comes first.
import { targetOf } from "../lib/dom.js";

const normalize = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const withoutBlanks = (text) => text.replace(/\s/gu, "");

export function startTermFilter() {
  const list = document.querySelector(".term-list");
  const terms = [...list.children].map((row) => ({ row, text: normalize(textOf(row)) }));
  const [filter, status, order] = ["term-filter", "term-status", "term-order"].map((id) => document.getElementById(id));
  const show = () => {
    const query = normalize(filter.value.trim());
    let count = 0;
    for (const { row, text } of terms) {
      const matches = text.includes(query) || withoutBlanks(text).includes(withoutBlanks(query));
      row.hidden = !(matches && (!status.value || row.dataset.status === status.value));
      count += !row.hidden;
    }
    document.querySelector(".term-count .shown").textContent = count;
  };
  filter.addEventListener("input", show);
  status.addEventListener("change", show);
  if (filter.value || status.value) show(); // a reader was faster than this script; else nothing is to be said
  if (order) startOrder(list, order);
  addEventListener("hashchange", openTarget);
  openTarget();
}

// The order is that of the view's language until the reader chooses one.
function startOrder(list, order) {
  let shown = order.options[0].value;
  let isChosen = order.value !== shown;
  const sort = (language) => {
    order.value = language;
    if (language !== shown) list.append(...sorted(list, language));
    shown = language;
  };
  const choose = (language) => {
    isChosen = true;
    sort(language);
  };
  const follow = (view) => {
    const languages = [...order.options].map(({ value }) => value);
    if (!isChosen) sort(languages.includes(view) ? view : languages[0]);
  };
  order.addEventListener("change", () => choose(order.value));
  document.querySelector(".letters").addEventListener("click", ({ target: { dataset } }) => dataset.order && choose(dataset.order));
  document.addEventListener("viewchange", ({ detail }) => follow(detail));
  const before = shown;
  if (isChosen) sort(order.value);
  follow(document.documentElement.dataset.view);
  if (shown !== before) targetOf(location)?.scrollIntoView();
}

const textOf = (row) => [...row.querySelectorAll(".term-name, .pinyin, .explanation, .gloss")].map((part) => part.textContent).join(" ");

function sorted(list, language) {
  const key = (row) => row.getAttribute(`data-key-${language}`);
  return [...list.children].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

// A link to a term opens it, also where the browser does not.
function openTarget() {
  const details = targetOf(location)?.closest("details");
  if (details) details.open = true;
}
