/** `npm run check`: format and lint, types, dead code and unit tests side by side; each speaks when it has ended. */
import { spawn } from "node:child_process";

/** Name and command line of each check; npm puts the project's own programs first on the path. */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["format and lint", "biome", "check", "--error-on-warnings"],
  ["types", "tsc", "-p", "."],
  ["dead code", "knip", "--no-progress"],
  ["unit tests", "vitest", "run", "--config", "tests/vitest.config.ts", "--project", "unit", "--reporter=dot"],
];

const codes = await Promise.all(CHECKS.map(run));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

async function run([name, command, ...args]: (typeof CHECKS)[number]): Promise<number> {
  const startedMs = performance.now();
  // NOTE: on Windows the programs are .cmd files, which only a shell starts; the arguments are ours alone.
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  }
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      said.push(`${command} 启动不了：${error.message}\n`);
      resolve(1);
    });
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} ${seconds} s\n${said.join("")}`);
  return code;
}
