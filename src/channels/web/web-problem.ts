/** Errors → what a person or program is told: a table from error code to status and words, never a stack trace. */
import { randomBytes } from "node:crypto";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError } from "../../errors.ts";
import { routeOf } from "./route-of.ts";
import type { Web, WebContext } from "./web-context.ts";

/** A problem in the shape of RFC 9457, plus the reference that stands in the log. */
export type WebProblem = {
  type: string;
  title: string;
  status: ContentfulStatusCode;
  detail: string;
  reference: string;
};

type Row = { status: ContentfulStatusCode; title: string; detail: string };
type Code =
  | "invalid_input"
  | "forbidden"
  | "signed_out"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "too_large"
  | "file_too_large"
  | "unsupported_media"
  | "rate_limited"
  | "store_unavailable"
  | "model_unavailable"
  | "internal";

const ROWS: Record<Code, Row> = {
  invalid_input: {
    status: 400,
    title: "内容不对",
    detail: "请检查填写的内容后再试。",
  },
  forbidden: {
    status: 403,
    title: "不能这样访问",
    detail: "这个请求不是从本页面发出的。请打开本站页面后再操作。",
  },
  signed_out: {
    status: 401,
    title: "请先登录",
    detail: "请打开管理员发给您的登录链接。",
  },
  not_found: {
    status: 404,
    title: "没有找到",
    detail: "地址可能写错了，或者内容已经撤下。",
  },
  method_not_allowed: {
    status: 405,
    title: "不支持这种请求",
    detail: "这个地址不接受这种请求方法。",
  },
  conflict: {
    status: 409,
    title: "内容已有变化",
    detail: "别人刚刚改过，请刷新后再试。",
  },
  too_large: {
    status: 413,
    title: "内容太长",
    detail: "一次最多发送 64 KB，请分几次说。",
  },
  file_too_large: {
    status: 413,
    title: "文件太大",
    detail: "文件最大 5 MB。请删掉图片和不用的工作表，或分成几个文件。",
  },
  unsupported_media: {
    status: 415,
    title: "格式不支持",
    detail: "请用 Content-Type: application/json 发送 JSON。",
  },
  rate_limited: {
    status: 429,
    title: "发得太快了",
    detail: "请稍等片刻再发。",
  },
  store_unavailable: {
    status: 503,
    title: "暂时无法服务",
    detail: "数据库暂时连不上，请过一会儿再试。",
  },
  model_unavailable: {
    status: 503,
    title: "暂时无法服务",
    detail: "请过一会儿再试。",
  },
  internal: {
    status: 500,
    title: "出了点问题",
    detail: "不是您的操作有误。请过一会儿再试，或把编号告诉我们。",
  },
};

/** Codes whose message was written for the person who asked. */
const TELLS_PERSON: ReadonlySet<Code> = new Set([
  "invalid_input",
  "forbidden",
  "not_found",
  "conflict",
  "rate_limited",
]);

const HTTP_CODES: ReadonlyMap<number, Code> = new Map([
  [400, "invalid_input"],
  [403, "forbidden"],
  [404, "not_found"],
  [413, "too_large"],
]);

/** What an error becomes for the outside; logs it once under the reference that is shown. */
export function reportProblem(web: Web, c: WebContext, error: unknown): WebProblem {
  const code = codeOf(error);
  const { status, title, detail } = ROWS[code];
  const reference = randomBytes(4).toString("hex").toUpperCase();
  const fields = {
    reference,
    code,
    status,
    method: c.req.method,
    // NOTE: never the path: a sign-in link's secret or a classified word may have been typed into it.
    route: routeOf(c),
  };
  if (status >= 500) {
    web.deps.log.error({ ...fields, err: error }, "web request failed");
  } else {
    web.deps.log.info(fields, "web request refused");
  }
  const own = error instanceof AppError && TELLS_PERSON.has(code) ? error.message : detail;
  return {
    type: `urn:yiduiyi:problem:${code}`,
    title,
    status,
    detail: own,
    reference,
  };
}

function codeOf(error: unknown): Code {
  if (error instanceof HTTPException) {
    return HTTP_CODES.get(error.status) ?? "internal";
  }
  if (!(error instanceof AppError)) {
    return "internal";
  }
  return isCode(error.code) ? error.code : error.code.startsWith("model_") ? "model_unavailable" : "internal";
}

function isCode(code: string): code is Code {
  return Object.hasOwn(ROWS, code);
}

/** The web channel's own refusals; their codes stand in the table above. */
export function refuse(
  code: "method_not_allowed" | "too_large" | "file_too_large" | "unsupported_media" | "forbidden",
): AppError {
  return new AppError(code, ROWS[code].detail);
}

/** Too many messages: says when to come back. */
export function refuseHurry(waitSeconds: number): AppError {
  return new AppError("rate_limited", `您发得太快了，请过 ${waitSeconds} 秒再发。`, {
    retryable: true,
    details: { waitSeconds },
  });
}
