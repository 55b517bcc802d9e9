/** Corrections (改口): a value named with its field anew, and changes in the story itself. */
import { findAmount } from "./extract-budget.ts";
import { findPlace } from "./extract-import.ts";
import { extractSlotAnswers } from "./extract-slots.ts";
import { findFigureChanges } from "./figure-correction.ts";
import { foldText } from "./fold-text.ts";
import { namesIn, splitTurn, type TurnClause } from "./intake-act.ts";
import { isShared } from "./intake-state.ts";
import { CORRECTS, DECLINES } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import { isOthers } from "./other-party.ts";
import type { NeedDraft } from "./reply.ts";
import { toFigure } from "./technical-quantity.ts";
import { fieldToldWrong } from "./told-wrong.ts";

/** What stands before the new value (联系人也换成我们), and what is no part of it behind. */
const BEFORE_VALUE =
  /^.*(?:改成|改为|改到|换成|换为|更正为|应该是|应为|(?<!不)是|叫|为|写成?|:|to|is|be)[ :]*(?:我们?的?|咱们?的?)?(?=.)/su;
const BEHIND_VALUE = /(?:(?:而)?不是.*|吧|了|啊|哦|呀|才对|好了|就行| please|[ .!])+$/u;
const MAX_VALUE_CHARS = 30;

/** Values that a correction names with their field; spans count in the turn's text. */
export function readCorrected(text: string, slots: NeedDraft, now: Date): NeedDraft {
  const found: NeedDraft = {};
  const clauses = splitTurn(foldText(text));
  for (const [index, clause] of clauses.entries()) {
    const wrong = fieldToldWrong(clause.text);
    if (wrong !== null) {
      Object.assign(found, readBehind(text, clauses[index + 1], { field: wrong, slots, now }));
      continue;
    }
    const isMeant = (CORRECTS.test(clause.text) || NEW_VALUE.test(clause.text)) && !DECLINES.test(clause.text);
    const [field, ...more] = isMeant ? namesOf(clause, clauses[index - 1]) : [];
    const place = field === undefined || more.length > 0 ? null : findNewValue([clause, clauses[index + 1]]);
    const isOpen = field !== undefined && (slots[field] === undefined || NEW_VALUE.test(clause.text));
    if (isOpen && place !== null && !(isShared(field) && isOthers(foldText(text), place))) {
      Object.assign(found, readValue(text.slice(place.start, place.end), field, now, place.start));
    }
  }
  return found;
}

/** 名字写错了,周伟: the clause behind is the new value, with 是 before it or bare; only one that reads as a value of the field. */
function readBehind(
  text: string,
  next: TurnClause | undefined,
  { field, slots, now }: { field: NeedField; slots: NeedDraft; now: Date },
): NeedDraft {
  if (next === undefined || slots[field] !== undefined) {
    return {};
  }
  const start = next.start + (BEFORE_VALUE.exec(next.text)?.[0].length ?? 0);
  const { [field]: value } = readValue(text.slice(start, next.end), field, now, start);
  const isName = value !== undefined && value.value !== null;
  return isName && !(isShared(field) && isOthers(foldText(text), { start, end: next.end })) ? { [field]: value } : {};
}

/** 改成9月底, 写九万: a clause that is only a new value. */
const NEW_VALUE = /^(?:就|也|都|那)?(?:改|换|变|写)(?:成|为|到|个)?(?!一?下)(?=.*[\d一二三四五六七八九十百])/u;
const VALUE_KINDS: readonly (readonly [NeedField, RegExp])[] = [
  ["phone", /1[3-9]\d{9}|0\d{2,3}-?\d{7}/u],
  ["budget", /[\d一二三四五六七八九十百千]\s*(?:多)?(?:万|w|元|块)/u],
  ["deadline", /\d{1,2}月|[一二三四五六七八九十]月|年[底初中前内]|季度|号前|日前/u],
  ["target", /\d/u],
];

/** The fields that a clause names; a bare new value is of the field that the clause before names, or of its own kind. */
function namesOf({ text }: TurnClause, before: TurnClause | undefined): NeedField[] {
  const own = namesIn(text);
  if (own.length > 0 || !NEW_VALUE.test(text)) {
    return own;
  }
  const earlier = before === undefined ? [] : namesIn(before.text);
  const kind = VALUE_KINDS.find(([, pattern]) => pattern.test(text))?.[0];
  return earlier.length > 0 ? earlier : kind === undefined ? [] : [kind];
}

/** Behind 改成 or 是 in the clause itself, or in the next one (预算不是60万,是80万). */
function findNewValue([own, next]: readonly (TurnClause | undefined)[]): { start: number; end: number } | null {
  const led = [own, next].find(
    (clause, index) =>
      clause !== undefined &&
      BEFORE_VALUE.test(clause.text) &&
      (index === 0 || /^(?:而|应该|应|就)?[是为改换写]/u.test(clause.text)),
  );
  return led === undefined ? null : { start: led.start + (BEFORE_VALUE.exec(led.text)?.[0].length ?? 0), end: led.end };
}

function readValue(words: string, field: NeedField, now: Date, offset: number): NeedDraft {
  const value = words.replace(BEHIND_VALUE, "");
  const answer = extractSlotAnswers(value, [field], now)[field];
  const span = answer?.span ?? null;
  if (answer !== undefined && span !== null) {
    return { [field]: { ...answer, span: [span[0] + offset, span[1] + offset] } };
  }
  const isFree = ["enterprise", "contact", "target", "deadline"].includes(field);
  return isFree && value !== "" && value.length <= MAX_VALUE_CHARS
    ? { [field]: { text: value, value: null, span: [offset, offset + value.length] } }
    : {};
}

/** One thing said wrong and what it should be, folded, with its place in the turn. */
type Pair = { wrong: string; right: string; start: number; end: number };

const WORD = "[^,。;!?\\n ]{1,14}?";
const END = "(?=$|[,。;!?\\n ]|了|吧|才对)";
const PATTERNS: readonly RegExp[] = [
  new RegExp(`不是(?<wrong>${WORD})[, ]{0,2}(?:而是|应该是|应为|是)(?<right>${WORD})${END}`, "gu"),
  new RegExp(`(?:应该是|是)(?<right>${WORD})[, ]{0,2}(?:而)?不是(?<wrong>${WORD})${END}`, "gu"),
  new RegExp(`(?:把|将)?(?<wrong>${WORD})(?:改成|改为|换成|更正为)(?<right>${WORD})${END}`, "gu"),
  /(?:not|change) (?<wrong>[^,.;]{1,24}?),? (?:but|to|it's|it is) (?<right>[^,.;]{1,24}?)(?=$|[,.;])/gu,
];

/** Fields whose figure may be corrected without naming them. */
const FIGURE_FIELDS = ["target", "budget"] as const;

/**
 * What a correcting turn changes in what was told and in the fields with a figure.
 *
 * Shape   `changed` are the clauses as they read now, `used` those of the turn that said so; `fields` only what changed
 */
export type Correction = {
  told: string[];
  fields: NeedDraft;
  changed: string[];
  used: readonly { start: number; end: number }[];
};

/** Puts every correction of a turn where the old words stand; null when none of them is known. */
export function correctDraft(told: readonly string[], fields: NeedDraft, text: string): Correction | null {
  const held = FIGURE_FIELDS.flatMap((field) =>
    fields[field] === undefined ? [] : [{ field, text: fields[field].text }],
  );
  const pieces = [...told, ...held.map((one) => one.text)];
  const changes = findFigureChanges(text, pieces, told.length);
  const figured = pieces.map((piece, place) =>
    changes
      .filter((change) => change.place === place)
      .sort((left, right) => right.from - left.from)
      .reduce((left, { from, to, right }) => left.slice(0, from) + right + left.slice(to), piece),
  );
  const pairs = findPairs(foldText(text)).filter(({ wrong }) => figured.some((one) => foldText(one).includes(wrong)));
  const after = figured.map((piece) => pairs.reduce(applyPair, piece));
  if (changes.length + pairs.length === 0) {
    return null;
  }
  const corrected = held.flatMap(({ field, text: old }, index) => {
    const now = after[told.length + index] ?? old;
    return now === old ? [] : [[field, { text: now, value: figureValue(field, now), span: null }] as const];
  });
  return {
    told: after.slice(0, told.length),
    fields: Object.fromEntries(corrected),
    changed: after.slice(0, told.length).filter((clause, index) => clause !== told[index]),
    used: [...changes.flatMap(({ used }) => used), ...pairs],
  };
}

function figureValue(field: (typeof FIGURE_FIELDS)[number], text: string): string | number | null {
  const folded = foldText(text);
  return field === "target" ? toFigure(folded) : (findAmount(folded)?.value ?? null);
}

function findPairs(folded: string): Pair[] {
  return PATTERNS.flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const [wrong = "", right = ""] = [match.groups?.["wrong"], match.groups?.["right"]];
      const pair = { ...toSources(wrong, right), start: match.index, end: match.index + match[0].length };
      return pair.wrong.length >= 2 && pair.right !== "" ? [pair] : [];
    }),
  );
}

/** 不是德国的,是从瑞士进口的: the places alone. */
function toSources(wrong: string, right: string): { wrong: string; right: string } {
  const [old, now] = [findPlace(wrong), findPlace(right)];
  return old === null || now === null
    ? { wrong, right }
    : { wrong: wrong.slice(old.start, old.end), right: right.slice(now.start, now.end) };
}

function applyPair(clause: string, { wrong, right }: Pair): string {
  const at = foldText(clause).indexOf(wrong);
  return at < 0 ? clause : clause.slice(0, at) + right + clause.slice(at + wrong.length);
}
