// A question in Chinese: pairs of characters, without the words that only ask.
import { nearest } from "./nearest.js";

const IDLE = /怎么样|怎么|什么|多少|哪些|哪个|哪里|如何|为什么|有没有|是不是|是否|可以|请问|我想|关于|吗|呢|的|了|谁/gu;
const LEAST = 5; // characters of a question; shorter ones are words

export function find(...asked) {
  return nearest(pairs, ...asked);
}

function pairs(text) {
  const runs = text.replace(IDLE, " ").match(/\p{Script=Han}+/gu) ?? [];
  if (runs.join("").length < LEAST) return [];
  return [...new Set(runs.flatMap((run) =>
    Array.from({ length: Math.max(run.length - 1, 0) }, (_, i) => run.slice(i, i + 2))))];
}
