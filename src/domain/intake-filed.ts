/** What is said once needs are filed: number, group and the day of claiming for each. */
import type { Bottleneck } from "./category.ts";
import { inScript } from "./intake-frame.ts";
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
      ? "To ask how it stands, send me the number and the last four digits of your phone."
      : "查进度：把单号和预留手机后四位发给我。";
  return inScript([...lines, close].join("\n\n"), locale);
}

const TIME = { timeZone: "Asia/Shanghai", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false } as const;
/** 7月1日 17:30. */
const DUE = new Intl.DateTimeFormat("zh-CN", { ...TIME, month: "long" });
/** 1 July at 17:30. */
const DUE_ENGLISH = new Intl.DateTimeFormat("en-GB", { ...TIME, month: "long" });

function lineInChinese({ number, groupName, groupId, claimDueAt, bottleneck }: Filed): string {
  const extra = bottleneck === "yes" ? "这条按“卡脖子”需求同时报给组长和局领导。" : "";
  return `已提交，单号 **${number}**。由${groupName}（${groupId}）对接，${DUE.format(claimDueAt).replace(" ", "")}前认领并联系您。${extra}`;
}

function lineInEnglish({ number, groupName, groupId, claimDueAt, bottleneck }: Filed): string {
  const extra =
    bottleneck === "yes" ? " As a bottleneck (卡脖子) it also goes to the group's lead and the bureau's leaders." : "";
  return `Submitted; your number is **${number}**. ${groupName} (${groupId}) will claim it by ${DUE_ENGLISH.format(claimDueAt)}.${extra}`;
}
