// The search that a service answers, for more plans than files beside the pages can hold.
import { phrase } from "./query.js";

export class ServiceRun {
  scopes = [];
  isExact = true;
  isDone = false;
  #offset = 0;

  constructor(address, typed, chosen) {
    Object.assign(this, { address, typed, chosen, parts: [], points: 0, plans: 0 });
  }

  // Further plans: {plan, points}.
  async next() {
    const url = new URL(this.address);
    for (const [name, value] of Object.entries({ q: this.typed, ...this.chosen, offset: this.#offset })) {
      if (value) url.searchParams.set(name, value);
    }
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url.href);
    const { parts, points, plans, found: hits } = await answer.json();
    this.#offset += hits.length;
    Object.assign(this, { points, plans, isDone: !hits.length || this.#offset >= plans });
    this.parts = parts.map((forms) => forms.map(phrase));
    return hits.map((plan) => ({ plan, points: plan.points }));
  }
}
