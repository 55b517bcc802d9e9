/** What is said once needs are filed: number, group and the day of claiming for each; and once one is added to or withdrawn. */
import type { Bottleneck } from "./category.ts";
import { toMoment } from "./day.ts";
import { inScript, keepWords } from "./intake-frame.ts";
import type { FiledBefore, IntakeState } from "./intake-state.ts";
import type { FiledChange } from "./intake-step.ts";
import type { Locale } from "./reply.ts";

/** A filed need as it is told to the requester. */
export type Filed = {
  number: string;
  groupName: string;
  groupId: string;
  claimDueAt: Date;
  bottleneck: Bottleneck;
};

/** The receipt of all needs filed in one turn. */
export function sayFiled(filed: readonly Filed[], locale: Locale): string {
  const lines = filed.map(locale === "en" ? lineInEnglish : lineInChinese);
  const close =
    locale === "en"
      ? "To ask how it stands, just ask me here; from another device, send me the number and the last four digits of your phone."
      : "想知道进度，直接问我就行；换了设备，就把单号和预留手机后四位发给我。";
  return inScript([...lines, close].join("\n\n"), locale);
}

function lineInChinese({ number, groupName, groupId, claimDueAt, bottleneck }: Filed): string {
  const extra = bottleneck === "yes" ? "这条按“卡脖子”需求同时报给组长和局领导。" : "";
  return `已提交，单号 **${number}**。由${groupName}（${groupId}）对接，${toMoment(claimDueAt, "zh")}前认领并联系您。${extra}`;
}

function lineInEnglish({ number, groupName, groupId, claimDueAt, bottleneck }: Filed): string {
  const extra =
    bottleneck === "yes" ? " As a bottleneck (卡脖子) it also goes to the group's lead and the bureau's leaders." : "";
  return `Submitted; your number is **${number}**. ${groupName} (${groupId}) will claim it by ${toMoment(claimDueAt, "en")}.${extra}`;
}

/** The state of a conversation that knows what was filed in it, so that later talk can mean it. */
export function withFiled(state: IntakeState, filed: readonly FiledBefore[]): IntakeState {
  return { ...state, filed: [...state.filed, ...filed] };
}

/** Longer words are kept as they are, but not read back. */
const QUOTE_MAX_CHARS = 80;

/** What is said of a change that was made, or could not be. A need of another firm is not found, in the same words as none. */
export function sayChanged(
  { number, event }: FiledChange,
  outcome: "done" | "refused" | "not found",
  locale: Locale,
): string {
  const isQuoted = event.kind === "answered" && event.text.length <= QUOTE_MAX_CHARS && !event.text.includes("\n");
  const quote = isQuoted ? keepWords(event.text) : "";
  const say = (locale === "en" ? ENGLISH : CHINESE)[outcome === "done" ? event.kind : outcome];
  return inScript(say(number, quote), locale);
}

type Sentences = Record<"answered" | "withdrawn" | "refused" | "not found", (number: string, quote: string) => string>;

const CHINESE: Sentences = {
  answered: (number, quote) => `已记到 ${number}${quote === "" ? "" : `：“${quote}”`}，办理人会看到。`,
  withdrawn: (number) => `${number} 已撤回，专班不再办理。以后需要，重新登记就行。`,
  refused: (number) => `${number} 现在的状态不能这样办，没有记上。要处理请回复“转人工”。`,
  "not found": (number) =>
    `没有查到您名下的 ${number}，没有记上。请用当时登记的设备再说一次，或者回复“转人工”由工作人员办。`,
};

const ENGLISH: Sentences = {
  answered: (number, quote) => `Added to ${number}${quote === "" ? "" : `: "${quote}"`}; the staff will see it.`,
  withdrawn: (number) => `${number} is withdrawn; work on it has stopped. You can log it again at any time.`,
  refused: (number) => `This is not possible as ${number} stands now; nothing was changed. Ask for our staff (转人工).`,
  "not found": (number) =>
    `${number} was not found among your needs (没有查到); nothing was changed. Use the device it was filed from, or ask for our staff (转人工).`,
};
