// A table in shards: a look-up loads those that a key can stand in, and nothing else.
import { dataModule } from "../lib/edition_data.js";

export class Shelf {
  constructor(name, { shelves }) {
    this.folder = `index/${name}`;
    [this.count, ...this.spreads] = shelves[name] ?? [];
    this.shards = [];
  }

  // The value of a key, or of all keys that begin with it: pairs of key and value.
  async look(key, open) {
    const shards = await Promise.all(Array.from(this.#numbers(key, open), (i) => this.#shard(i)));
    return shards.flat().filter(([one]) => (open ? one.startsWith(key) : one === key));
  }

  // The shards by the key's characters; where it is too short to say, all that it can begin.
  #numbers(key, open) {
    let places = [key.charCodeAt(0)];
    this.spreads.forEach((spread, i) => {
      const code = key.charCodeAt(i + 1);
      const next = code ? [code % spread] : open ? [...Array(spread).keys()] : [0];
      places = places.flatMap((place) => next.map((one) => place * spread + one));
    });
    return new Set(places.map((place) => place % this.count));
  }

  #shard(i) {
    return this.shards[i] ??= dataModule(`${this.folder}/${i}.js`)
      .then((text) => Array.from(text.matchAll(/(\S+) (\S+)/gu), ([, ...pair]) => pair));
  }
}

// Positions from the gaps between them: digits up to "[" end a number, those after it do not.
export function positions(text = "") {
  const found = [];
  let [at, gap, scale] = [-1, 0, 1];
  for (let i = 0; i < text.length; i += 1) {
    const value = text.charCodeAt(i) - 35;
    if (value > 57) {
      gap += (value - 58) * scale;
      scale *= 31;
    } else {
      at += gap + value * scale + 1;
      found.push(at);
      [gap, scale] = [0, 1];
    }
  }
  return found;
}
