// The page that compares two plans: ?a=… and ?b=… in its address name them.
import { element, localized } from "../../lib/dom.js";
import { loadData, loadOnce, loadScript } from "../../lib/edition_data.js";
import { addressWith } from "../../search/address.js";
import { Comparison } from "./show.js";

const SIDES = ["a", "b"];

export function startCompare(form) {
  const page = new ComparePage(form);
  page.listen();
  page.readAddress({ isStart: true });
}

class ComparePage {
  #lists = new Map(); // of plans, by region
  #texts = new Map(); // of plans, by address
  #asked; // the addresses whose comparison is shown or under way

  constructor(form) {
    const { nextElementSibling: status } = form;
    const failed = status.nextElementSibling;
    Object.assign(this, { form, status, failed, results: failed.nextElementSibling, root: new URL(form.dataset.root, location.href) });
  }

  listen() {
    for (const side of SIDES) {
      const { region, plan } = this.#fields(side);
      region.addEventListener("change", () => this.#attempt(() => this.#offer(side)));
      plan.addEventListener("change", () => { this.#writeAddress(); this.#attempt(() => this.#compare()); });
    }
    addEventListener("popstate", () => this.readAddress());
    document.addEventListener("viewchange", () => this.#attempt(() => this.#compare()));
  }

  // Chooses what the address names; a plan that there is not stays unchosen. A reader may have chosen
  // a region before this script came.
  readAddress({ isStart = false } = {}) {
    const { searchParams } = new URL(location.href);
    return this.#attempt(async () => {
      await Promise.all(SIDES.map(async (side) => {
        const address = searchParams.get(side) ?? "";
        const { region, plan } = this.#fields(side);
        region.value = (isStart && region.value) || address.split("/").slice(0, -3).join("/");
        if (region.selectedIndex < 0) region.value = "";
        await this.#offer(side);
        plan.value ||= address;
        if (plan.selectedIndex < 0) plan.value = "";
      }));
      await this.#compare();
    });
  }

  #writeAddress() {
    const chosen = Object.fromEntries(SIDES.map((side) => [side, this.#fields(side).plan.value]));
    history.pushState(history.state, "", addressWith(chosen));
  }

  #fields(side) {
    const { elements } = this.form;
    return { region: elements[`region-${side}`], plan: elements[side] };
  }

  // Puts the plans of the chosen region into the list of plans.
  async #offer(side) {
    const { region, plan } = this.#fields(side);
    const { value: path } = region;
    const plans = path ? await loadOnce(this.#lists, path, () => loadData(`plans/${path.replaceAll("/", "_")}.js`)) : [];
    if (region.value !== path) return; // another region has been chosen meanwhile
    plan.replaceChildren(plan.options[0], ...plans.map(([address, issuer, year]) => planOption(address, issuer, year)));
    plan.disabled = !plans.length;
    plan.value = "";
  }

  async #compare() {
    const addresses = SIDES.map((side) => this.#fields(side).plan.value);
    this.#asked = addresses;
    if (!addresses.every(Boolean)) {
      this.#show([]);
      return;
    }
    const [words, ...plans] = await Promise.all([
      loadOnce(this.#texts, "", () => loadData("compare.js")),
      ...addresses.map((address) => loadOnce(this.#texts, address, () => loadScript(new URL(`${address}texts.js`, this.root).href))),
    ]);
    if (this.#asked !== addresses) return; // another plan has been chosen meanwhile
    if (addresses[0] === addresses[1]) {
      this.#show(localized(words.compare_same_plan));
      return;
    }
    const comparison = new Comparison({ words, root: this.root, plans });
    this.#show(localized(words.compare_count, comparison.counts), comparison.elements());
  }

  #show(told, elements = []) {
    this.status.replaceChildren(...told);
    this.results.replaceChildren(...elements);
  }

  async #attempt(action) {
    try {
      this.failed.hidden = true;
      await action();
    } catch {
      this.#show([]);
      this.failed.hidden = false;
    }
  }
}

// A choice holds no elements: its text is that of the view.
function planOption(address, issuer, year) {
  const names = Object.fromEntries(Object.entries(issuer).map(([language, name]) => [language, `${name} ${year}`]));
  const { view } = document.documentElement.dataset;
  return element("option", { value: address, "data-translations": JSON.stringify(names) }, names[view] ?? Object.values(names).join(" "));
}
