/** What a requester is told when something happens to their need: nothing internal can get in, for internal events have no text here. */
import type { ActivityEvent } from "./activity.ts";
import { OUTCOME_LABELS } from "./need-labels.ts";
import type { Outcome } from "./need-state.ts";
import type { Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";

/** What the texts may name. `groupName` is the group that now has the need. */
type NoticeSetting = { locale: Locale; number: string; groupName: string };

const OUTCOMES_EN: Record<Outcome, string> = {
  solved: "solved",
  partly: "partly solved",
  unsolved: "not solved",
  not_needed: "no longer needed",
};

/**
 * The notice for an event; null for what is the task force's own business or what the requester did.
 *
 * Shape   a merged need's survivor may be another firm's, so it is not named; of the event only `text` of a reply, question, progress, match or closing is shown; reasons of returns, rulings and
 *         reassignments, notes and reminders never are
 */
export function noticeText(event: ActivityEvent, setting: NoticeSetting): string | null {
  const { locale } = setting;
  const text = locale === "en" ? englishNotice(event, setting) : chineseNotice(event, setting);
  return text !== null && locale === "zh-Hant" ? toTraditional(text) : text;
}

type End = Extract<ActivityEvent, { kind: "closed" | "reopened" }>;

/** What the firm of a merged need is told of its survivor's end: the outcome, and nothing that was written to another firm. */
export function absorbedNotice(event: End, { locale, number }: NoticeSetting): string {
  if (locale === "en") {
    return event.kind === "closed"
      ? `${number} was handled together with another need on the same problem, which is now closed (${OUTCOMES_EN[event.outcome]}). Please confirm, or have yours reopened on its own.`
      : `${number}: work on the common problem goes on.`;
  }
  const text =
    event.kind === "closed"
      ? `${number} 与同一问题的需求合并办理，现已办结（${OUTCOME_LABELS[event.outcome]}）。请在“我的需求”里确认结果；不认可可以要求单独重办。`
      : `${number} 合并办理的问题重新办理。`;
  return locale === "zh-Hant" ? toTraditional(text) : text;
}

function chineseNotice(event: ActivityEvent, { number, groupName }: NoticeSetting): string | null {
  switch (event.kind) {
    case "claimed":
      return `${number} 已由${groupName}认领，会主动与您联系。`;
    case "ruled":
    case "reassigned":
      return `${number} 现在由${groupName}办理。`;
    case "replied":
      return `${number} 有答复：${event.text}`;
    case "asked":
      return `${number} 需要您补充：${event.text}（直接回复即可，补充后继续办理）`;
    case "progressed":
      return `${number} 有进展：${event.text}`;
    case "matched":
      return `${number} 已对接${event.solver}：${event.text}`;
    case "extended":
      return `${number} 还需要一些时间，办理期限延长到收单后第${event.workingDays}个工作日。`;
    case "closed":
      return `${number} 已办结（${OUTCOME_LABELS[event.outcome]}）：${event.text}。请确认结果；不认可可以要求重办一次。`;
    case "reopened":
      return `${number} 重新办理。`;
    case "merged":
      return `${number} 与已有的一条需求是同一问题，合并办理；您的原话只有您和专班能看到。`;
    case "absorbed":
      return `${number} 这个问题还有别家提出，合并在一起办理；您的原话只有您和专班能看到。`;
    case "unmerged":
      return `${number} 恢复单独办理。`;
    default:
      return null;
  }
}

function englishNotice(event: ActivityEvent, { number, groupName }: NoticeSetting): string | null {
  switch (event.kind) {
    case "claimed":
      return `${number} has been taken by ${groupName}; they will contact you.`;
    case "ruled":
    case "reassigned":
      return `${number} is now with ${groupName}.`;
    case "replied":
      return `${number}: a reply for you: ${event.text}`;
    case "asked":
      return `${number}: the task force asks: ${event.text} (just reply here; work goes on when you have)`;
    case "progressed":
      return `${number}: progress: ${event.text}`;
    case "matched":
      return `${number}: matched with ${event.solver}: ${event.text}`;
    case "extended":
      return `${number} needs more time; the deadline is now working day ${event.workingDays} after filing.`;
    case "closed":
      return `${number} was closed (${OUTCOMES_EN[event.outcome]}): ${event.text}. Please confirm; you may ask once to reopen it.`;
    case "reopened":
      return `${number} has been reopened.`;
    case "merged":
      return `${number} is handled together with another need on the same problem; only you and the task force see your words.`;
    case "absorbed":
      return `${number}: others have the same problem; it is handled together, and only you and the task force see your words.`;
    case "unmerged":
      return `${number} is handled on its own again.`;
    default:
      return null;
  }
}
