/** What the intake asks for next: first what a need cannot be filed without, then what helps, at most two things a turn. */
import type { IntakeDraft, IntakeState } from "./intake-state.ts";
import type { NeedField } from "./need-field.ts";
import type { NeedDraft } from "./reply.ts";

const MOST_ASKS = 2;
/** A required thing is asked for once more in other words, then a person takes over. */
export const MOST_REQUIRED_ASKS = 2;

/** What helps the task force, asked for once and all in one turn; whoever does not know leaves it open. */
const HELPFUL: readonly NeedField[] = ["target", "deadline", "budget", "cooperation"];
const SUPPLY: readonly NeedField[] = ["supply_risk", "substitute", "import_source"];

/** The required fields that are missing, in the order of asking. */
export function missingRequired({ firm, drafts }: IntakeState): NeedField[] {
  const hasReach = has(firm, "phone") || has(firm, "email");
  return [
    ...(drafts.some(({ problem }) => problem === "") ? (["problem"] as const) : []),
    ...(has(firm, "enterprise") ? [] : (["enterprise"] as const)),
    ...(has(firm, "contact") ? [] : (["contact"] as const)),
    ...(hasReach ? [] : (["phone"] as const)),
  ];
}

/** The fields to ask for now; none when the card can be shown. */
export function nextAsks(state: IntakeState): NeedField[] {
  const required = missingRequired(state);
  if (required.length > 0) {
    return required.slice(0, MOST_ASKS);
  }
  const open = (field: NeedField): boolean => (state.asked[field] ?? 0) === 0 && !state.declined.includes(field);
  // A cluster is asked for by the product that the need is about.
  if (state.drafts.some(({ cluster }) => cluster === null) && open("cluster")) {
    return ["cluster"];
  }
  const supply = state.drafts.some(({ bottleneck }) => bottleneck === "ask")
    ? missing(state.drafts, SUPPLY).filter(open)
    : [];
  if (supply.length > 0 && !SUPPLY.some((field) => (state.asked[field] ?? 0) > 0)) {
    return supply.slice(0, MOST_ASKS);
  }
  const wasAsked = HELPFUL.some((field) => (state.asked[field] ?? 0) > 0 || state.declined.includes(field));
  return wasAsked ? [] : missing(state.drafts, HELPFUL).slice(0, MOST_ASKS);
}

/** Fields that at least one draft lacks; with several drafts only what all lack is worth a question. */
function missing(drafts: readonly IntakeDraft[], fields: readonly NeedField[]): NeedField[] {
  return fields.filter((field) => drafts.every((draft) => !has(draft.fields, field)));
}

function has(fields: NeedDraft, field: NeedField): boolean {
  return fields[field] !== undefined;
}
