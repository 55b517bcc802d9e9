/** Checks that a sentence states no figure, date or document number that its sources do not contain. */
import { findQuantities, isSameAmount, type Quantity } from "./quantity.ts";
import { normaliseText } from "./text.ts";

/**
 * The figures of a sentence that stand in none of the sources.
 *
 * Shape   amounts are compared by value (2亿元 = 20000万元), dates and document numbers as a whole (12月9日 does not
 *         support 9月12日), bare numbers by their digits
 */
export function findUnsupported(sentence: string, sources: readonly string[]): string[] {
  const text = normaliseText(sentence);
  const normal = sources.map(normaliseText);
  const known = new Set(normal.flatMap(findWholes).flatMap((one) => one.says));
  const wholes = findWholes(text);
  const unknown = wholes.filter((one) => !known.has(one.says[0] ?? "")).map((one) => one.text);
  const rest = blankOut(text, wholes);
  const supported = normal.flatMap(findQuantities);
  const quantities = findQuantities(rest);
  const unsupported = quantities
    .filter((one) => !supported.some((other) => isSameAmount(one, other)) && !isShare(text, one, supported))
    .map((one) => one.text);
  const numbers = new Set(normal.flatMap((source) => source.match(NUMBER) ?? []));
  const bare = blankOut(rest, quantities).match(NUMBER) ?? [];
  return [...unknown, ...unsupported, ...bare.filter((number) => !numbers.has(number))];
}

/** 20人占200人的10%: a share of two numbers of people that the sources state, cut off after two decimals. */
function isShare(text: string, { dimension, value, start }: Quantity, supported: readonly Quantity[]): boolean {
  const [whole, part] = findQuantities(text.slice(0, start)).reverse();
  if (dimension !== "percent" || part === undefined || whole === undefined || part.dimension !== "people") {
    return false;
  }
  const isStated = [part, whole].every((one) => supported.some((other) => isSameAmount(one, other)));
  const isSaid = text.slice(part.end, whole.start) === "占" && text.slice(whole.end, start) === "的";
  const share = (part.value / whole.value) * 100;
  return isStated && isSaid && value <= share + 1e-6 && share - value < 0.01;
}

const NUMBER = /\d+(?:\.\d+)?/gu;

/** A date or document number. `says` begins with the whole of it; the shorter forms follow from it (9月30日 → 9月). */
type Whole = { text: string; start: number; end: number; says: string[] };

const YEAR = "(?<![\\d.])((?:19|20)\\d{2})";
const WHOLES: readonly (readonly [RegExp, (parts: string[]) => string[]])[] = [
  [/[〔[(【]((?:19|20)\d{2})[〕\])】] ?第?(\d+)号/gu, toNumber],
  [new RegExp(`${YEAR}年第(\\d+)号`, "gu"), toNumber],
  [new RegExp(`${YEAR}-(\\d{1,2})-(\\d{1,2})(?!\\d)`, "gu"), toDates],
  [new RegExp(`${YEAR}[./](\\d{1,2})[./](\\d{1,2})(?!\\d)`, "gu"), toDates],
  [new RegExp(`${YEAR}年(\\d{1,2})月(?:(\\d{1,2})[日号])?`, "gu"), toDates],
  [/(?<![\d.]|\d年)()(\d{1,2})月(?:(\d{1,2})[日号])?/gu, toDates],
  [/(?<![\d.])()(\d{1,2})(?=-\d{1,2}月)/gu, toDates],
];

function findWholes(text: string): Whole[] {
  return WHOLES.flatMap(([pattern, toWords]) =>
    [...text.matchAll(pattern)].map((match) => {
      const [whole, ...parts] = match;
      const says = toWords(parts.map((part) => part ?? ""));
      return {
        text: whole,
        start: match.index,
        end: match.index + whole.length,
        says,
      };
    }),
  );
}

function toNumber([year = "", number = ""]: string[]): string[] {
  return [`[${year}]${Number(number)}`];
}

function toDates([year = "", month = "", day = ""]: string[]): string[] {
  const short = `${Number(month)}月`;
  const long = day === "" ? short : `${short}${Number(day)}日`;
  return [...new Set([`${year}/${long}`, `${year}/${short}`, `/${long}`, `/${short}`])];
}

function blankOut(text: string, stretches: readonly { start: number; end: number }[]): string {
  return stretches.reduce((left, { start, end }) => {
    return left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
  }, text);
}
