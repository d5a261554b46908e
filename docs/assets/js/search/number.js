// Points and measures by their numbers.
const DIGITS = "零一二三四五六七八九";

// "9", "第9点", "第九项", "point 9", "9.2": the point and the measure it names; `at` is the point's
// place, and `hit` is what a line has of it.
export function numberOf(text, { ids, size }) {
  const typed = text.trim().replace(/[.。]$/u, "");
  // A Chinese numeral needs both ends: 三项 and 第一 are words of the text.
  const chinese = /^第([零一二三四五六七八九十]+)[点项条]$/u.exec(typed);
  const match = /^(?:第|point |measure |no\. ?)?([\d-]+)(?:\.(\d+))?[点项条]?$/u.exec(typed);
  const point = chinese ? fromChinese(chinese[1]) : match?.[1];
  const place = ids.length ? ids.indexOf(point) : Number(point) - 1;
  return {
    at: place >= 0 && place < size ? [place] : [],
    hit: (line) => (line.point && point === line.id ? whole(line, match?.[2] && `${point}.${match[2]}`) : undefined),
  };
}

function whole(line, measure) {
  const part = line.parts.find(({ id }) => measure && id === measure);
  return part || !measure ? { line, rank: 0, ranges: part ? [[part.start, part.end]] : [] } : undefined;
}

function fromChinese(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
  const value = (DIGITS.indexOf(tens || "一") * 10) + (ones ? DIGITS.indexOf(ones) : 0);
  return String(value);
}
