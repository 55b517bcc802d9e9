/** Cuts a turn about several drafts into the portions that speak of one of them (第二个…,第一个…; 漏胶是…;排产软件…). */
import { foldText } from "./fold-text.ts";
import { splitTurn } from "./intake-act.ts";
import { findByWords } from "./intake-choice.ts";
import type { DraftState } from "./intake-state.ts";

/** A portion. Shape: `own` is the turn with all else made blank, so that spans stay; `place` counts drafts from 0, null stands for all. */
export type Portion = { own: string; place: number | null };

const ORDINAL =
  /^(?:那|然后|至于|还有)?(?:第)?([一二三123])(?:[个条项份号](?!都)|是|[、.:])|^(?:the )?(first|second|third)\b/u;
const ALL =
  /^(?:那|然后)?(?:[两三]|这[两三])[个条项份件]?(?:需求|内容)?(?:都|全|一样|的)|^(?:全部|都是?|其[他它余]|别的)|^(?:both|all|the rest)\b/u;
const DIGITS = ["一1first", "二2second", "三3third"];

/** The portions in order; empty when the turn speaks of one draft throughout. */
export function splitPortions(text: string, live: readonly DraftState[]): Portion[] {
  const starts = listSentences(text).flatMap(({ start, clauses, words }) => {
    const marked = clauses.flatMap(({ at, place }) => (place === undefined ? [] : [{ at, place }]));
    if (marked.length > 0) {
      return marked;
    }
    // 翘曲的要到0.2毫米以内,喷涂的合格率要到98%: a clause for each of them.
    const apart = clauses.flatMap(({ at, words: own }) => placeOf(live, own).map((place) => ({ at, place })));
    return new Set(apart.map(({ place }) => place)).size > 1
      ? apart
      : placeOf(live, words).map((place) => ({ at: start, place }));
  });
  const [first] = starts;
  if (first === undefined || (first.place !== null && starts.every(({ place }) => place === first.place))) {
    return [];
  }
  const lead = /[\p{L}\p{N}]/u.test(text.slice(0, first.at)) ? [{ at: 0, place: null }] : [];
  const all = [...lead, ...starts];
  return all.map(({ at, place }, index) => {
    const end = all[index + 1]?.at ?? text.length;
    return { own: " ".repeat(at) + text.slice(at, end) + " ".repeat(text.length - end), place };
  });
}

/** The place of the draft that some words are about, none where they are about none or several. */
function placeOf(live: readonly DraftState[], words: string): number[] {
  const told = findByWords(live, words);
  return told === null ? [] : [live.indexOf(told)];
}

type Sentence = {
  start: number;
  words: string;
  clauses: { at: number; words: string; place: number | null | undefined }[];
};

/** The sentences with their clauses. */
function listSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let end = 0;
  for (const { start, end: next, text: clause } of splitTurn(foldText(text))) {
    const last = sentences.at(-1);
    const found = { at: start, words: clause, place: readPlace(clause) };
    if (last === undefined || /[.。;；!！?？\n]/u.test(text.slice(end, start))) {
      sentences.push({ start, words: clause, clauses: [found] });
    } else {
      last.words += ` ${clause}`;
      last.clauses.push(found);
    }
    end = next;
  }
  return sentences;
}

/** Undefined where a clause names no draft. */
function readPlace(clause: string): number | null | undefined {
  if (ALL.test(clause)) {
    return null;
  }
  const [, digit, word] = ORDINAL.exec(clause) ?? [];
  const place = DIGITS.findIndex((names) => names.includes(digit ?? word ?? "?"));
  return place < 0 ? undefined : place;
}
