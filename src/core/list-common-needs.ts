/** Common needs (共性需求) for staff: open needs of several firms that could be worked on together. */
import type { StoredNeed } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import { groupCommonNeeds } from "../domain/common-needs.ts";
import { enterpriseKey } from "../domain/enterprise-key.ts";
import { EVERYTHING, listAllNeedsFor } from "./list-needs.ts";
import type { Deps } from "./ports.ts";
import { toNeedText } from "./triage-need.ts";

/** A theme with the needs under it; `enterprises` counts the firms. */
export type CommonTheme = { theme: string; enterprises: number; needs: StoredNeed[] };

/** Grouping compares every need with many: the latest ones say what is common now. Triage has already told which are like another firm's. */
const MOST_NEEDS = 1_000;
const SHARED = { ...EVERYTHING, view: "common" } as const;

/**
 * The themes among the open needs that the reader may see, most firms first; `cut` when there are more needs than were compared.
 *
 * Errors  ForbiddenError for a role that may list nothing
 */
export async function listCommonNeeds(deps: Deps, staff: Staff): Promise<{ themes: CommonTheme[]; cut: boolean }> {
  const found = await listAllNeedsFor(deps, staff, SHARED, MOST_NEEDS + 1);
  const needs = found.slice(0, MOST_NEEDS);
  const byNumber = new Map(needs.map((need) => [need.number, need]));
  const filed = needs.map((need) => ({
    ...toNeedText(need),
    number: need.number,
    enterprise: enterpriseKey(need.enterprise),
  }));
  const themes = groupCommonNeeds(filed, deps.vocabulary.likeness).map(({ theme, enterprises, numbers }) => ({
    theme,
    enterprises,
    needs: numbers.flatMap((number) => byNumber.get(number) ?? []),
  }));
  return { themes, cut: found.length > MOST_NEEDS };
}
