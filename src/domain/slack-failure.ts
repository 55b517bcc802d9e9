/** Posts to Slack that were given up, in words for staff: what they were, and why Slack did not take them. */
import type { SlackContent } from "./slack.ts";

/** How posts are called, by what they are about. */
export const POST_LABELS: Readonly<Record<SlackContent["kind"], string>> = {
  reply: "答复",
  text: "提示",
  notice: "给企业的通知",
  need_card: "需求卡片",
  need_log: "办理记录",
  queue: "需求清单",
  reminder: "超期提醒",
};

const REASONS: ReadonlyMap<string, string> = new Map([
  ["channel_not_found", "频道不在了，或者没有请机器人进去"],
  ["not_in_channel", "机器人不在频道里，请先邀请它"],
  ["is_archived", "频道已归档"],
  ["user_not_found", "这个人不在 Slack 里了"],
  ["user_disabled", "这个人的账号已停用"],
  ["messages_tab_disabled", "应用没有打开私信（App Home → Messages Tab）"],
  ["cannot_dm_bot", "收信的是机器人"],
  ["content_gone", "要发的内容已删除"],
  ["root_missing", "它所属的卡片没有发出去，请先重试卡片"],
  ["message_not_found", "要更新的消息已被删除"],
  ["thread_not_found", "所在的讨论串已被删除"],
]);

/** A short reason; a code is shown only where it looks like one. */
export function tellPostFailure(code: string | null): string {
  const known = code === null ? undefined : REASONS.get(code);
  return known ?? (code !== null && /^\w{3,60}$/u.test(code) ? `Slack 没有接受（${code}）` : "Slack 没有接受");
}
