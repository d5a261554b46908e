// What people type differently in one form: width, case, apostrophes, spaces. `starts` and `ends`
// lead from each place in the normalized text back to the original character, whole even where it
// takes two of JavaScript's units.
const normalizedCharacters = new Map();

export function normalize(text) {
  const result = { text: "", starts: [], ends: [] };
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    for (const unit of normalizedCharacter(character)) {
      if (unit !== " " || (result.text && !result.text.endsWith(" "))) append(result, unit, start, end);
    }
    start = end;
  }
  return result;
}

function normalizedCharacter(character) {
  let normalized = normalizedCharacters.get(character);
  if (normalized === undefined) {
    normalized = /[‘’]/u.test(character) ? "'" : character.normalize("NFKC").toLowerCase().replace(/\s/gu, " ");
    normalizedCharacters.set(character, normalized);
  }
  return normalized;
}

function append(result, characters, start, end) {
  result.text += characters;
  for (let i = 0; i < characters.length; i += 1) {
    result.starts.push(start);
    result.ends.push(end);
  }
}

// The letters and digits alone: what is left when the punctuation inside is not typed.
export function lettersOnly({ text, starts, ends }) {
  const letters = { text: "", starts: [], ends: [] };
  let i = 0;
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) append(letters, character, starts[i], ends[i]);
    i += character.length;
  }
  return letters;
}

// Every occurrence of a text in a normalized one, as ranges of the original.
export function occurrences({ text, starts, ends }, needle) {
  const ranges = [];
  for (let i = text.indexOf(needle); needle && i >= 0; i = text.indexOf(needle, i + 1)) {
    ranges.push([starts[i], ends[i + needle.length - 1]]);
  }
  return ranges;
}

export const isHan = (text) => /\p{Script=Han}/u.test(text);
