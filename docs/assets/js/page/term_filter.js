// The page of terms: a filter in both languages and in pinyin, by status, in three orders.
const normalize = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const withoutBlanks = (text) => text.replace(/\s/gu, "");

export function startTermFilter() {
  const list = document.querySelector(".term-cards");
  const terms = [...list.children].map((card, index) => ({ card, index, text: normalize(textOf(card)) }));
  const [filter, status, order] = ["term-filter", "term-status", "term-order"].map((id) => document.getElementById(id));
  const show = () => {
    const query = normalize(filter.value.trim());
    let count = 0;
    for (const { card, text } of terms) {
      const matches = text.includes(query) || withoutBlanks(text).includes(withoutBlanks(query));
      card.hidden = !(matches && (!status.value || card.dataset.status === status.value));
      count += !card.hidden;
    }
    document.querySelector(".term-count .shown").textContent = count;
  };
  filter.addEventListener("input", show);
  status.addEventListener("change", show);
  order.addEventListener("change", () => list.append(...sorted(terms, order.value).map(({ card }) => card)));
}

const textOf = (card) => [...card.querySelectorAll("h2, .pinyin, .explanation, .gloss")].map((part) => part.textContent).join(" ");

function sorted(terms, language) {
  const key = ({ card }) => card.getAttribute(`data-key-${language}`) ?? "";
  const byIndex = (a, b) => a.index - b.index;
  return [...terms].sort(language ? (a, b) => key(a).localeCompare(key(b), "en") || byIndex(a, b) : byIndex);
}
