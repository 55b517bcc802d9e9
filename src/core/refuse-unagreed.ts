/** Refuses to send the firm what would give away a solver who has not agreed to be named. */
import type { Queryable } from "../db/database.ts";
import { listSolvers } from "../db/directory.ts";
import type { StoredNeed } from "../db/needs.ts";
import type { ActivityEvent } from "../domain/activity.ts";
import { noticeText } from "../domain/need-notice.ts";
import { findUnagreed } from "../domain/solver-consent.ts";
import { InvalidInputError } from "../errors.ts";
import type { Deps } from "./ports.ts";

/**
 * Looks at exactly what the requester would be told of the event.
 *
 * Errors  InvalidInputError naming the solver, to staff only
 */
export async function refuseUnagreed(
  db: Queryable,
  { directory }: Pick<Deps, "directory">,
  need: StoredNeed,
  event: ActivityEvent,
): Promise<void> {
  const told = noticeText(event, { locale: "zh-Hans", number: "", groupName: "" });
  if (told === null) {
    return;
  }
  const known = [need.enterprise, need.contact, need.phone, need.email, need.sourceText].join("\n");
  const name = findUnagreed(told, known, [...directory.solvers, ...(await listSolvers(db))]);
  if (name !== null) {
    throw new InvalidInputError(
      `“${name}”还没有同意向企业公开，这段话没有发出。请先征得同意并在资源库里改过来，或者只写方向，由专班代为联系。`,
    );
  }
}
