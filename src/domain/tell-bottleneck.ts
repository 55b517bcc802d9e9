/** Tells whether a need is a bottleneck (卡脖子): dependent on imports and supply at risk, half of that, or neither. */
import type { Bottleneck } from "./category.ts";
import { findImportSource } from "./extract-import.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";

/**
 * The default rule over a need's folded text: both signals are a yes, one of them or a mere cry is to be asked about.
 *
 * Shape   denials are taken out before the signals are looked for; a usable domestic substitute makes it a no
 */
export function tellBottleneck(text: string, { bottleneck }: NeedVocabulary): Bottleneck {
  const has = (signal: RegExp, where: string) => where.search(signal) >= 0;
  if (hasSubstitute(text, bottleneck.substitutes) && !has(bottleneck.substitutes_fail, text)) {
    return "no";
  }
  const left = text.replace(bottleneck.risks_denied, " ").replace(bottleneck.imports_denied, " ");
  const imported = has(bottleneck.imports, left) || findImportSource(left) !== null;
  const atRisk = has(bottleneck.risks, left);
  if (imported && atRisk) {
    return "yes";
  }
  if (!imported && !atRisk && has(bottleneck.imports_denied, text)) {
    return "no";
  }
  return imported || atRisk || has(bottleneck.cries, left) ? "ask" : "no";
}

/** Stated, neither denied (国内还没有能顶上的) nor asked for (国内有能用的吗). */
function hasSubstitute(text: string, substitutes: RegExp): boolean {
  return [...text.matchAll(substitutes)].some(({ index, 0: words }) => {
    const [before, after] = [text.slice(Math.max(0, index - 3), index), text.slice(index + words.length)];
    return (
      !/没$|无$/u.test(before) &&
      !/没有|没能/u.test(words) &&
      !/^[^,。;!\n]{0,8}(?:吗|么|[?]|没有?(?=$|[,。]))/u.test(after)
    );
  });
}
