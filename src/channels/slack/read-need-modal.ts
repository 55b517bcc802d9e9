/** What was written into the form of a draft. */
import { NeedField } from "../../domain/need-field.ts";
import { readInputs } from "./inputs.ts";

/** The choice that takes a field back; Slack knows no empty one. */
export const BLANK = "-";

/**
 * The values by field, empty ones as empty texts, for `changeDraft`; its problems go through `toErrors` beside their fields.
 *
 * Shape   takes `view.state.values`; fields that the modal did not show are left out
 */
export function readNeedModal(state: unknown): Partial<Record<NeedField, string>> {
  const written = Object.entries(readInputs(state)).flatMap(([name, text]) => {
    const field = NeedField.safeParse(name);
    return field.success ? [[field.data, text === BLANK ? "" : text] as const] : [];
  });
  return Object.fromEntries(written);
}
