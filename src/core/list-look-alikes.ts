/** What a need is like, as far as the reader may know of it. */
import { type Likeness, listLikenesses } from "../db/likenesses.ts";
import type { Staff } from "../db/staff.ts";
import { nameTheme } from "../domain/common-needs.ts";
import { readNeed } from "../domain/compare-needs.ts";
import { may } from "../domain/role.ts";
import type { Deps } from "./ports.ts";
import { toNeedText } from "./triage-need.ts";

/**
 * A look-alike.
 *
 * Shape   `open` is null for a need that the reader may not read: then there is no firm and no word of it here, and
 *         `theme` stands for it, made of words of the likeness file only; empty when none is known, or where it is open
 */
export type LookAlike = Pick<Likeness, "number" | "likeness" | "groupId"> & {
  theme: string;
  open: Pick<Likeness, "enterprise" | "summary" | "reason"> | null;
};

/** The look-alikes of a need, the likest first. */
export async function listLookAlikes({ pool, vocabulary }: Deps, staff: Staff, needId: string): Promise<LookAlike[]> {
  return (await listLikenesses(pool, needId)).map((one) => {
    const { number, likeness, groupId, enterprise, summary, reason } = one;
    const standing = { staffGroup: staff.groupId, needGroup: groupId, needCc: one.cc };
    const open = may(staff.role, "need.read", standing) ? { enterprise, summary, reason } : null;
    const theme = open === null ? nameTheme(readNeed(toNeedText(one), vocabulary.likeness)) : "";
    return { number, likeness, groupId, theme, open };
  });
}
