/** `npm run ask`: one message, or a batch of them, through the same door as every channel. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { App } from "../src/app.ts";
import { handleMessage } from "../src/core/handle-message.ts";
import { Locale, type Reply } from "../src/domain/reply.ts";
import { InvalidInputError } from "../src/errors.ts";
import { DATABASE_HELP, DATABASE_OPTIONS, EXAM_NOW, openApp, readArguments, runCommand } from "./command.ts";
import { renderTerminal } from "./render-terminal.ts";

const HELP = `用法：npm run ask -- "问题" [选项]
      npm run ask -- --batch <文件.jsonl>    每行 {id, text, conversationId?}，每行输出 {id, reply}

  --json           输出完整的 Reply
  --as-of <日期>   按这一天判断政策是否有效，例如 2026-11-24
  --locale <语言>  zh-Hans、zh-Hant 或 en（默认按问题判断）
${DATABASE_HELP}`;

const BatchLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  conversationId: z.string().optional(),
});

/** Makes each message's key its own. */
let asked = 0;

await runCommand(async () => {
  const { values, positionals } = readArguments({
    ...DATABASE_OPTIONS,
    json: { type: "boolean" },
    batch: { type: "string" },
    locale: { type: "string" },
    "as-of": { type: "string" },
  });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const locale = Locale.nullable().safeParse(values.locale ?? null);
  if (!locale.success) {
    throw new InvalidInputError("--locale 只能是 zh-Hans、zh-Hant 或 en。");
  }
  const text = positionals.join(" ");
  if (values.batch === undefined && text === "") {
    throw new InvalidInputError('请给一个问题，例如 npm run ask -- "高企首次认定市里奖多少"。');
  }
  const asOf = readDay(values["as-of"]);
  const now = values.now ?? asOf ?? (values.batch === undefined ? undefined : EXAM_NOW);
  const app = await openApp({ ...values, now });
  try {
    if (values.batch !== undefined) {
      await askBatch(app, values.batch);
      return 0;
    }
    const reply = await ask(app, {
      conversationId: "ask",
      text,
      locale: locale.data,
    });
    console.log(values.json === true ? JSON.stringify(reply, null, 2) : renderTerminal(reply.text));
    return 0;
  } finally {
    await app.close();
  }
});

/** Ten in the morning of the day that `--as-of` names; a day that no calendar has is refused. */
function readDay(day: string | undefined): string | undefined {
  if (!z.iso.date().optional().safeParse(day).success) {
    throw new InvalidInputError(`--as-of 的日期看不懂：${day}。请写成 2026-11-24。`);
  }
  return day === undefined ? undefined : `${day}T10:00:00+08:00`;
}

function ask(app: App, message: { conversationId: string; text: string; locale: Locale | null }): Promise<Reply> {
  asked += 1;
  const inbound = {
    channel: "terminal" as const,
    requesterId: message.conversationId,
    key: `ask-${process.pid}-${Date.now()}-${asked}`,
    ...message,
  };
  return handleMessage(app.deps, inbound, () => undefined);
}

async function askBatch(app: App, file: string): Promise<void> {
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") {
      continue;
    }
    const { id, text, conversationId } = parseLine(line, file, number);
    const reply = await ask(app, {
      conversationId: conversationId ?? `line-${number}`,
      text,
      locale: null,
    });
    console.log(JSON.stringify({ id, reply }));
  }
}

function parseLine(line: string, file: string, number: number): z.infer<typeof BatchLine> {
  try {
    return BatchLine.parse(JSON.parse(line));
  } catch (cause) {
    throw new InvalidInputError(`${file}:${number} 不是 {id, text, conversationId?} 格式的一行 JSON。`, { cause });
  }
}
