/** Forms are answered by their listener within Slack's time: a refused one may be mended, an accepted one counts once. */
import { App } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { createInbound } from "../../../src/channels/slack/inbound.ts";
import { QUIET_LOGGER } from "../../../src/channels/slack/quiet-logger.ts";
import { openTestDatabase } from "../../support/test-app.ts";

/** A form as Slack sends it; the same `view` again is the same form. */
function makeForm(value: string, view: { id: string; hash: string }): Record<string, unknown> {
  const state = { values: { b: { a: { type: "plain_text_input", value } } } };
  return {
    type: "view_submission",
    team: { id: "T1" },
    user: { id: "U1", team_id: "T1" },
    view: { ...view, type: "modal", callback_id: "need", state },
  };
}

async function start(work: (value: string) => Promise<void>) {
  const database = await openTestDatabase();
  const receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken: "xoxb-1" }),
    convoStore: false,
    logger: QUIET_LOGGER,
  });
  bolt.view("need", async ({ ack, view }) => {
    const value = view.state.values["b"]?.["a"]?.value ?? "";
    if (value === "") {
      await ack({ response_action: "errors", errors: { b: "必填" } });
      return;
    }
    await work(value);
    await ack();
  });
  const inbound = createInbound(database.deps, new Map([["staff", bolt]]), () => undefined);
  onTestFinished(async () => {
    await inbound.idle();
    await database.close();
  });
  const submit = async (payload: unknown): Promise<unknown[]> => {
    const answers: unknown[] = [];
    await inbound.take("staff")(payload, async (response) => void answers.push(response));
    return answers;
  };
  return { submit, database };
}

test("a refused form is answered with its errors every time, the mended one counts once however often it comes", async () => {
  const done: string[] = [];
  const { submit, database } = await start(async (value) => void done.push(value));
  const view = { id: "V1", hash: "h1" };
  const refusal = [{ response_action: "errors", errors: { b: "必填" } }];
  expect(await submit(makeForm("", view))).toEqual(refusal);
  expect(await submit(makeForm("", view))).toEqual(refusal);
  expect(await submit(makeForm("轴承断供", view))).toEqual([undefined]);
  expect(await submit(makeForm("轴承断供", view))).toEqual([undefined]);
  expect(done).toEqual(["轴承断供"]);
  expect((await database.pool.query("select state, body from slack_inbox")).rows).toEqual([
    { state: "done", body: null },
  ]);
});

test("a listener that takes longer than Slack waits is answered for, once", async () => {
  const { submit } = await start(() => new Promise((resolve) => setTimeout(resolve, 3_500)));
  const startedMs = performance.now();
  expect(await submit(makeForm("一", { id: "V2", hash: "h" }))).toEqual([undefined]);
  expect(performance.now() - startedMs).toBeGreaterThan(3_000);
});

test("a form whose listener fails is not lost: it is acknowledged and waits for its job", async () => {
  const { submit, database } = await start(() => Promise.reject(new Error("not now")));
  expect(await submit(makeForm("一", { id: "V3", hash: "h" }))).toEqual([undefined]);
  const { rows } = await database.pool.query("select id, state, body is not null as kept from slack_inbox");
  expect(rows).toMatchObject([{ state: "waiting", kept: true }]);
});
