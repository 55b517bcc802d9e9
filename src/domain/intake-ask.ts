/** What an intake asks for next: first what makes a need fileable, then what a bottleneck hangs on, then what helps. */
import type { Bottleneck } from "./category.ts";
import type { DraftState } from "./intake-state.ts";
import type { NeedField } from "./need-field.ts";
import { distilProblem } from "./need-summary.ts";
import type { NeedDraft } from "./reply.ts";

/** Fields asked for in one turn at most (立单规则 2). */
const MAX_ASKS = 2;
const BOTTLENECK_FIELDS: readonly NeedField[] = ["import_source", "supply_risk", "substitute"];
const HELPFUL_FIELDS: readonly NeedField[] = ["target", "deadline", "budget", "cooperation"];

/** Fields that may stay open (待定). */
export const OPTIONAL_FIELDS: readonly NeedField[] = [...BOTTLENECK_FIELDS, ...HELPFUL_FIELDS];

/** A draft with the contact data it shares. */
export type Whole = { draft: DraftState; contact: NeedDraft };

/** The required fields that are still absent, in the order of asking. A cluster that one question did not settle is not one of them. */
export function listMissing({ draft, contact }: Whole): NeedField[] {
  const isTold = distilProblem(draft.told) !== null || draft.fields["problem"] !== undefined;
  const hasReach = contact["phone"] !== undefined || contact["email"] !== undefined;
  return [
    ...(isTold ? [] : (["problem"] as const)),
    ...(contact["enterprise"] === undefined ? (["enterprise"] as const) : []),
    ...(contact["contact"] === undefined ? (["contact"] as const) : []),
    ...(hasReach ? [] : (["phone"] as const)),
  ];
}

/** Whether everything that a filed need must have is there. */
export function isFileable(whole: Whole): boolean {
  return listMissing(whole).length === 0;
}

/** What the words leave open is asked once, where there is room, at the latest beside the card: what is wrong, in which industry. */
function listUnclear({ draft }: Whole): NeedField[] {
  const isTold = draft.told.length > 0;
  return [
    ...(isTold && isBareWish(draft) && !isHiring(draft) && isFresh(draft, "problem") ? (["problem"] as const) : []),
    ...(isTold && draft.cluster === null && isFresh(draft, "cluster") ? (["cluster"] as const) : []),
  ];
}

/** Only a wish was said: nothing of what is wrong, no figure, nothing tried. */
function isBareWish({ fields, tellsTrouble }: DraftState): boolean {
  const states = ["problem", "base", "import_source", "supply_risk", "substitute", "target"];
  return !tellsTrouble && !states.some((field) => fields[field] !== undefined);
}

/** Who looks for people has no trouble to tell of. */
function isHiring({ fields, told }: DraftState): boolean {
  return fields["cooperation"]?.value === "人才引进" || told.some((clause) => HIRES.test(clause));
}

const HIRES =
  /(?:招|聘|缺|引进|引進)[^,，。;；]{0,12}(?:博士|硕士|碩士|研究生|工程师|工程師|技师|技師|技术员|人才|专家|專家|师傅|師傅|人)|\b(?:hir(?:e|ing)|recruit)/u;

/** The next fields to ask for, at most two; none that only help once the person wants no more questions. */
export function nextAsks(whole: Whole): NeedField[] {
  const missing = listMissing(whole);
  return [...missing, ...listUnclear(whole), ...(missing.length > 0 ? [] : listOptional(whole))].slice(0, MAX_ASKS);
}

function listOptional({ draft }: Whole): NeedField[] {
  if (draft.isComplete) {
    return [];
  }
  const bottleneck = settleBottleneck(draft) === "no" ? [] : BOTTLENECK_FIELDS;
  return [...bottleneck, ...HELPFUL_FIELDS].filter(
    (field) => draft.fields[field] === undefined && isFresh(draft, field),
  );
}

function isFresh(draft: DraftState, field: NeedField): boolean {
  return (draft.asked[field] ?? 0) === 0 && !draft.declined.includes(field);
}

/** The optional fields that nothing is known of: 待定 on the card. */
export function listOpen(draft: DraftState): NeedField[] {
  const wanted = settleBottleneck(draft) === "no" ? HELPFUL_FIELDS : OPTIONAL_FIELDS;
  return wanted.filter((field) => draft.fields[field] === undefined);
}

/**
 * The bottleneck (卡脖子) by the words told and the answers given: import and risk make a yes, one of them is to be asked about.
 *
 * Source  the default rule of the task force: a usable domestic substitute makes it a no, a denied risk takes a yes back
 */
export function settleBottleneck({ fields, toldBottleneck }: DraftState): Bottleneck {
  if (fields["substitute"]?.value === "有") {
    return "no";
  }
  const risk = fields["supply_risk"]?.value;
  const isImported = fields["import_source"] !== undefined;
  const isAtRisk = risk !== undefined && risk !== null && risk !== "无";
  if (isImported && isAtRisk) {
    return "yes";
  }
  if (toldBottleneck === "yes") {
    return risk === "无" ? "ask" : "yes";
  }
  return toldBottleneck === "ask" || isImported || isAtRisk ? "ask" : "no";
}
