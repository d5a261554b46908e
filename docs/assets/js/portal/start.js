// The search over all plans, on the portal's home page.
import { element, localized } from "../lib/dom.js";
import { loadScript } from "../lib/edition_data.js";
import { addressWith } from "../search/address.js";
import { onSearchKey } from "../search/open.js";
import { PlanItems } from "./results.js";
import { ServiceRun } from "./service.js";
import { ShardSearch } from "./shards.js";

const PAUSE = 300; // milliseconds after the last key

export function startPortalSearch() {
  const search = new PortalSearch(document.querySelector(".portal-search"));
  search.listen();
  search.readAddress({ isStart: true });
  if (search.fields.q.value) search.search();
  if (document.documentElement.pressed?.matches(".search-open")) search.fields.q.focus();
}

class PortalSearch {
  #engine; // with its words, once something is typed
  #run; // the search whose results are shown
  #timer;

  constructor(box) {
    const find = (selector) => box.querySelector(selector);
    Object.assign(this, { data: box.dataset, form: find("form"), status: find("[role=status]"), failed: find("[role=alert]"), list: find(".portal-found"), more: find(".search-further") });
    this.folder = new URL(box.dataset.folder, location.href);
    this.root = new URL(box.dataset.root, location.href);
    this.fields = this.form.elements;
  }

  listen() {
    const { form, fields } = this;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.search(); });
    form.addEventListener("change", ({ target }) => target === fields.q || this.search());
    // `input` hears typing, pasting, dictation and handwriting alike.
    fields.q.addEventListener("input", ({ isComposing }) => isComposing || this.#searchSoon());
    fields.q.addEventListener("compositionend", () => this.#searchSoon());
    fields.q.addEventListener("focus", () => this.#load().catch(() => undefined));
    this.more.addEventListener("click", () => this.#showMore());
    document.addEventListener("viewchange", () => this.search());
    addEventListener("popstate", () => { this.readAddress(); this.search(); });
    for (const button of document.querySelectorAll(".search-open")) button.addEventListener("click", () => fields.q.focus());
    onSearchKey(() => fields.q.focus());
  }

  // The search in the page's address, so that it can be sent to a colleague: ?q=…&year=…&region=…
  // A reader may have typed and chosen before this script came.
  readAddress({ isStart = false } = {}) {
    const { searchParams } = new URL(location.href);
    const { fields } = this;
    for (const name of ["q", "year", "region"]) fields[name].value = (isStart && fields[name].value) || searchParams.get(name) || "";
    fields.q.value = fields.q.value.slice(0, fields.q.maxLength); // which only typing is held to
  }

  #writeAddress(typed, chosen) {
    const shown = typed ? { q: typed, ...chosen } : { q: "", year: "", region: "" };
    history.replaceState(history.state, "", addressWith(shown));
  }

  #load() {
    this.#engine ??= loadScript(new URL("box.js", this.folder).href).then(({ words, scopes }) => {
      this.words = words;
      const { service } = this.data;
      return service ? { start: (typed, chosen) => new ServiceRun(service, typed, chosen) } : new ShardSearch(this.folder, scopes);
    });
    this.#engine.catch(() => { this.#engine = undefined; }); // the next key tries again
    return this.#engine;
  }

  #searchSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    clearTimeout(this.#timer);
    const typed = this.fields.q.value.trim();
    const chosen = { year: this.fields.year.value, region: this.fields.region.value };
    const asked = {};
    this.#run = asked;
    this.#writeAddress(typed, chosen);
    if (!typed) {
      this.#clear();
      return;
    }
    await this.#attempt(async () => {
      const run = await (await this.#load()).start(typed, chosen);
      if (this.#run !== asked) return; // something else has been typed
      this.#run = Object.assign(run, { typed });
      await this.#show(run, () => this.list.replaceChildren());
    });
  }

  #clear() {
    this.list.replaceChildren();
    this.status.replaceChildren();
    this.more.hidden = true;
  }

  async #showMore() {
    const shown = this.list.children.length;
    await this.#attempt(() => this.#show(this.#run, () => undefined));
    this.list.children[shown]?.querySelector("a").focus();
  }

  // Adds the next plans of a search to the list, unless something else has been typed meanwhile.
  async #show(run, prepare) {
    const plans = await run.next();
    if (this.#run !== run) return;
    prepare();
    const items = new PlanItems({ words: this.words, root: this.root, typed: run.typed, parts: run.parts });
    this.list.append(...plans.map((plan) => items.item(plan)));
    this.more.hidden = run.isDone;
    this.#tell(run);
  }

  #tell({ points, plans, isExact, isDone, typed, scopes: { length: left } }) {
    const { words, status } = this;
    const kind = points ? (isExact ? "count" : "about") : "none";
    const sentences = [words[`portal_search_${kind}`], ...(left && !isDone ? [words.portal_search_remaining] : [])];
    const details = [{ count: points, others: plans, query: typed }, { count: left }];
    status.replaceChildren(...sentences.flatMap((texts, i) => [element("span", {}, ...localized(texts, details[i])), " "]));
  }

  async #attempt(action) {
    try {
      await action();
      this.failed.hidden = true;
    } catch {
      this.#clear();
      this.failed.hidden = false;
    }
  }
}
