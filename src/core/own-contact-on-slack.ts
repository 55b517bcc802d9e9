/** Who a person of Slack says they are: their firm, confirmed once, and how to reach them; what a next need begins with. */
import { withTransaction } from "../db/database.ts";
import { findProfile, type Profile, saveProfile } from "../db/intakes.ts";
import { confirmEnterprise, findConfirmedEnterprise } from "../db/slack-users.ts";
import { checkForm, type FormProblems, type FormValues } from "../domain/intake-form-check.ts";
import type { SlackWho } from "../domain/slack.ts";
import { slackRequester } from "./know-slack-person.ts";
import type { Deps } from "./ports.ts";

/** What is known of the person; `confirmed` is false as long as the firm is only what a need of theirs said. */
export type SlackContact = { profile: Profile | null; confirmed: boolean };

/** The fields that belong to the person and not to one need. */
export const CONTACT_FIELDS = ["enterprise", "contact", "phone", "email"] as const;

/** Reads it; a firm that was confirmed and that a later need did not name any more has to be confirmed again. */
export async function readSlackContact(deps: Deps, requesterId: string): Promise<SlackContact> {
  const profile = await findProfile(deps.pool, requesterId);
  const confirmed = await findConfirmedEnterprise(deps.pool, requesterId);
  return { profile, confirmed: confirmed !== null && confirmed === profile?.enterprise };
}

/** Takes what the person confirms; what is wrong, by field, and then nothing was taken. */
export async function confirmSlackContact(deps: Deps, who: SlackWho, written: FormValues): Promise<FormProblems> {
  const asked = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, written[field] ?? ""]));
  const { values, problems } = checkForm(asked);
  const { enterprise = "" } = values;
  if (Object.keys(problems).length > 0) {
    return problems;
  }
  const requesterId = slackRequester(who);
  const now = deps.clock();
  const told = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);
  const { contact, phone, email } = values;
  const profile = { enterprise, contact: told(contact), phone: told(phone), email: told(email) };
  await withTransaction(deps.pool, async (tx) => {
    await saveProfile(tx, requesterId, profile, now);
    await confirmEnterprise(tx, { ...who, requesterId, enterprise }, now);
  });
  return {};
}
