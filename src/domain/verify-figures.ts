/** Checks that a sentence states no figure, date or document number that its sources do not contain. */
import { findQuantities, isSameAmount } from "./quantity.ts";
import { normaliseText } from "./text.ts";

/**
 * The figures of a sentence that stand in none of the sources.
 *
 * Shape   amounts are compared by value (2亿元 = 20000万元); bare numbers, dates and document numbers by their digits
 */
export function findUnsupported(sentence: string, sources: readonly string[]): string[] {
  const text = normaliseText(sentence);
  const normal = sources.map(normaliseText);
  const supported = normal.flatMap(findQuantities);
  const numbers = new Set(normal.flatMap((source) => source.match(NUMBER) ?? []));
  const quantities = findQuantities(text);
  const unsupported = quantities
    .filter((one) => !supported.some((other) => isSameAmount(one, other)))
    .map((one) => one.text);
  const rest = quantities.reduceRight(
    (left, one) => left.slice(0, one.start) + " ".repeat(one.end - one.start) + left.slice(one.end),
    text,
  );
  return [...unsupported, ...(rest.match(NUMBER) ?? []).filter((number) => !numbers.has(number))];
}

const NUMBER = /\d+(?:\.\d+)?/gu;
