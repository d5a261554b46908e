// Finds Chinese by its pinyin, whole (shuangsuiji) or by initials (ssj), at any place of a line.
import { Hits } from "./engine.js";
import { RANK } from "./literal.js";

// `starts` are the places in each point's line where a term begins.
export function pinyinFinder({ syllables, starts }) {
  const readings = table(syllables);
  return (indexes, query) => {
    const hits = new Hits();
    const index = indexes.get("zh");
    for (const [line, ranges] of index ? pinyin(index, query, readings, starts) : []) {
      const named = ranges.some(([start]) => starts[line.id]?.includes(start));
      hits.add(index, line, named ? RANK.head : RANK.text, ranges);
    }
    return hits.ranked("pinyin");
  };
}

function table(words) {
  const readings = new Map();
  for (const word of words.split(" ")) {
    const [, syllable, characters] = /^([a-z]+)(.+)$/u.exec(word);
    for (const character of characters) {
      readings.set(character, [...(readings.get(character) ?? []), syllable]);
    }
  }
  return readings;
}

// The name, of those that the plan has, that is read or abbreviated so.
export function nameByPinyin(typed, { syllables, names }) {
  const readings = table(syllables);
  const plain = typed.replace(/u:|ü/gu, "v").replace(/[\s']/gu, "");
  if (!/^[a-z]{2,}$/u.test(plain)) return undefined;
  const inside = (name, endOf) => {
    for (let i = 0; i < name.length; i += 1) {
      const end = endOf(name, i, plain, readings);
      if (end > i) return name.slice(i, end);
    }
    return undefined;
  };
  const found = (endOf) => names.map((name) => inside(name, endOf)).find(Boolean);
  return found(wholeEnd) ?? (plain.length > 2 ? found(initialsEnd) : undefined);
}

function pinyin(index, query, readings, starts) {
  const typed = query.text.replace(/u:|ü/gu, "v").replace(/[\s']/gu, "");
  if (!/^[a-z]{2,}$/u.test(typed)) return new Map();
  const whole = search(index, typed, readings, wholeEnd);
  return whole.size ? whole : initials(index, typed, readings, starts);
}

// Initials say little: where a term begins with them, only such places count; two letters need one.
function initials(index, typed, readings, starts) {
  const anywhere = search(index, typed, readings, initialsEnd);
  const named = new Map();
  for (const [line, ranges] of anywhere) {
    const kept = ranges.filter(([start]) => starts[line.id]?.includes(start));
    if (kept.length) named.set(line, kept);
  }
  return named.size || typed.length < 3 ? named : anywhere;
}

function search(index, typed, readings, endOf) {
  const found = new Map();
  for (const line of index.all) {
    const { text, at } = line.folded;
    const ranges = [];
    for (let i = 0; i < text.length; i += 1) {
      const end = endOf(text, i, typed, readings);
      if (end > i) ranges.push([at[i], at[end - 1] + 1]);
    }
    if (ranges.length) found.set(line, ranges);
  }
  return found;
}

// Where the syllables of `typed` end in the text from `i`, or -1; the last may be cut short.
function wholeEnd(text, i, typed, readings) {
  if (!typed) return i;
  for (const syllable of readings.get(text[i]) ?? []) {
    if (typed.length < syllable.length && syllable.startsWith(typed) && typed.length > 1) return i + 1;
    if (!typed.startsWith(spelled(syllable, typed))) continue;
    const end = wholeEnd(text, i + 1, typed.slice(syllable.length), readings);
    if (end > 0) return end;
  }
  return -1;
}

// lv may be typed lu.
const spelled = (syllable, typed) =>
  typed.startsWith(syllable) ? syllable : syllable.replace("v", "u");

function initialsEnd(text, i, typed, readings) {
  for (let k = 0; k < typed.length; k += 1) {
    const syllables = readings.get(text[i + k]) ?? [];
    if (!syllables.some((syllable) => syllable[0] === typed[k])) return -1;
  }
  return i + typed.length;
}
