// What a page is asked for while it is measured.
window.bench = {
  // Remembers when the search is opened, and when it answers a query with a link.
  watchSearch(selector, query) {
    performance.clearResourceTimings();
    addEventListener("keydown", () => { bench.opened ??= performance.now(); }, true);
    bench.answered = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        const input = document.querySelector(selector);
        if (input?.value !== query || !input.closest("dialog").querySelector("a[href]")) return;
        observer.disconnect();
        resolve(performance.now());
      }).observe(document.body, { subtree: true, childList: true });
    });
  },

  // Seconds from the key to the answer, and requests until then.
  async firstResult() {
    const answered = await bench.answered;
    const requests = performance.getEntriesByType("resource");
    const before = requests.filter(({ startTime }) => startTime < answered);
    return [(answered - bench.opened) / 1000, before.length];
  },

  async layoutShift() {
    let shift = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) shift += value;
    });
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    return shift;
  },

  // When a page that has a text was first painted, in milliseconds of the clock.
  paintedAt(selector, text) {
    if (!document.querySelector(selector)?.innerText.includes(text)) return 0;
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return paint ? performance.timeOrigin + paint.startTime : 0;
  },
};
