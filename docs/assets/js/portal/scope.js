// The index of one scope, the plans of a year in a region or in all, in files that are read when needed.
import { loadOnce, loadScript } from "../lib/edition_data.js";
import { normalize } from "../search/normalize.js";
import { decode, parseBucket } from "./postings.js";
import { bucketOf, isFound, isMeant } from "./query.js";

export class Scope {
  #files = new Map();

  constructor(folder, [, year, region]) {
    Object.assign(this, { folder, year, region });
  }

  #load(path, read = (data) => data) {
    return loadOnce(this.#files, path, () => loadScript(new URL(path, this.folder).href).then(read));
  }

  // The plans that may have a query: {slot, points}, the points by their places. `isSure` says that all
  // have it. Of a wider scope only plans of a region, if one is given.
  async candidates(parts, region) {
    const isInside = !region || `${this.region}/`.startsWith(`${region}/`);
    const requiredParts = isInside ? parts : [...parts, [{ terms: [`@${region}/`] }]];
    const { layers, gone } = await this.#load("scope.js");
    const numbersByLayer = await Promise.all(layers.map((layer) => this.#inLayer(requiredParts, layer)));
    const plans = new Map();
    for (const [i, numbers] of numbersByLayer.entries()) {
      const [, , stride, firstSlot] = layers[i];
      for (const number of numbers) {
        const slot = firstSlot + Math.floor(number / stride);
        if (!plans.has(slot)) plans.set(slot, []);
        plans.get(slot).push(number % stride);
      }
    }
    for (const slot of gone) plans.delete(slot);
    return { plans: Array.from(plans, ([slot, points]) => ({ slot, points })), isSure: parts.every(isOneTerm) };
  }

  async #inLayer(parts, layer) {
    const lists = await Promise.all(parts.map((forms) => this.#anyOf(forms, layer)));
    return lists.reduce((all, list) => all.filter((number) => list.has(number)), Array.from(lists[0] ?? []).sort((a, b) => a - b));
  }

  async #anyOf(forms, layer) {
    const lists = await Promise.all(forms.map(async ({ terms }) => {
      const all = await Promise.all(terms.map((term) => this.#list(term, layer)));
      return Array.from(all[0]).filter((number) => all.every((list) => list.has(number)));
    }));
    return new Set(lists.flat());
  }

  async #list(term, [folder, buckets, stride, firstSlot, lastSlot]) {
    const bucket = await this.#load(`${folder}/${bucketOf(term, buckets)}.js`, parseBucket);
    const meant = Array.from(bucket).filter(([entry]) => isMeant(entry, term));
    return new Set(meant.flatMap(([, list]) => Array.from(decode(list, (lastSlot - firstSlot + 1) * stride))));
  }

  // A plan with those of some points that really have the query.
  async verified(parts, { slot, points }) {
    const plan = await this.#load(`texts/${slot}.js`);
    const matching = points.map((i) => plan.points[i]).filter((point) => isFound(parts, textsOf(point)));
    return { plan, points: matching };
  }
}

const textsOf = ([, heading, measures, also = {}]) =>
  [...Object.values(heading), ...Object.values(measures).flat(), ...Object.values(also).flat(2)].map(normalize);

// Whether the index alone says where a part is: a term is the whole of each form.
const isOneTerm = (forms) => forms.every(({ text, terms }) => terms.length === 1 && terms[0] === text);
