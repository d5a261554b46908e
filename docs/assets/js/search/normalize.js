// What people type differently in one form: width, case, apostrophes, spaces. `starts` and `ends`
// lead from each place in the normalized text back to the original character, whole even where it
// takes two of JavaScript's units; they are worked out for the few texts that a query hits.
const normalizedCharacters = new Map();
const MAY_CHANGE = /[^a-z\d 、。\u4e00-\u9fff]/gu;
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;

export function normalize(text) {
  const normalized = text.replace(MAY_CHANGE, normalizedCharacter).replace(/^ +| +(?= )/gu, "");
  return withPlaces(normalized, () => placesOf(text));
}

function withPlaces(text, findPlaces) {
  let places;
  return {
    text,
    get starts() { return (places ??= findPlaces()).starts; },
    get ends() { return (places ??= findPlaces()).ends; },
  };
}

// Of several spaces, the first has a place.
function placesOf(text) {
  const places = { starts: [], ends: [] };
  let [start, last] = [0, " "];
  for (const character of text) {
    const end = start + character.length;
    for (const unit of normalizedCharacter(character)) {
      if (unit !== " " || last !== " ") append(places, unit.length, start, end);
      last = unit;
    }
    start = end;
  }
  return places;
}

function append({ starts, ends }, count, start, end) {
  for (let i = 0; i < count; i += 1) {
    starts.push(start);
    ends.push(end);
  }
}

function normalizedCharacter(character) {
  let normalized = normalizedCharacters.get(character);
  if (normalized === undefined) {
    normalized = /[‘’]/u.test(character) ? "'" : character.normalize("NFKC").toLowerCase().replace(/\s/gu, " ");
    normalizedCharacters.set(character, normalized);
  }
  return normalized;
}

// The letters and digits alone: what is left when the punctuation inside is not typed.
export function lettersOnly(normalized) {
  const { text } = normalized;
  return withPlaces(text.replace(NO_LETTERS, ""), () => {
    const places = { starts: [], ends: [] };
    for (const { 0: letters, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      places.starts.push(...normalized.starts.slice(index, index + letters.length));
      places.ends.push(...normalized.ends.slice(index, index + letters.length));
    }
    return places;
  });
}

// Every occurrence of a text in a normalized one, as ranges of the original.
export function occurrences(normalized, needle) {
  const { text } = normalized;
  const ranges = [];
  for (let i = text.indexOf(needle); needle && i >= 0; i = text.indexOf(needle, i + 1)) {
    ranges.push([normalized.starts[i], normalized.ends[i + needle.length - 1]]);
  }
  return ranges;
}

export const isHan = (text) => /\p{Script=Han}/u.test(text);
