// Folds what people type differently into one form: width, case, Traditional forms, apostrophes,
// spaces. `at` leads from each place in the folded text back to the original.
export function fold(text, traditional = new Map()) {
  const at = [];
  let folded = "";
  let i = 0;
  for (const character of text) {
    for (const unit of plain(character, traditional)) {
      if (unit === " " && (folded.endsWith(" ") || !folded)) continue;
      folded += unit;
      for (let k = 0; k < unit.length; k += 1) at.push(i);
    }
    i += character.length;
  }
  at.push(text.length);
  return { text: folded, at };
}

function plain(character, traditional) {
  const wide = /[‘’]/u.test(character) ? "'" : character.normalize("NFKC").toLowerCase();
  return wide.replace(/\s/gu, " ").replace(/./gu, (unit) => traditional.get(unit) ?? unit);
}

// The letters and digits alone: what is left when the punctuation inside is not typed.
export function letters({ text, at }) {
  const kept = { text: "", at: [] };
  for (let i = 0; i < text.length; i += 1) {
    if (!/[\p{L}\p{N}\p{Cs}]/u.test(text[i])) continue;
    kept.text += text[i];
    kept.at.push(at[i]);
  }
  return kept;
}

export const isHan = (text) => /\p{Script=Han}/u.test(text);
