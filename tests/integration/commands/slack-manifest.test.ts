/** `npm run slack:manifest` as a person calls it: JSON to paste, or one sentence that says how to call it. */
import { expect, test } from "vitest";
import { buildManifest } from "../../../src/channels/slack/manifest.ts";
import { APPS } from "../../../src/channels/slack/surface.ts";
import { runNode } from "../../support/run-node.ts";

const run = (...args: string[]) => runNode(["scripts/slack-manifest.ts", ...args], { env: {}, stdin: "" });

test.each(APPS)("prints the manifest of the %s app and nothing else", async (app) => {
  const ended = await run(app);
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(ended.stdout)).toEqual(buildManifest(app, { door: "socket", url: null }));
});

test("with an address it is for HTTP, with --socket the address is only where staff sign in", async () => {
  const url = "https://yiduiyi.example/base";
  const http = await run("staff", "--url", `${url}/`);
  expect(JSON.parse(http.stdout)).toEqual(buildManifest("staff", { door: "http", url }));
  const socket = await run("staff", "--url", `${url}/`, "--socket");
  expect(JSON.parse(socket.stdout)).toEqual(buildManifest("staff", { door: "socket", url }));
});

test.each([
  [[], /staff.*enterprise/u],
  [["boss"], /staff.*enterprise/u],
  [["staff", "enterprise"], /staff.*enterprise/u],
  [["staff", "--url", "http://yiduiyi.example"], /--url.*https/u],
  [["staff", "--url", "https://"], /--url.*https/u],
  [["staff", "--nope"], /--nope.*--help/u],
])("%j is answered with one sentence", async (args, says) => {
  const ended = await run(...args);
  expect(ended.stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(ended.stderr).toMatch(says);
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: "" });
});

test("--help explains every option", async () => {
  const { code, stdout } = await run("--help");
  expect(code).toBe(0);
  for (const part of ["用法：npm run", "staff", "enterprise", "--url", "--socket", "--help"]) {
    expect(stdout).toContain(part);
  }
});
