/** Names the measure of a goal that was said beside its present figure (废品率8%,想降到3%): a goal without it is cut off. */
import { type Figure, listFigures } from "./figure-correction.ts";
import { foldText } from "./fold-text.ts";
import type { NeedDraft } from "./reply.ts";

/** The goal begins with its verb, a bound or the figure itself. */
const UNNAMED =
  /^(?:[想要能需得应争达做降提控压保减缩升]|希望|目标|至少|最好|不[低高超大小]|[<>≤≥]|[\d一二两三四五六七八九十百])/u;
const MEASURE = /(?:率|度|性|值|差|量|力|命|径|音|声|噪|压|升|速|耗|时间|周期|厚|长|宽|重|频|次数|间隙|电流)$/u;

/** The goal with the measure of the last figure before it that is counted alike; as it is where none is named. */
export function nameMeasure(goal: NeedDraft[string], said: string, told: readonly string[]): NeedDraft[string] {
  const folded = foldText(goal.text);
  const unit = listFigures(folded)[0]?.unit ?? "";
  if (!UNNAMED.test(folded) || unit === "") {
    return goal;
  }
  const before = goal.span === null ? "" : said.slice(0, goal.span[0]);
  const named = findMeasure(before, unit) ?? findMeasure(told.join(","), unit);
  return named === null || folded.includes(foldText(named)) ? goal : { ...goal, text: named + goal.text };
}

function findMeasure(text: string, unit: string): string | null {
  const isNamed = (one: Figure) => one.unit === unit && MEASURE.test(one.noun);
  const figure = listFigures(foldText(text)).filter(isNamed).at(-1);
  return figure === undefined ? null : text.slice(figure.nounAt, figure.nounAt + figure.noun.length);
}
