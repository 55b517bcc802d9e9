/** Bodies and forms of requests → values, or a refusal that names the field. */
import { z } from "zod";
import { Locale } from "../../domain/reply.ts";
import { toStorable } from "../../domain/storable-text.ts";
import { InvalidInputError } from "../../errors.ts";
import type { WebContext } from "./web-context.ts";
import { refuse } from "./web-problem.ts";

const MessageId = z.string("要写消息的编号").regex(/^\d{1,18}$/, "不是消息的编号");

/** A message as a client sends it; `key` names one utterance, so that a repeated request is answered once. */
export const MessageInput = z.object({
  text: z.string("要写文字"),
  conversationId: z.string("要写文字").max(200, "最长 200 个字符").optional(),
  key: z.string("要写文字").min(1, "不能为空").max(100, "最长 100 个字符").optional(),
  locale: Locale.optional(),
});
export type MessageInput = z.infer<typeof MessageInput>;

/** 有用 / 没用. */
export const FeedbackInput = z.object({
  messageId: MessageId,
  helpful: z.boolean("要写 true 或 false"),
});

/** The same from a form, where everything is text. */
export const FeedbackForm = z.object({
  messageId: MessageId,
  helpful: z.enum(["true", "false"], "要写 true 或 false").transform((value) => value === "true"),
});

/** 转人工. */
export const HandoffInput = z.object({ messageId: MessageId });

/**
 * A JSON body.
 *
 * Errors  unsupported_media when it is not declared as JSON (which no foreign page can do without asking),
 *         InvalidInputError
 */
export async function readJson<S extends z.ZodType>(c: WebContext, schema: S): Promise<z.infer<S>> {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(c.req.header("content-type") ?? "")) {
    throw refuse("unsupported_media");
  }
  const text = await c.req.text();
  return parse(schema, parseJson(text));
}

/** The fields of a form. */
export async function readForm<S extends z.ZodType>(c: WebContext, schema: S): Promise<z.infer<S>> {
  return parse(schema, await readBody(c));
}

/**
 * A form as it was sent, with texts that can be stored.
 *
 * Errors  InvalidInputError when it is no form
 */
export async function readBody(c: WebContext): Promise<Record<string, unknown>> {
  const form = await c.req.parseBody().catch((cause: unknown) => {
    throw new InvalidInputError("表单没有传完整，请刷新页面再试。", { cause });
  });
  const read = (value: unknown) => (typeof value === "string" ? toStorable(value) : value);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, read(value)]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? toStorable(value) : value));
  } catch (cause) {
    throw new InvalidInputError("请求正文不是 JSON。", { cause });
  }
}

/** What is said where a field's own rule says nothing; zod's words are English. */
const IN_WORDS: z.core.ParseContext<z.core.$ZodIssue> = { error: () => "没有填，或格式不对" };

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value, IN_WORDS);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? "（整个正文）" : issue.path.join(".");
  throw new InvalidInputError(`字段 ${field} 不对：${issue?.message ?? "格式不对"}。`, {
    details: { field },
  });
}
