/** Slots (要素): the fields of a need that a message states, with the words and the place of each. */
import { isPlainAnswer } from "./bare-answer.ts";
import { findBackground } from "./extract-background.ts";
import { findAmount, findBudget } from "./extract-budget.ts";
import { findContact, findName } from "./extract-contact.ts";
import { findCooperation, findCooperationAnswer } from "./extract-cooperation.ts";
import { findDeadline, findTime } from "./extract-deadline.ts";
import { findDisclosure } from "./extract-disclosure.ts";
import { findEnterprise } from "./extract-enterprise.ts";
import { findImportSource, findPlace } from "./extract-import.ts";
import { findLabelled } from "./extract-labelled.ts";
import { findCreditCode, findEmail, findPhone } from "./extract-reach.ts";
import { findRiskAnswer, findSubstitute, findSubstituteAnswer, findSupplyRisk } from "./extract-supply.ts";
import { findFigure, findTarget } from "./extract-target.ts";
import type { Finding } from "./finding.ts";
import { findFirmAnswer } from "./firm-answer.ts";
import { foldText } from "./fold-text.ts";
import type { NeedField } from "./need-field.ts";
import type { NeedDraft } from "./reply.ts";
import { findSpokenFirm } from "./spoken-firm.ts";

/**
 * The fields that a message states; what it does not say is not there.
 *
 * Shape   `text` is the slice of the message at `span`; `value` is normalised: budget in 万元, deadline `YYYY-MM` or
 *         `YYYY-MM-DD`, phone in digits, cooperation, supply_risk and substitute one of their values
 */
export function extractSlots(text: string, now: Date): NeedDraft {
  const folded = foldText(text);
  const firm = findEnterprise(folded, text);
  const contact = findContact(folded, text, firm?.end ?? null);
  const [deadline, budget, phone] = [findDeadline(folded, now), findBudget(folded), findPhone(folded)];
  const taken = [deadline, budget, phone].filter((one) => one !== null);
  const found: [NeedField, Finding | null][] = [
    ["enterprise", firm ?? findSpokenFirm(folded, text, contact)],
    ["contact", contact],
    ["phone", phone],
    ["email", findEmail(folded)],
    ["uscc", findCreditCode(folded)],
    ["target", findTarget(folded, taken)],
    ["deadline", deadline],
    ["budget", budget],
    ["cooperation", findCooperation(folded)],
    ["import_source", findImportSource(folded)],
    ["supply_risk", findSupplyRisk(folded)],
    ["substitute", findSubstitute(folded)],
    ["disclosure", findDisclosure(folded)],
    ...findBackground(folded),
  ];
  const known = new Set(found.flatMap(([field, finding]) => (finding === null ? [] : [field])));
  return toDraft(text, [...found, ...findLabelled(folded).filter(([field]) => !known.has(field))]);
}

/** The message as written, what it answers, what it states besides and which words that has taken. */
type Turn = {
  original: string;
  asked: readonly NeedField[];
  now: Date;
  stated: NeedDraft;
  taken: readonly Finding[];
};
type Reader = (folded: string, message: Turn) => Finding | null;

const REACH_FIELDS: readonly NeedField[] = ["contact", "phone", "email"];

/** What a bare answer to the question after a field means. */
const ANSWERS: Partial<Record<NeedField, Reader>> = {
  enterprise: (folded, { original, stated }) =>
    findFirmAnswer(
      folded,
      original,
      REACH_FIELDS.some((field) => stated[field] !== undefined),
    ),
  contact: (folded, { original }) => findName(folded, original),
  target: (folded, { taken }) => findFigure(folded, taken),
  deadline: (folded, { now }) => findTime(folded, now),
  budget: findAmount,
  cooperation: findCooperationAnswer,
  import_source: findPlace,
  supply_risk: (folded, { asked }) => (asked.includes("substitute") ? null : findRiskAnswer(folded)),
  substitute: (folded, { asked }) => (asked.includes("supply_risk") ? null : findSubstituteAnswer(folded)),
};

/** A whole message that answers and gives nothing. */
const NOTHING =
  /^[^\p{L}\d]*(?:(?:这个|那个)?(?:不知道|不清楚|没有|还没[有定想好]*|没定|没想好|未定|待定|暂无|不方便说?|保密|跳过|随便|都行|无|不限|看情况|算了|好的?|可以|嗯|行|对|是的?|确认|提交|skip|none|n\/a|not sure|unknown|no idea|yes|no|ok(?:ay)?)(?:了|的|吧|呢|啊|哦|呀|先)?[^\p{L}\d]*){1,3}$/iu;

/**
 * The fields that an answer gives to the questions just asked, and what it states besides.
 *
 * Shape   at least what `extractSlots` finds
 */
export function extractSlotAnswers(text: string, asked: readonly NeedField[], now: Date): NeedDraft {
  const folded = foldText(text);
  const stated = extractSlots(text, now);
  const open = asked.filter((field) => stated[field] === undefined);
  const taken = Object.values(stated).flatMap(({ span }) =>
    span === null ? [] : [{ start: span[0], end: span[1], value: null }],
  );
  const turn = { original: text, asked, now, stated, taken };
  const found = open.map((field): [NeedField, Finding | null] => [field, readAnswer(field, folded, turn)]);
  const { target, ...others } = toDraft(text, found);
  const isTerm = target !== undefined && Object.values(others).some((other) => overlaps(other.span, target.span));
  return { ...others, ...(target === undefined || isTerm ? {} : { target }), ...stated };
}

/** 三个月 to both questions is the term. */
function overlaps(left: Span, right: Span): boolean {
  return left !== null && right !== null && left[0] < right[1] && left[1] > right[0];
}

type Span = [start: number, end: number] | null;

const STATEMENTS: ReadonlySet<NeedField> = new Set([
  "problem",
  "summary",
  "base",
  "benefit",
  "ip",
  "expert_requirement",
  "qualification",
]);

function readAnswer(field: NeedField, folded: string, message: Turn): Finding | null {
  if (STATEMENTS.has(field)) {
    const start = folded.length - folded.trimStart().length;
    const words = folded.trim();
    return /[\p{L}\d]/u.test(words) && !NOTHING.test(words) ? { start, end: start + words.length, value: null } : null;
  }
  const found = ANSWERS[field]?.(folded, message) ?? null;
  return found !== null && isPlainAnswer(field, folded, found) ? found : null;
}

/** Names and statements keep the letters of the message; only what was brought to one form has a value of its own, and a guess has none. */
const AS_WRITTEN: ReadonlySet<NeedField> = new Set([
  "enterprise",
  "contact",
  "street",
  "base",
  "qualification",
  "ip",
  "benefit",
  "expert_requirement",
  "problem",
  "summary",
  "import_source",
]);

function toDraft(text: string, found: readonly (readonly [NeedField, Finding | null])[]): NeedDraft {
  const draft: NeedDraft = {};
  for (const [field, finding] of found) {
    if (finding !== null && finding.end > finding.start) {
      const words = text.slice(finding.start, finding.end);
      draft[field] = {
        text: words,
        value: finding.isGuess ? null : AS_WRITTEN.has(field) ? words : finding.value,
        span: [finding.start, finding.end],
      };
    }
  }
  return draft;
}
