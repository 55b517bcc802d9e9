/** Understands one message of an enterprise by rules: which items it holds, and what is told of each need. */
import type { Boundary, BoundaryRule } from "./boundary.ts";
import { findBoundary } from "./boundary.ts";
import type { Bottleneck, CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import { pickFields } from "./draft-fields.ts";
import { extractSlots } from "./extract-slots.ts";
import { foldText } from "./fold-text.ts";
import { groupClauses, type Part } from "./group-clauses.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { NeedDraft } from "./reply.ts";
import { tellBottleneck } from "./tell-bottleneck.ts";
import { tellCategory } from "./tell-category.ts";
import { tellCluster } from "./tell-cluster.ts";
import { normaliseText } from "./text.ts";

/** A need as first understood. Unit: `span` in UTF-16 units of the message, from its first clause to its last. */
export type UnderstoodNeed = {
  kind: "need";
  text: string;
  span: [start: number, end: number];
  draft: NeedDraft;
  cluster: ClusterId | null;
  clusterRunnerUp: ClusterId | null;
  clusterTerms: string[];
  category: CategoryId | null;
  bottleneck: Bottleneck;
};

/**
 * One item of a message.
 *
 * Shape   a `service` item asks about this service itself (谁能看到我们的需求); drafts of items that are no needs hold enterprise, contact, phone and email only, that of a secret none but
 *         contact and phone; `number` is written XQ-2026-0031
 */
export type Understood =
  | { kind: "policy_question"; text: string }
  | UnderstoodNeed
  | { kind: "status_query"; number: string | null; draft: NeedDraft }
  | { kind: "handoff"; boundary: Boundary | null; draft: NeedDraft }
  | { kind: "secret"; draft: NeedDraft }
  | { kind: "chitchat" }
  | { kind: "service"; text: string; boundary: Boundary | null }
  | { kind: "out_of_scope"; boundary: Boundary | null; draft: NeedDraft };

/** What a message is understood with. */
export type UnderstandingSetting = { needs: NeedVocabulary; boundaries: readonly BoundaryRule[]; now: Date };

/**
 * The items of a message, in its order. A secret anywhere makes the whole message that; beside an injected order only a need
 * of another sentence stays.
 *
 * Shape   empty when the message only names the firm or a way to reach it
 */
export function understandMessage(text: string, setting: UnderstandingSetting): Understood[] {
  const whole = findBoundary(normaliseText(text), setting.boundaries);
  const stated = extractSlots(text, setting.now);
  if (whole?.kind === "secret") {
    return [{ kind: "secret", draft: pickFields(stated, SECRET_FIELDS) }];
  }
  const parts = groupClauses(text, setting);
  if (whole?.kind === "injection" && !parts.some(({ kind }) => kind === "need")) {
    return [{ kind: "out_of_scope", boundary: whole, draft: {} }];
  }
  const [firm, shared] = [pickFields(stated, FIRM_FIELDS), pickFields(stated, SHARED_FIELDS)];
  const isSole =
    parts.filter(({ kind }) => kind === "need").length === 1 && parts.every(({ kind }) => BESIDE_A_NEED.has(kind));
  const context = { text, firm, shared: isSole ? stated : shared, setting, whole };
  return parts.length === 0 ? toWhole(whole, text, firm) : parts.map((part) => toItem(part, context));
}

/** Parts beside which all that a message states is said of its only need. */
const BESIDE_A_NEED: ReadonlySet<Part["kind"]> = new Set(["need", "chitchat", "service", "handoff"]);
const SECRET_FIELDS = ["contact", "phone"];
const FIRM_FIELDS = ["enterprise", "contact", "phone", "email"];
/** What a message says once for all its needs. */
const SHARED_FIELDS = [...FIRM_FIELDS, "street", "uscc", "qualification", "disclosure"];

/** A message without parts: what its boundary says, or nothing. */
function toWhole(whole: Boundary | null, text: string, firm: NeedDraft): Understood[] {
  switch (whole?.kind) {
    case "chitchat":
      return [{ kind: "chitchat" }];
    case "service":
      return [{ kind: "service", text, boundary: whole }];
    case "handoff":
    case "out_of_scope":
      return [{ kind: whole.kind, boundary: whole, draft: firm }];
    case "abstained":
      return [{ kind: "policy_question", text }];
    default:
      return /[\p{L}\p{N}]/u.test(text) ? [] : [{ kind: "chitchat" }];
  }
}

type Context = {
  text: string;
  firm: NeedDraft;
  shared: NeedDraft;
  setting: UnderstandingSetting;
  whole: Boundary | null;
};

function toItem(part: Part, { text, firm, shared, setting, whole }: Context): Understood {
  const boundary = part.clauses.find((clause) => clause.boundary !== null)?.boundary ?? null;
  switch (part.kind) {
    case "policy":
      return { kind: "policy_question", text: wordsOf(part, text) };
    case "need":
      return toNeed(part, text, shared, setting);
    case "status":
      return { kind: "status_query", number: findNumber(foldText(wordsOf(part, text))), draft: firm };
    case "chitchat":
      return { kind: "chitchat" };
    case "service":
      return { kind: "service", text: wordsOf(part, text), boundary: boundary ?? whole };
    default:
      return { kind: part.kind, boundary: boundary ?? whole, draft: firm };
  }
}

function toNeed(part: Part, message: string, shared: NeedDraft, { needs, now }: UnderstandingSetting): UnderstoodNeed {
  const text = wordsOf(part, message);
  const folded = foldText(text);
  const own = tellCluster(folded, needs);
  const { cluster, runnerUp, terms } = own.cluster === null ? tellCluster(foldText(message), needs) : own;
  const { enterprise, contact, phone, email, ...details } = extractSlots(blankOut(part, message), now);
  return {
    kind: "need",
    text,
    span: [part.clauses[0]?.start ?? 0, part.clauses.at(-1)?.end ?? message.length],
    draft: { ...shared, ...details, ...pickFields(shared, SHARED_FIELDS) },
    cluster,
    clusterRunnerUp: runnerUp,
    clusterTerms: terms,
    category: tellCategory(folded, cluster, needs),
    bottleneck: tellBottleneck(folded, needs),
  };
}

/** Clauses that follow one another in the message keep what stands between them. */
function runsOf({ clauses }: Part, message: string): [start: number, end: number][] {
  const runs: [start: number, end: number][] = [];
  for (const { start, end } of clauses) {
    const last = runs.at(-1);
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(message.slice(last[1], start))) {
      last[1] = end;
    } else {
      runs.push([start, end]);
    }
  }
  return runs;
}

function wordsOf(part: Part, message: string): string {
  return runsOf(part, message)
    .map(([start, end]) => message.slice(start, end))
    .join(" ");
}

/** The message with everything but the part made blank: every word stays at its place. */
function blankOut(part: Part, message: string): string {
  let blanked = "";
  for (const [start, end] of runsOf(part, message)) {
    blanked = blanked.padEnd(start, " ") + message.slice(start, end);
  }
  return blanked;
}

function findNumber(folded: string): string | null {
  const [, year, serial] = /xq[- ]?(\d{4})[- ]?(\d{1,6})/u.exec(folded) ?? [];
  return year === undefined || serial === undefined ? null : `XQ-${year}-${serial.padStart(4, "0")}`;
}
