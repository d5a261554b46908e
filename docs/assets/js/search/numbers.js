// Points and measures by their numbers.
const DIGITS = "零一二三四五六七八九";

// "9", "第9点", "第九项", "point 9", "9.2": what finds the point or the measure that is named.
export function numberMatcher(text) {
  const typed = text.trim().replace(/[.。]$/u, "");
  // A Chinese numeral needs both ends: 三项 and 第一 are words of the text.
  const chinese = /^第([零一二三四五六七八九十]+)[点项条]$/u.exec(typed);
  const match = /^(?:第|point |measure |no\. ?)?([\d-]+)(?:\.(\d+))?[点项条]?$/u.exec(typed);
  const point = chinese ? chineseNumber(chinese[1]) : match?.[1];
  const measure = match?.[2] && `${point}.${match[2]}`;
  return (document) => (document.isPoint && document.id === point ? numberHit(document, measure) : undefined);
}

function numberHit(document, measure) {
  const part = document.parts.find(({ id }) => measure && id === measure);
  return part || !measure ? { document, rank: 0, ranges: part ? [[part.start, part.end]] : [] } : undefined;
}

function chineseNumber(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
  const value = (DIGITS.indexOf(tens || "一") * 10) + (ones ? DIGITS.indexOf(ones) : 0);
  return String(value);
}
