// One sheet of paper with its running head and foot, as the text's template gives them.
export function makeSheet(flow, blocks, number = 0) {
  const [frame, sheet, area, text] = ["frame", "sheet", "area", "text"].map((name) => {
    const element = document.createElement("div");
    element.className = name;
    return element;
  });
  frame.append(sheet);
  sheet.append(area);
  area.append(text);
  text.className = `text ${flow.className}`;
  sheet.classList.add(`${flow.dataset.form}-sheet`, number % 2 ? "odd" : "even");
  if (flow.lang) sheet.lang = text.lang = flow.lang;
  text.append(...blocks.filter((block) => block.localName !== "template"));
  const furniture = flow.querySelector("template");
  if (number && furniture) sheet.append(furniture.content.cloneNode(true));
  for (const folio of sheet.querySelectorAll("[data-folio]")) folio.textContent = number;
  return { frame, sheet, area, text, number };
}
