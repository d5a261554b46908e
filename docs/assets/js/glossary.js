// The page of terms: a filter in both languages and in pinyin, by status, in three orders.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function startGlossary() {
  const list = document.querySelector(".term-cards");
  const cards = [...list.children].map((card, place) => ({ card, place, text: fold(textOf(card)) }));
  const [filter, status, order] = ["term-filter", "term-status", "term-order"].map((id) => document.getElementById(id));
  const show = () => {
    const asked = fold(filter.value.trim());
    let shown = 0;
    for (const { card, text } of cards) {
      const fits = text.includes(asked) || text.replace(/\s/gu, "").includes(asked.replace(/\s/gu, ""));
      card.hidden = !(fits && (!status.value || card.dataset.status === status.value));
      shown += !card.hidden;
    }
    document.querySelector(".term-count .shown").textContent = shown;
  };
  filter.addEventListener("input", show);
  status.addEventListener("change", show);
  order.addEventListener("change", () => list.append(...sorted(cards, order.value).map(({ card }) => card)));
}

const textOf = (card) => [...card.querySelectorAll("h2, .pinyin, .explanation, .gloss")].map((part) => part.textContent).join(" ");

function sorted(cards, language) {
  const key = ({ card }) => card.getAttribute(`data-key-${language}`) ?? "";
  const compare = language ? (a, b) => key(a).localeCompare(key(b), "en") || a.place - b.place : (a, b) => a.place - b.place;
  return [...cards].sort(compare);
}
