// A module of what the page's own edition gives the browser; it stands beside the scripts.
const year = document.querySelector(".site-head").dataset.year;

export function dataModule(name) {
  const path = `${year}/${name}`;
  return import(`../../../data/${path}`).then((module) => module.default);
}
