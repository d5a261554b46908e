// A module of what the page's own edition gives the browser; it stands beside the scripts.
const year = document.querySelector(".site-head").dataset.year;

export function dataModule(path) {
  const place = `${year}/${path}`;
  return import(`../../data/${place}`).then((made) => made.default);
}
