// What of a question stands nowhere in the plan.
import { isHan } from "./fold.js";

// Its pieces that the plan has not, joined where they overlap; `known` are those that it has.
export function missing(text, known, pieces) {
  if (!pieces.length) return [];
  if (!isHan(text)) return pieces.filter((piece) => !known.includes(piece));
  const covered = new Set();
  for (const piece of known) {
    for (let i = text.indexOf(piece); i >= 0; i = text.indexOf(piece, i + 1)) covered.add(i).add(i + 1);
  }
  const marked = Array.from(text, (character, i) => (covered.has(i) ? " " : character)).join("");
  return marked.match(/\p{Script=Han}{2,}/gu) ?? [];
}
