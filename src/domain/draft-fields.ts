/** Parts of a draft, by their fields. */
import type { NeedDraft } from "./reply.ts";

/** The given fields of a draft that it has. */
export function pickFields(draft: NeedDraft, fields: readonly string[]): NeedDraft {
  return Object.fromEntries(Object.entries(draft).filter(([field]) => fields.includes(field)));
}
