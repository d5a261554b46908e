// Which Chinese words of the plan can be meant by pinyin, whole (shuangsuiji) or by initials (ssj).
import { fold } from "./fold.js";
import { Shelf } from "./shelf.js";

const MOST = 12; // words that are looked for

export async function find(library, texts, asked) {
  library.pinyin ??= new Pinyin(library.plan);
  const { words, names } = await library.pinyin.read(asked.query.text);
  const found = await library.literal(texts, words.map((word) => fold(word)), asked, "pinyin");
  // A line with a name that begins so comes first.
  const named = ({ line }) => names.some((name) => line.text.includes(name));
  found.results.sort((a, b) => named(b) - named(a));
  return found;
}

class Pinyin {
  constructor(plan) {
    this.syllables = new Shelf("pinyin", plan);
    this.names = new Shelf("names", plan);
  }

  // The words that can be meant, and the names that begin with one.
  // Initials say little: where a name begins with them, only names count; two letters need one.
  async read(typed) {
    const plain = typed.replace(/u:|ü/gu, "v").replace(/[\s']/gu, "");
    if (!/^[a-z]{2,40}$/u.test(plain)) return { words: [], names: [] };
    const whole = /[aeiouv]/u.test(plain) ? await this.#read(plain, (rest) => this.#beginnings(rest)) : [];
    const names = await this.#names(whole[0]?.initials ?? plain);
    if (whole.length) return { words: distinct(whole), names: names.filter((name) => whole.some(({ word }) => name.startsWith(word))) };
    if (names.length) return { words: distinct(names.map((name) => ({ word: name.slice(0, plain.length) }))), names };
    return { words: plain.length < 3 ? [] : distinct(await this.#read(plain, (rest) => this.#initial(rest))), names };
  }

  async #names(initials) {
    return (await this.names.look(initials, true)).flatMap(([, names]) => names.split("/"));
  }

  // Words character by character: each read as the letters say, and following the one before.
  async #read(rest, syllables, allowed) {
    if (!rest) return [{ word: "", initials: "" }];
    const found = [];
    for (const [taken, words] of await syllables(rest)) {
      for (const [character, ...after] of words.split("/")) {
        if (allowed && !allowed.includes(character)) continue;
        for (const more of await this.#read(rest.slice(taken), syllables, after)) {
          found.push({ word: character + more.word, initials: rest[0] + more.initials });
        }
      }
    }
    return found;
  }

  // The syllables that the letters begin with, lv typed lu too; the last may be cut short. None
  // begins with i, u or v, or with two consonants but zh, ch and sh.
  async #beginnings(rest) {
    const typed = Array.from({ length: Math.min(rest.length, 6) }, (_, i) => rest.slice(0, i + 1));
    const spelled = typed.flatMap((one) => (/^[ln]u/u.test(one) ? [one, one.replace("u", "v")] : [one]));
    const keys = spelled.filter((one) => /^(?:[aeo]|[^aeiouv]h?[aeiouv])/u.test(one));
    const exact = await Promise.all(keys.map((key) => this.syllables.look(key)));
    const longer = rest.length > 1 && rest.length < 6 ? await this.syllables.look(rest, true) : [];
    return [...exact.flat(), ...longer.filter(([key]) => key !== rest)].map(([key, words]) => [key.length, words]);
  }

  async #initial([letter]) {
    return (await this.syllables.look(letter, true)).map(([, words]) => [1, words]);
  }
}

const distinct = (found) => [...new Set(found.map(({ word }) => word))].slice(0, MOST);
