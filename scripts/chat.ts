/** `npm run chat`: talk in the terminal, in memory unless --data names a folder. */
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import type { App } from "../src/app.ts";
import { handleMessage } from "../src/core/handle-message.ts";
import { AppError } from "../src/errors.ts";
import { DATABASE_HELP, DATABASE_OPTIONS, openApp, readArguments, runCommand } from "./command.ts";
import { renderTerminal } from "./render-terminal.ts";

const HELP = `用法：npm run chat -- [选项]

在终端里和机器人对话。输入“新会话”重新开始，输入“退出”或按 Ctrl+D 结束。
${DATABASE_HELP}`;

await runCommand(async () => {
  const { values } = readArguments(DATABASE_OPTIONS);
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const app = await openApp(values);
  try {
    await talk(app);
    return 0;
  } finally {
    await app.close();
  }
});

async function talk(app: App): Promise<void> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
  });
  console.log("一对一 企业服务助手。问政策、问条件、问找谁，都可以。输入“退出”结束。\n");
  let conversationId = randomUUID();
  // NOTE: piped input ends while the last lines are still being answered, and a closed terminal must not be prompted.
  let isOpen = true;
  terminal.once("close", () => {
    isOpen = false;
  });
  terminal.setPrompt("您：");
  terminal.prompt();
  for await (const line of terminal) {
    const text = line.trim();
    if (process.stdin.isTTY !== true) {
      console.log(text);
    }
    if (text === "退出" || text === "exit") {
      break;
    }
    if (text === "新会话") {
      conversationId = randomUUID();
      console.log("好的，我们重新开始。\n");
    } else {
      console.log(`\n一对一：\n${await reply(app, conversationId, text)}\n`);
    }
    if (isOpen) {
      terminal.prompt();
    }
  }
  terminal.close();
}

/** A failed turn says what happened and the talk goes on. */
async function reply(app: App, conversationId: string, text: string): Promise<string> {
  const inbound = {
    channel: "terminal" as const,
    conversationId,
    requesterId: "terminal",
    key: randomUUID(),
    text,
    locale: null,
  };
  try {
    return renderTerminal((await handleMessage(app.deps, inbound, () => undefined)).text);
  } catch (error) {
    return error instanceof AppError ? error.message : "出错了，请换个说法再试一次。";
  }
}
