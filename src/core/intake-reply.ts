/** What the intake adds to a reply beside its words: needs as items with their routing, and what can be pressed next. */
import { isFileable } from "../domain/intake-ask.ts";
import { toForm } from "../domain/intake-form.ts";
import { listLive } from "../domain/intake-state.ts";
import { contactOf, type IntakeStep } from "../domain/intake-step.ts";
import type { Profile } from "../domain/intake-turn.ts";
import { type Action, type Item, SAY } from "../domain/reply.ts";
import { routeNeed } from "../domain/routing.ts";
import type { Status } from "./look-up-status.ts";
import type { Deps } from "./ports.ts";
import type { FiledDraft } from "./take-need.ts";

/** The needs filed now, those still open, and what else the turn was. */
export function toIntakeItems(
  deps: Deps,
  { step, filed, status }: { step: IntakeStep; filed: readonly FiledDraft[]; status: Status | null },
): Item[] {
  const done = filed.map(({ draft, need }): Item => {
    const { cluster, category, bottleneck } = draft;
    return {
      kind: "need",
      state: "filed",
      number: need.number,
      draft: draft.draft,
      missing: [],
      cluster,
      category,
      bottleneck,
      group: need.groupId,
      cc: [],
      reason: "",
      similar: [],
    };
  });
  return [...done, ...step.items].map((item) => complete(deps, item, status));
}

/** Routing is the directory's business, the state of a need the database's. */
function complete({ directory }: Deps, item: Item, status: Status | null): Item {
  if (item.kind === "status_query") {
    return { ...item, state: status?.need?.state ?? null };
  }
  if (item.kind !== "need") {
    return item;
  }
  const { cluster, category, bottleneck, draft } = item;
  const text = draft["problem"]?.text ?? draft["summary"]?.text ?? "";
  const routing = routeNeed({ cluster, clusterRunnerUp: null, category, bottleneck, text }, directory.groups);
  return { ...item, group: item.group ?? routing.group, cc: routing.cc, reason: routing.reason };
}

const BUTTONS = {
  zh: { submit: "提交", unknown: "不知道", cancel: "取消登记" },
  en: { submit: "Submit", unknown: "Don't know", cancel: "Cancel" },
} as const;

/** Buttons for what can be said next, and the form of each open draft. */
export function toIntakeActions({ state, asks, locale }: IntakeStep, profile: Profile | null): Action[] {
  const drafts = listLive(state);
  if (drafts.length === 0) {
    return [];
  }
  const words = BUTTONS[locale === "en" ? "en" : "zh"];
  const say = (label: string, style: "primary" | "default") => ({ id: SAY, label, style, value: label });
  const forms = drafts.map((draft, index) =>
    toForm(draft, state, { profile, locale, place: drafts.length > 1 ? index + 1 : null }),
  );
  const isReady =
    asks.includes("confirm") && drafts.every((draft) => isFileable({ draft, contact: contactOf(state, profile) }));
  return [
    isReady ? say(words.submit, "primary") : say(words.unknown, "default"),
    ...forms,
    say(words.cancel, "default"),
  ];
}
