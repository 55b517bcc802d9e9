/** local-slack, a Slack that nobody here wrote: started as a program of its own, where it is installed (Linux on x64). */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { z } from "zod";
import { makeFolder } from "./make-policy.ts";

/** A message as it stores it. */
const Message = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  text: z.string(),
  thread_ts: z.string().optional(),
});
type Message = z.infer<typeof Message>;

/** The running program. */
export type LocalSlack = {
  apiUrl: string;
  /** What a person does. */
  say(message: { channel: string; user: string; text: string; thread_ts?: string }): Promise<void>;
  press(press: { channel: string; user: string; messageTs: string; action: Record<string, string> }): Promise<void>;
  messages(channel: string): Promise<Message[]>;
};

/** The bot's own user there. */
export const LOCAL_BOT = "U0BOT";

/** Starts it with one app, two people, a channel and a direct message; null where it is not installed. */
export async function startLocalSlack(
  tokens: { botToken: string; appToken: string } = { botToken: "xoxb-staff", appToken: "xapp-staff" },
): Promise<LocalSlack | null> {
  const program = findProgram();
  if (program === null) {
    return null;
  }
  const config = {
    workspace: { name: "区科技局", domain: "bureau", teamId: "T01TEST" },
    app: { botUserId: LOCAL_BOT, ...tokens, mode: "socket" },
    users: [
      { id: "U01WU", name: "wu", real_name: "吴工" },
      { id: "U02ZHANG", name: "zhang", real_name: "张三", email: "zhang@bureau.example" },
    ],
    channels: [
      { id: "C0000000T2", name: "group", members: ["U02ZHANG", LOCAL_BOT] },
      { id: "D01WU", name: "dm", is_channel: false, is_im: true, members: ["U01WU", LOCAL_BOT] },
    ],
  };
  const folder = makeFolder({ "config.json": JSON.stringify(config) });
  const port = await findPort();
  const child = spawn(program, [
    "--config",
    join(folder, "config.json"),
    "--port",
    String(port),
    "--base-host",
    "127.0.0.1",
  ]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${url}/_control/state`), { timeout: 20_000, interval: 100 });
  const post = async (path: string, body: unknown): Promise<void> => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/_control/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
  };
  return {
    apiUrl: `${url}/api/`,
    say: (message) => post("message", message),
    press: (press) => post("interact", press),
    messages: async (channel) =>
      z.object({ messages: z.array(Message) }).parse(await (await fetch(`${url}/_control/messages/${channel}`)).json())
        .messages,
  };
}

function findProgram(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("local-slack-linux-x64/package.json");
    const program = join(manifest, "../bin/local-slack");
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
