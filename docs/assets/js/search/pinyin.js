// Which Chinese words of the plan can be meant by pinyin, whole (shuangsuiji) or by initials (ssj).
import { fold } from "./fold.js";
import { Shelf } from "./shelf.js";

const MOST = 12; // words that are looked for

export async function find(library, texts, asked) {
  library.pinyin ??= new Pinyin(library.plan);
  const { words, names } = await library.pinyin.read(asked.query.text);
  const queries = [...new Set(words)].slice(0, MOST).map((word) => fold(word));
  const found = await library.literal(texts, queries, asked, "pinyin");
  // A line with a name that begins so comes first.
  const begun = (await names).filter((name) => words.some((word) => name.startsWith(word)));
  const named = ({ line }) => begun.some((name) => line.text.includes(name));
  found.results.sort((a, b) => named(b) - named(a));
  return found;
}

class Pinyin {
  constructor(plan) {
    this.syllables = new Shelf("pinyin", plan);
    this.names = new Shelf("names", plan);
  }

  // The words that can be meant, and names with their initials, which may still be on their way.
  // Initials say little: where a name begins with them, only names count; two letters need one.
  async read(typed) {
    const plain = typed.replace(/u:|ü/gu, "v").replace(/[\s']/gu, "");
    if (!/^[a-z]{2,40}$/u.test(plain)) return { words: [], names: [] };
    // The shards of all syllables at once: reading asks for one after the other.
    for (const { index } of plain.matchAll(/(?:[zcs]h|[^aeiouv])(?=[aeiouv])/gu)) this.#beginnings(plain.slice(index));
    const whole = /[aeiouv]/u.test(plain) ? await this.#read(plain, true) : [];
    const words = whole.map(([word]) => word);
    if (words.length) return { words, names: this.#names(whole[0][1]) };
    // No syllable begins with i, u or v, and three that begin with a vowel are rather a word.
    if (/[iuv]|(?:[aeo].*){3}/u.test(plain)) return { words, names: [] };
    const names = await this.#names(plain);
    if (names.length) return { words: names.map((name) => name.slice(0, plain.length)), names };
    return { words: plain.length < 3 ? [] : (await this.#read(plain)).map(([word]) => word), names };
  }

  async #names(initials) {
    return (await this.names.look(initials, true)).flatMap(([, names]) => names.split("/"));
  }

  // Words and their initials, character by character: each read as the letters say, `whole` or by its
  // initial, and following the one before.
  async #read(rest, whole, allowed) {
    if (!rest) return [["", ""]];
    const found = [];
    for (const [taken, characters] of await (whole ? this.#beginnings(rest) : this.#initial(rest))) {
      for (const [character, ...after] of characters.split("/")) {
        if (allowed && !allowed.includes(character)) continue;
        for (const [word, initials] of await this.#read(rest.slice(taken), whole, after)) {
          found.push([character + word, rest[0] + initials]);
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
    const longer = rest.length > 1 && rest.length < 6 ? this.syllables.look(rest, true) : [];
    const exact = await Promise.all(keys.map((key) => this.syllables.look(key)));
    return [...exact.flat(), ...(await longer).filter(([key]) => key !== rest)].map(([key, words]) => [key.length, words]);
  }

  async #initial([letter]) {
    return (await this.syllables.look(letter, true)).map(([, words]) => [1, words]);
  }
}
