/** The state of a need for whoever asks in the chat: an own one at once, another's only with the last digits of its phone. */
import type { StoredNeed } from "../db/needs.ts";
import { findOwnNeed, listOwnNeeds } from "../db/needs.ts";
import { toMoment } from "../domain/day.ts";
import { inScript } from "../domain/intake-frame.ts";
import { sayNotFound } from "../domain/intake-reach.ts";
import type { IntakeStep } from "../domain/intake-step.ts";
import { OUTCOME_LABELS, STATE_LABELS, STATE_LABELS_EN } from "../domain/need-labels.ts";
import type { InboundMessage, Locale } from "../domain/reply.ts";
import { readJoint } from "./merged-need.ts";
import { openNeed } from "./own-needs.ts";
import type { Deps } from "./ports.ts";

/** What is said, what is asked for, and the need that was found. */
export type Status = { text: string; asks: string[]; need: StoredNeed | null };

type Lookup = NonNullable<IntakeStep["lookup"]>;

const MOST_LISTED = 5;

/** Looks a number up; a need that is not the asker's reads like one that does not exist. */
export async function lookUpStatus(
  deps: Deps,
  asked: Lookup,
  who: InboundMessage & { locale: Locale },
): Promise<Status> {
  if (asked.number === null) {
    return listOwn(deps, asked, who);
  }
  const own = await findOwnNeed(deps.pool, asked.number, who.requesterId);
  if (own !== null) {
    return found(deps, own, who.locale);
  }
  if (asked.phoneTail === null) {
    return missing(asked, who.locale);
  }
  const opened = await openNeed(
    deps,
    { number: asked.number, tail: asked.phoneTail },
    { requesterId: who.requesterId, address: `chat:${who.requesterId}` },
  );
  if (opened.kind === "too many") {
    return { text: inLanguage(TOO_MANY, who.locale), asks: [], need: null };
  }
  return opened.kind === "open" ? found(deps, opened.own.need, who.locale) : missing(asked, who.locale);
}

const TOO_MANY = {
  zh: "一小时内试了太多次，请过一小时再试，或请专班工作人员帮您查。",
  en: "Too many tries within an hour. Please try again later, or ask the task force (专班).",
};

async function listOwn(
  deps: Deps,
  asked: Lookup,
  { requesterId, locale }: { requesterId: string; locale: Locale },
): Promise<Status> {
  const needs = await listOwnNeeds(deps.pool, requesterId);
  const [newest, ...others] = needs;
  if (newest === undefined) {
    return missing(asked, locale);
  }
  if (others.length === 0) {
    return found(deps, newest, locale);
  }
  const lines: string[] = [];
  for (const need of needs.slice(0, MOST_LISTED)) {
    lines.push(`- ${await describe(deps, need, locale)}`);
  }
  return { text: lines.join("\n"), asks: [], need: newest };
}

async function found(deps: Deps, need: StoredNeed, locale: Locale): Promise<Status> {
  return { text: await describe(deps, need, locale), asks: [], need };
}

/** A merged need is told as the one that it is handled with. */
async function describe({ pool, directory }: Deps, need: StoredNeed, locale: Locale): Promise<string> {
  const joint = await readJoint(pool, need);
  const group = directory.groups.groups.get(need.groupId)?.group.name ?? need.groupId;
  const { state, outcome: reached } = joint ?? need;
  const outcome = reached === null ? "" : `（${OUTCOME_LABELS[reached]}）`;
  const together = joint === null ? { zh: "", en: "" } : { zh: "与同一问题的需求合并办理，", en: "merged, " };
  const due = joint === null && need.nextClock === "claim" ? need.dueAt : null;
  const claim =
    due === null
      ? { zh: "", en: "" }
      : { zh: `，${toMoment(due, "zh")}前认领`, en: `, to be taken up by ${toMoment(due, "en")}` };
  const by = state === "withdrawn" ? { zh: "", en: "" } : { zh: `，由${group}办理`, en: `, with ${group}` };
  return inLanguage(
    {
      zh: `${need.number} ${need.summary}：${together.zh}${STATE_LABELS[state]}${outcome}${by.zh}${claim.zh}。`,
      en: `${need.number} ${need.summary}: ${together.en}${STATE_LABELS_EN[state]}${by.en}${claim.en}.`,
    },
    locale,
  );
}

function missing(asked: Lookup, locale: Locale): Status {
  const { say, asks } = sayNotFound(asked, locale);
  return { text: inScript(say, locale), asks, need: null };
}

function inLanguage({ zh, en }: { zh: string; en: string }, locale: Locale): string {
  return locale === "en" ? en : inScript(zh, locale);
}
