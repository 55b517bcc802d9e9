/** Staff sign in to the console by Slack: only members, only with the secret of their own browser, and out at once when they leave. */
import { expect, onTestFinished, test } from "vitest";
import { createSlack } from "../../../src/channels/slack/slack.ts";
import { createWeb } from "../../../src/channels/web/web.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { updateStaff } from "../../../src/db/staff.ts";
import { answerShortly, SOCKET_APPS } from "../../support/short-answer.ts";
import { makeMember } from "../../support/slack-need.ts";
import { type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";
import { type Browser, openBrowser, SETTINGS } from "../web/web-under-test.ts";

const SITE = "http://127.0.0.1:3000";

/** The console with sign-in by the stand-in for Slack, and a browser in front of it. */
async function start(): Promise<{ here: SlackUnderTest; browser: Browser }> {
  const here = await startSlack(answerShortly);
  const signIn = { clientId: "client", clientSecret: "client-secret" };
  const apps = SOCKET_APPS.map((app) => ({ ...app, signIn }));
  const slack = createSlack(here.deps, { apiUrl: here.fake.apiUrl, siteUrl: SITE, apps }, answerShortly);
  onTestFinished(() => slack.stop());
  const web = createWeb(here.deps, { ...SETTINGS, slackSignIn: slack.signIn });
  return { here, browser: openBrowser(web, SITE) };
}

/** Goes to Slack; where it was sent, and with what. */
async function leave(browser: Browser): Promise<URL> {
  const answer = await browser.send("/console/sign-in/slack", {});
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("location") ?? "");
}

/** Comes back from Slack as somebody. */
function comeBack(browser: Browser, asked: URL, user: string): Promise<Response> {
  const state = asked.searchParams.get("state") ?? "";
  const code = `${user}:${asked.searchParams.get("nonce")}`;
  return browser.send(`/console/sign-in/slack/back?${new URLSearchParams({ state, code })}`, {});
}

test("a member is sent to Slack, comes back signed in, and is out at once when they leave the task force", async () => {
  const { here, browser } = await start();
  const member = await makeMember(here, "U7", "张三");
  expect(await (await browser.send("/console/sign-in", {})).text()).toContain("用 Slack 登录");
  const asked = await leave(browser);
  expect(asked.origin).toBe(new URL(here.fake.apiUrl).origin);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: "code",
    scope: "openid profile email",
    client_id: "client",
    redirect_uri: `${SITE}/console/sign-in/slack/back`,
  });
  const back = await comeBack(browser, asked, "U7");
  expect([back.status, back.headers.get("location")]).toEqual([303, "/console"]);
  expect(await (await browser.send("/console", {})).text()).toContain("张三");
  await withTransaction(here.deps.pool, (tx) => updateStaff(tx, member.id, { ...member, active: false }));
  expect(await (await browser.send("/console", {})).text()).not.toContain("张三");
});

test.each([
  ["nobody of the task force", "U1", {}],
  ["a guest with a member's mail", "U8", { restricted: true, team: "T1" }],
  ["another organisation's person with a member's mail", "U8", { restricted: false, team: "T9" }],
])("%s is told so and not let in", async (_, user, changes) => {
  const { here, browser } = await start();
  const member = await makeMember(here, "U7", "张三");
  here.fake.users.set("U8", { email: member.email, restricted: false, team: "T1", ...changes });
  const back = await comeBack(browser, await leave(browser), user);
  expect(await back.text()).toContain("还不是专班成员");
  expect((await browser.send("/console", {})).status).not.toBe(200);
});

test("what another browser began, a token made for another, and a second use of one answer let nobody in", async () => {
  const { here, browser } = await start();
  await makeMember(here, "U7", "张三");
  const foreign = await leave(browser);
  const mine = await leave(browser);
  expect(await (await comeBack(browser, foreign, "U7")).text()).toContain("登录没有完成");
  const again = await leave(browser);
  again.searchParams.set("nonce", mine.searchParams.get("nonce") ?? "");
  expect(await (await comeBack(browser, again, "U7")).text()).toContain("登录没有完成");
  expect(await (await browser.send("/console/sign-in/slack/back?error=access_denied", {})).text()).toContain(
    "登录没有完成",
  );
  const good = await leave(browser);
  expect((await comeBack(browser, good, "U7")).status).toBe(303);
  expect(await (await comeBack(browser, good, "U7")).text()).toContain("登录没有完成");
});

test("a Slack that does not answer is said to be silent, and without it there is no such way in", async () => {
  const { here, browser } = await start();
  here.fake.faults.error = "internal_error";
  expect(await (await comeBack(browser, await leave(browser), "U7")).text()).toContain("没有应答");
  const plain = openBrowser(createWeb(here.deps, SETTINGS), SITE);
  expect(await (await plain.send("/console/sign-in", {})).text()).not.toContain("Slack");
  expect((await plain.send("/console/sign-in/slack", {})).status).toBe(404);
});
