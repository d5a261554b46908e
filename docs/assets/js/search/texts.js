// One language's texts: where pieces stand, and the lines that have them, each loaded when asked for.
import { dataModule } from "../lib/edition_data.js";
import { isHan, letters } from "./fold.js";
import { otherLine, pointLine } from "./lines.js";
import { positions, Shelf } from "./shelf.js";

const OTHERS = 8; // lines outside the points that share a file

export class Texts {
  constructor(language, plan) {
    this.language = language;
    this.plan = plan;
    this.shelf = new Shelf(language, plan);
    this.lines = [];
  }

  // [everywhere, in headings and units]: the positions of the lines that have a piece.
  // A single character is the beginning of a pair; other languages' words are found by theirs,
  // but a single letter has a key of its own.
  async having(piece) {
    const found = await this.shelf.look(piece, (this.language === "zh") === (piece.length < 2));
    const lists = found.map(([, value]) => {
      const [everywhere, heads] = value.split("|");
      return [positions(everywhere), positions(heads === "" ? everywhere : heads)];
    });
    return both((i) => join(lists.map((list) => list[i])));
  }

  // The pieces that every line with the query has.
  pieces({ text, latin }) {
    if (this.language !== "zh") return latin?.roots(text) ?? [];
    return text.split(" ").flatMap((word) => pairs(letters({ text: word, at: [] }).text));
  }

  line(i) {
    return this.lines[i] ??= this.#made(i);
  }

  async #made(i) {
    const { size, block, ids, form } = this.plan;
    const [folder, at, share] = i < size ? ["texts", i, block] : ["others", i - size, OTHERS];
    const texts = (await dataModule(`${this.language}/${folder}/${Math.floor(at / share)}.js`))[at % share];
    if (i >= size) return otherLine(this.language, texts);
    return pointLine(this.language, i, ids[i] ?? String(i + 1), texts, form[this.language]);
  }
}

const pairs = (text) => (text.length < 2 ? [text].filter(Boolean)
  : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));

// Everywhere, and in headings and units.
export const both = (of) => [of(0), of(1)];

export function join(lists) {
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

export function meet(lists) {
  const [first = [], ...others] = lists.map((list) => new Set(list)).sort((a, b) => a.size - b.size);
  return [...first].filter((i) => others.every((set) => set.has(i)));
}
