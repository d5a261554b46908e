// Lists of points as src/workplan/portal/search/postings.py writes them: the steps from one number to
// the next, or of those that are missing.
const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01234567";
const MORE = "89+/-_.,:;=?@#$%&*()[]{}<>^~|`";
const ALL_BUT = "!";

// The lists of a file by term.
export function parseBucket(text) {
  const parts = text.split(" ");
  return new Map(Array.from({ length: parts.length >> 1 }, (_, i) => [parts[2 * i], parts[2 * i + 1]]));
}

export function decode(list, size) {
  const isComplement = list.startsWith(ALL_BUT);
  const numbers = new Set();
  let [before, step] = [-1, 0];
  for (const digit of isComplement ? list.slice(1) : list) {
    const more = MORE.indexOf(digit);
    if (more >= 0) {
      step = step * MORE.length + more;
    } else {
      before += step * LAST.length + LAST.indexOf(digit) + 1;
      numbers.add(before);
      step = 0;
    }
  }
  return isComplement ? new Set(Array.from({ length: size }, (_, i) => i).filter((i) => !numbers.has(i))) : numbers;
}
