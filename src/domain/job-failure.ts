/** Why a job (任务) was given up, in words for staff: from the error's code and class alone, for its message may quote a person. */

/** How jobs are shown. */
export const JOB_LABELS = {
  "triage-need": "分诊（找相似需求、告知联络人）",
  "watch-clocks": "时限提醒",
  "forget-drafts": "清理过期数据",
  "slack-event": "处理 Slack 来的消息",
  "slack-deliver": "发送到 Slack",
} as const;

/** What is known of the last failure. */
export type JobFailure = { code: string | null; error: string | null; timedOut: boolean };

const REASONS: Readonly<Record<string, string>> = {
  store_unavailable: "数据库暂时不可用",
  conflict: "同时有别的改动",
  not_found: "要处理的内容已经不在",
  invalid_input: "要处理的内容不合要求",
  model_timeout: "语言模型没有按时回答",
  model_unavailable: "语言模型不可用",
  model_rate_limited: "语言模型限流",
  model_malformed: "语言模型的回答不能用",
  channel_unauthorised: "Slack 没有配置或令牌失效",
  channel_rate_limited: "Slack 限流",
  channel_uncertain: "Slack 没有应答",
  channel_refused: "Slack 不接受",
  channel_gone: "Slack 频道不在了",
  model_refused: "语言模型拒绝回答",
};

/** A short reason; codes and class names are shown only where they look like such. */
export function tellFailure({ code, error, timedOut }: JobFailure): string {
  if (timedOut) {
    return "运行超时";
  }
  const known = code !== null && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (known !== undefined) {
    return known;
  }
  if (code !== null && /^[0-9A-Z]{5}$/u.test(code)) {
    return `数据库错误（${code}）`;
  }
  return error !== null && /^[A-Z][A-Za-z]{2,40}$/u.test(error) ? `程序错误（${error}）` : "程序错误";
}
