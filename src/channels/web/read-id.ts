/** Ids in addresses → values of the right form; anything else is not asked for in the database. */
import { JOB_ID } from "../../core/list-buried-jobs.ts";
import { NEED_NUMBER } from "../../domain/need-number.ts";
import { NotFoundError } from "../../errors.ts";
import type { WebContext } from "./web-context.ts";

/**
 * What an id may look like, and what is said of one that does not.
 *
 * NOTE: an enterprise without a credit code is known by its name, so its id may hold any visible character.
 */
const IDS = {
  need: { param: "number", form: NEED_NUMBER, missing: "没有这个单号。单号写成 XQ-2026-0001 这样。" },
  draft: { param: "id", form: /^[\w-]{1,64}$/u, missing: "没有找到这份草稿：地址可能写错了。" },
  staff: { param: "id", form: /^\d{1,18}$/u, missing: "没有找到这位工作人员。" },
  enterprise: { param: "id", form: /^[^\p{Cc}]{1,200}$/u, missing: "名录里没有这家企业。" },
  answer: { param: "id", form: /^QA-\d{4,9}$/u, missing: "没有这个编号的答复。" },
  job: { param: "id", form: JOB_ID, missing: "这项任务已经不在搁置列表里，请刷新。" },
  post: { param: "id", form: /^\d{1,18}$/u, missing: "这条消息已经不在搁置列表里，请刷新。" },
  document: { param: "id", form: /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/u, missing: "没有这个编号的政策文件。" },
  invite: { param: "token", form: /^[\w-]{1,100}$/u, missing: "这个邀请链接不完整，请从头到尾复制一遍再打开。" },
} as const;

/**
 * The id of a kind in this request's address.
 *
 * Errors  NotFoundError, without the id
 */
export function readId(c: WebContext, kind: keyof typeof IDS): string {
  const { param, form, missing } = IDS[kind];
  const id = c.req.param(param) ?? "";
  if (!form.test(id)) {
    throw new NotFoundError(missing);
  }
  return id;
}
