// Chinese that the plan does not have as typed: in Traditional characters, or a question.
import { fold, isHan } from "./fold.js";
import { Shelf } from "./shelf.js";

const IDLE = /怎么样|怎么|什么|多少|哪些|哪个|哪里|如何|为什么|有没有|是不是|是否|可以|请问|我想|关于|吗|呢|的|了|谁/gu;
const LEAST = 5; // characters of a question; shorter ones are words

export async function find(library, texts, asked) {
  const strange = await unseen(texts, asked.query.text);
  library.forms ??= new Shelf("traditional", library.plan);
  const forms = (await Promise.all(strange.map((one) => library.forms.look(one)))).flat();
  const query = forms.length ? fold(asked.typed, new Map(forms)) : undefined; // as the plan writes it
  const found = query && await library.literal(texts, [query], asked);
  if (found?.results.length || found?.rest.length) return found;
  const question = { ...asked, query: query ?? asked.query };
  if (!pairs(question.query.text).length) return undefined;
  return (await import("./nearest.js")).nearest(pairs, library, texts, question);
}

// The characters that the plan was not seen to have, where all that a question needs is loaded.
async function unseen({ shelf }, text) {
  await Promise.all(pairs(text).map((pair) => shelf.look(pair)));
  const seen = (await Promise.all(shelf.shards.filter(Boolean))).flat(2).join(" ");
  return Array.from(text.replace(IDLE, "")).filter((one) => isHan(one) && !seen.includes(one));
}

// Pairs of characters, without the words that only ask.
function pairs(text) {
  const runs = text.replace(IDLE, " ").match(/\p{Script=Han}+/gu) ?? [];
  if (runs.join("").length < LEAST) return [];
  return [...new Set(runs.flatMap((run) =>
    Array.from({ length: Math.max(run.length - 1, 0) }, (_, i) => run.slice(i, i + 2))))];
}
