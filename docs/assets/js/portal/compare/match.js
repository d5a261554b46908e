// Which texts of two plans correspond, and what of them differs. How alike two texts are is measured
// as on the page of changes: src/workplan/pages/views/changes.py.
const MIN_SIMILARITY = 0.6;
const MIN_WHOLE_SIMILARITY = 0.5; // of whole points, whose headings have nothing in common
const MAX_CELLS = 4_000_000; // of the table in which differences are looked for
const MIN_SAME = 2; // characters in common between two differences, fewer are noise
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|[^]/gu;

// From 0 to 1: twice what both have in the same order, of the length of both.
export function similarity(text, other) {
  const [characters, otherCharacters] = [Array.from(text), Array.from(other)];
  if (text === other) return 1;
  let row = new Uint32Array(otherCharacters.length + 1);
  for (const character of characters) {
    const next = new Uint32Array(otherCharacters.length + 1);
    for (let j = 0; j < otherCharacters.length; j++) next[j + 1] = character === otherCharacters[j] ? row[j] + 1 : Math.max(row[j + 1], next[j]);
    row = next;
  }
  return (2 * row[otherCharacters.length]) / (characters.length + otherCharacters.length);
}

// The most that two texts can be alike, from how often each has its characters.
function mostSimilar({ counts, length }, other) {
  let common = 0;
  for (const [character, count] of counts) common += Math.min(count, other.counts.get(character) ?? 0);
  return (2 * common) / (length + other.length);
}

function counted(text) {
  const counts = new Map();
  const characters = Array.from(text);
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  return { text, counts, length: characters.length };
}

// Pairs of places in two lists of texts, the most alike first; each text is in one pair at most.
function matchTexts(texts, others, least = MIN_SIMILARITY) {
  const [left, right] = [texts.map(counted), others.map(counted)];
  const alike = left.flatMap((text, i) => right.flatMap((other, j) => {
    const share = mostSimilar(text, other) >= least ? similarity(text.text, other.text) : 0;
    return share >= least ? [[share, i, j]] : [];
  }));
  const [used, usedOthers] = [new Set(), new Set()];
  return alike.sort(([a], [b]) => b - a).flatMap(([, i, j]) => {
    if (used.has(i) || usedOthers.has(j)) return [];
    used.add(i);
    usedOthers.add(j);
    return [[i, j]];
  });
}

// Two plans in a language that both have: their points in pairs, in the order of the first, and those
// of each that have none. A point is [id, heading, measures] as in a plan's texts.
export function comparePlans({ points }, { points: others }, language) {
  const head = ([, heading, measures]) => heading[language] ?? measures[language][0];
  const textOf = ([, , measures]) => measures[language].join("");
  const pairs = matchTexts(points.map(head), others.map(head));
  const unpaired = (list, side) => Array.from(list.keys()).filter((i) => !pairs.some((pair) => pair[side] === i));
  const [remaining, otherRemaining] = [unpaired(points, 0), unpaired(others, 1)];
  const further = matchTexts(remaining.map((i) => textOf(points[i])), otherRemaining.map((i) => textOf(others[i])), MIN_WHOLE_SIMILARITY);
  pairs.push(...further.map(([i, j]) => [remaining[i], otherRemaining[j]]));
  pairs.sort(([a], [b]) => a - b);
  return {
    pairs: pairs.map(([i, j]) => ({ points: [points[i], others[j]], ...compareMeasures(points[i][2][language], others[j][2][language]) })),
    unmatched: [unpaired(points, 0).map((i) => points[i]), unpaired(others, 1).map((j) => others[j])],
  };
}

// The places of the measures of two points that correspond, and of those of each that do not.
function compareMeasures(measures, others) {
  const matched = matchTexts(measures, others).sort(([a], [b]) => a - b);
  const alone = [measures, others].map((texts, side) => Array.from(texts.keys()).filter((i) => !matched.some((places) => places[side] === i)));
  return { rows: matched.map((places) => ({ places, isSame: measures[places[0]] === others[places[1]] })), alone };
}

// What each of two texts has that the other has not, as ranges.
export function differences(text, other) {
  const [tokens, otherTokens] = [text.match(TOKEN) ?? [], other.match(TOKEN) ?? []];
  if (tokens.length * otherTokens.length > MAX_CELLS) return [[], []];
  const width = otherTokens.length + 1;
  const lengths = new Uint16Array((tokens.length + 1) * width); // in common from these places on
  for (let i = tokens.length - 1; i >= 0; i--) {
    for (let j = otherTokens.length - 1; j >= 0; j--) {
      lengths[i * width + j] = tokens[i] === otherTokens[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const [common, otherCommon] = [new Set(), new Set()];
  for (let [i, j] = [0, 0]; i < tokens.length && j < otherTokens.length;) {
    if (tokens[i] === otherTokens[j]) {
      common.add(i++);
      otherCommon.add(j++);
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
  return [rangesOf(tokens, common), rangesOf(otherTokens, otherCommon)];
}

function rangesOf(tokens, common) {
  const ranges = [];
  let start = 0;
  for (const [i, token] of tokens.entries()) {
    const end = start + token.length;
    const last = ranges.at(-1);
    if (!common.has(i)) {
      if (last && start - last[1] < MIN_SAME) last[1] = end;
      else ranges.push([start, end]);
    }
    start = end;
  }
  return ranges;
}
