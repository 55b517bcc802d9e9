/** Runs the project's commands as a user does: child processes with an environment of their own. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Compiled once for all children: each starts in half the time. */
const COMPILE_CACHE = fileURLToPath(new URL("../../.cache/compiled", import.meta.url));

/** More at once than this only make each other slow. */
const MAX_RUNNING = 3;

/** How a command ended. `code` is null when a signal ended it. */
export type Ended = { code: number | null; stdout: string; stderr: string };

type Options = { env: Record<string, string>; stdin: string };

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `node <args>` to its end, with nothing of our own environment but PATH and `env`. */
export async function runNode(args: string[], options: Options): Promise<Ended> {
  if (running >= MAX_RUNNING) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    const child = start(args, options.env);
    child.stdin?.end(options.stdin);
    return await toEnd(child);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** A command that goes on running; it is killed when the test ends. */
export type Running = {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** The first line of standard output that matches. */
  line(pattern: RegExp): Promise<string>;
};

/** Starts `node <args>` and leaves it running. */
export function startNode(args: string[], env: Record<string, string>): Running {
  const child = start(args, env);
  const ended = toEnd(child);
  onTestFinished(() => void child.kill("SIGKILL"));
  return {
    child,
    ended,
    line: (pattern) => waitForLine(child, ended, pattern),
  };
}

function start(args: string[], env: Record<string, string>): ChildProcess {
  const own = {
    PATH: process.env["PATH"],
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...env,
  };
  return spawn(process.execPath, args, { cwd: ROOT, env: own, stdio: "pipe" });
}

function toEnd(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

function waitForLine(child: ChildProcess, ended: Promise<Ended>, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = "";
    child.stdout?.on("data", (text: string) => {
      seen += text;
      const line = seen.split("\n").find((one) => pattern.test(one));
      if (line !== undefined) {
        resolve(line);
      }
    });
    ended.then(
      ({ code, stderr }) => reject(new Error(`ended with ${code} before it said ${pattern}: ${stderr}`)),
      reject,
    );
  });
}
