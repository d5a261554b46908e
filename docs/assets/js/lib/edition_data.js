// What the page's own edition gives the browser, in files of data beside the scripts. Each is a
// classic script, the only kind of file that a page opened from a disk may load, and hands over one
// string of JSON: no word of a plan is ever read as code.
const { folder } = document.querySelector(".site-head").dataset;

export const loadData = (path) => loadScript(new URL(`assets/data/${folder}/${path}`, document.querySelector(".brand").href).href);

// What is loaded under a name, once; what failed is asked for again the next time.
export function loadOnce(cache, name, load) {
  if (!cache.has(name)) {
    const loaded = load();
    cache.set(name, loaded);
    loaded.catch(() => cache.delete(name));
  }
  return cache.get(name);
}

export function loadScript(address) {
  const script = document.createElement("script");
  script.src = address;
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(script.src)));
  });
  document.head.append(script);
  return loaded.then(() => JSON.parse(script.json)).finally(() => script.remove());
}
