// Whether a line passes the filters: by its section's points, and by its unit's.
import { dataModule } from "../lib/edition_data.js";
import { positions, Shelf } from "./shelf.js";

export async function inside({ plan, texts }, { unit, section }) {
  const { sections } = await dataModule(`${texts[0].language}/choices.js`);
  const before = sections.findIndex(([num]) => num === section);
  const start = sections.slice(0, Math.max(before, 0)).reduce((sum, [, , size]) => sum + size, 0);
  const end = before < 0 ? plan.size : start + sections[before][2];
  const [[, duties] = []] = unit ? await new Shelf("duties", plan).look(unit) : [];
  const at = new Set(positions(duties));
  return (i) => i >= start && i < end && (!unit || at.has(i));
}
