/** Cuts a turn about several drafts into the portions that speak of one of them (第二个…,第一个…,两个都…). */
import { foldText } from "./fold-text.ts";
import { splitTurn } from "./intake-act.ts";

/** A portion. Shape: `own` is the turn with all else made blank, so that spans stay; `place` counts drafts from 0, null stands for all. */
export type Portion = { own: string; place: number | null };

const ORDINAL =
  /^(?:那|然后|至于|还有)?(?:第)?([一二三123])(?:[个条项份号](?!都)|是|[、.:])|^(?:the )?(first|second|third)\b/u;
const ALL = /^(?:那|然后)?(?:[两三]|这[两三])[个条项份]?(?:需求)?(?:都|全|一样|的)|^(?:全部|都是?)|^(?:both|all)\b/u;
const DIGITS = ["一1first", "二2second", "三3third"];

/** The portions in order; empty when the turn names fewer than two, since it then speaks of one draft throughout. */
export function splitPortions(text: string): Portion[] {
  const starts = splitTurn(foldText(text)).flatMap((clause) => {
    const place = readPlace(clause.text);
    return place === undefined ? [] : [{ at: clause.start, place }];
  });
  const [first] = starts;
  if (first === undefined || starts.length < 2) {
    return [];
  }
  const lead = /[\p{L}\p{N}]/u.test(text.slice(0, first.at)) ? [{ at: 0, place: null }] : [];
  const all = [...lead, ...starts];
  return all.map(({ at, place }, index) => {
    const end = all[index + 1]?.at ?? text.length;
    return { own: " ".repeat(at) + text.slice(at, end) + " ".repeat(text.length - end), place };
  });
}

/** Undefined where a clause begins no portion. */
function readPlace(clause: string): number | null | undefined {
  if (ALL.test(clause)) {
    return null;
  }
  const [, digit, word] = ORDINAL.exec(clause) ?? [];
  const place = DIGITS.findIndex((names) => names.includes(digit ?? word ?? "?"));
  return place < 0 ? undefined : place;
}
