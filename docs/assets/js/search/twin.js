// A point in the language of the view, where it was found in another.
import { element } from "../lib/dom.js";

// The line with `shown`: its counterpart of a part, where it has one.
export async function twinOf({ line }, view, { texts }) {
  const twin = await texts.find(({ language }) => language === view).line(line.position);
  const shown = (part) => {
    const other = twin.parts.find((one) => one.kind === part.kind && one.id === part.id);
    return other && element("span", { lang: view }, twin.text.slice(other.start, other.end));
  };
  return { ...twin, shown };
}
