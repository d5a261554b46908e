// The search in the index that stands beside the pages: scope after scope, the newest first.
import { loadScript } from "../lib/edition_data.js";
import { needsTraditional, parseQuery } from "./query.js";
import { Scope } from "./scope.js";

const PLANS_SHOWN = 5; // at a time
const MAX_TEXTS_READ = 20; // for them
const SCOPES_AT_ONCE = 4;
const MAX_SCOPES = 12; // searched until the reader asks for more

export class ShardSearch {
  constructor(folder, scopes) {
    this.folder = folder;
    this.scopes = scopes.map((scope) => new Scope(new URL(scope[0], folder), scope));
  }

  // A search: its `next()` gives further plans with what is found in them.
  async start(typed, { year, region }) {
    const parts = parseQuery(typed, needsTraditional(typed) ? await this.#traditional() : undefined);
    const isChosen = (scope) => (!year || String(scope.year) === year) && (!region || touches(scope.region, region));
    return new ShardRun(parts, region, parts.length ? this.scopes.filter(isChosen) : []);
  }

  async #traditional() {
    const [forms, simplified] = (await loadScript(new URL("traditional.js", this.folder).href)).map((side) => Array.from(side));
    return new Map(forms.map((form, i) => [form, simplified[i]]));
  }
}

// Whether one of two regions is in the other; a scope of all regions has an empty one.
const touches = (region, other) => !region || `${region}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${region}/`);

class ShardRun {
  #waiting = []; // candidates of which the texts are still to be read

  constructor(parts, region, scopes) {
    Object.assign(this, { parts, region, scopes: [...scopes], points: 0, plans: 0, isExact: true });
  }

  get isDone() {
    return !this.#waiting.length && !this.scopes.length;
  }

  // Further plans: {plan, points}. Afterwards `points` and `plans` are how many there are in the
  // scopes that have been searched, `isExact` whether that is certain.
  async next() {
    const shown = [];
    let [textsRead, scopesSearched] = [0, 0];
    while (!this.isDone && shown.length < PLANS_SHOWN && textsRead < MAX_TEXTS_READ && scopesSearched < MAX_SCOPES) {
      const candidates = this.#waiting.splice(0, PLANS_SHOWN - shown.length);
      if (candidates.length) shown.push(...await this.#verify(candidates));
      else scopesSearched += await this.#searchScopes();
      textsRead += candidates.length;
    }
    this.isExact = this.#waiting.every(({ isSure }) => isSure);
    return shown;
  }

  async #searchScopes() {
    const scopes = this.scopes.slice(0, SCOPES_AT_ONCE);
    const results = await Promise.all(scopes.map((scope) => scope.candidates(this.parts, this.region)));
    this.scopes.splice(0, scopes.length);
    for (const [i, { plans, isSure }] of results.entries()) {
      this.#waiting.push(...plans.map((candidate) => ({ scope: scopes[i], candidate, isSure })));
      this.plans += plans.length;
      this.points += plans.reduce((sum, { points }) => sum + points.length, 0);
    }
    return scopes.length;
  }

  async #verify(candidates) {
    const verified = await Promise.all(candidates.map(({ scope, candidate }) => scope.verified(this.parts, candidate)));
    for (const [i, { points }] of verified.entries()) {
      this.points -= candidates[i].candidate.points.length - points.length;
      this.plans -= points.length ? 0 : 1;
    }
    return verified.filter(({ points }) => points.length);
  }
}
