// Which Chinese words of the plan can be meant by pinyin, whole (shuangsuiji) or by initials (ssj).
const NO_WORDS = { words: [], names: [] };

export class PinyinReader {
  // `entries` have the names that are looked for first, by the Chinese words that they begin with.
  constructor({ readings }, documents, entries) {
    const names = entries.filter(({ kind }) => /^(?:term|law|unit)$/u.test(kind)).map(({ name }) => name);
    this.names = [...new Set(names.flatMap((name) => /\p{Script=Han}+/u.exec(name) ?? []))];
    this.texts = documents.map(({ text }) => Array.from(text));
    this.syllables = new Map();
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const character of characters) this.syllables.set(character, [...this.syllables.get(character) ?? [], syllable]);
    }
  }

  // The words of the text that are read as typed, and the names that begin with one of them.
  // Initials say little: where a name begins with them, only names count; two letters need one.
  read(typed) {
    const letters = typed.replace(/u:|ü/gu, "v").replace(/[\s']/gu, "");
    if (!/^[a-z]{2,40}$/u.test(letters)) return NO_WORDS;
    const words = /[aeiouv]/u.test(letters) ? this.#wordsRead(letters, spelled) : [];
    if (words.length) return { words, names: this.names.filter((name) => words.some((word) => name.startsWith(word))) };
    // No syllable begins with i, u or v, and three that begin with a vowel are rather a word.
    if (/[iuv]|(?:[aeo].*){3}/u.test(letters)) return NO_WORDS;
    const names = this.names.filter((name) => this.#end(Array.from(name), 0, letters, abbreviated));
    if (names.length) return { words: names.map((name) => Array.from(name).slice(0, letters.length).join("")), names };
    return { words: letters.length < 3 ? [] : this.#wordsRead(letters, abbreviated), names };
  }

  #wordsRead(letters, taken) {
    const words = new Set();
    for (const text of this.texts) {
      for (let i = 0; i < text.length; i += 1) {
        const end = this.#end(text, i, letters, taken);
        if (end) words.add(text.slice(i, end).join(""));
      }
    }
    return [...words];
  }

  // Where a word that begins at `i` and is read as the letters ends; 0 where there is none.
  #end(text, i, letters, taken) {
    if (!letters) return i;
    for (const syllable of this.syllables.get(text[i]) ?? []) {
      const count = taken(syllable, letters);
      const end = count && this.#end(text, i + 1, letters.slice(count), taken);
      if (end) return end;
    }
    return 0;
  }
}

// How many of the letters a syllable takes: all of its own, lv typed lu too; the last may be cut short.
function spelled(syllable, letters) {
  if (letters.startsWith(syllable) || letters.startsWith(syllable.replace(/^([ln])v/u, "$1u"))) return syllable.length;
  return letters.length > 1 && syllable.startsWith(letters) ? letters.length : 0;
}

function abbreviated(syllable, letters) {
  return syllable[0] === letters[0] ? 1 : 0;
}
