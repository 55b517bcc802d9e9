/** Moves on a need by modal: what is wrong is said beside its field, what a firm will read is previewed, then it is done once. */
import { expect, test } from "vitest";
import { withTransaction } from "../../../src/db/database.ts";
import { updateStaff } from "../../../src/db/staff.ts";
import { checkView } from "../../support/check-slack-payload.ts";
import { type FakePost, makePress, makeSubmission } from "../../support/fake-slack.ts";
import { fileNeed } from "../../support/make-need.ts";
import { APPS, file, GROUP_CHANNEL, makeMember, sentTo, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

type Shown = { callback_id: string; private_metadata: string };

async function open(here: SlackUnderTest, card: FakePost, action: string, number: string): Promise<Shown> {
  const before = here.fake.views.length;
  const press = { action, value: number, user: "U7", channel: GROUP_CHANNEL, message: { ts: card.ts } };
  await here.fake.send("interactive", makePress(press));
  await settle(here);
  expect(here.fake.views).toHaveLength(before + 1);
  return here.fake.views.at(-1)?.view ?? expect.unreachable("counted");
}

async function send(here: SlackUnderTest, view: Shown & { id: string }, text: Record<string, string>, user = "U7") {
  const { response } = await here.fake.send("interactive", makeSubmission(view, written(text), user));
  return response;
}

function written(text: Record<string, string>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(text).map(([name, value]) => [name, { type: "plain_text_input", value }]));
}

const kinds = async ({ database }: SlackUnderTest, number: string): Promise<string[]> =>
  (
    await database.pool.query(
      "select event ->> 'kind' as kind from activity join need on need.id = need_id where number = $1 order by activity.id",
      [number],
    )
  ).rows.map(({ kind }) => String(kind));

test("a reply to the firm: nothing written is said beside the field, then it is previewed, then sent once", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  await makeMember(here, "U7", "张三");
  const { number, card } = await file(here);
  await here.fake.send(
    "interactive",
    makePress({ action: "move:claimed", value: number, user: "U7", channel: GROUP_CHANNEL, message: card }),
  );
  await settle(here);
  const view = { ...(await open(here, card, "move:replied", number)), id: "V7" };
  expect(view.callback_id).toBe(`move:replied:${number}`);
  expect(await send(here, view, { text: " " })).toEqual({ response_action: "errors", errors: { text: "不能为空" } });
  const words = "已联系两家密封件厂，周五前给您结果";
  const answer = await send(here, view, { text: words });
  expect(answer).toMatchObject({ response_action: "update", view: { callback_id: `preview:replied:${number}` } });
  const preview = (answer as { view: Shown }).view;
  expect(checkView(preview)).toEqual([]);
  expect(JSON.stringify(preview)).toContain(words);
  expect(sentTo(here, "D1").filter((text) => text.includes(words))).toEqual([]);
  const seen = { ...preview, id: "V7" };
  expect(await send(here, seen, { text: `${words}！` })).toMatchObject({ response_action: "update" });
  expect(await send(here, seen, { text: words })).toEqual({ response_action: "clear" });
  expect(await send(here, seen, { text: words })).toEqual({ response_action: "clear" });
  await settle(here);
  expect((await kinds(here, number)).filter((kind) => kind === "replied")).toHaveLength(1);
  expect(sentTo(here, "D1").filter((text) => text.includes(words))).toHaveLength(1);
});

test("somebody who is no member gets no form, and a form that they send anyway changes nothing", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const { number, card } = await file(here);
  const press = { action: "move:noted", value: number, user: "U1", channel: GROUP_CHANNEL, message: { ts: card.ts } };
  await here.fake.send("interactive", makePress(press));
  await settle(here);
  expect(here.fake.views).toEqual([]);
  const forged = { id: "V9", callback_id: `move:noted:${number}`, private_metadata: "" };
  const refusal = "这个操作只有专班成员可以做。";
  expect(await send(here, forged, { text: "x" }, "U1")).toEqual({
    response_action: "errors",
    errors: { text: refusal },
  });
  expect(sentTo(here, "U1")).toEqual([refusal]);
  expect(await kinds(here, number)).not.toContain("noted");
});

test("a modal that Slack would not open any more is not tried for ever: the person is told to press again", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  await makeMember(here, "U7", "张三");
  const { number, card } = await file(here);
  const press = { action: "open-need", value: number, user: "U7", channel: GROUP_CHANNEL, message: { ts: card.ts } };
  await here.fake.send("interactive", { ...makePress(press), trigger_id: "expired.1" });
  await settle(here);
  expect(here.fake.views).toEqual([]);
  expect(sentTo(here, "U7")).toEqual(["窗口没能打开，请再按一次。"]);
  expect(await open(here, card, "open-need", number)).toMatchObject({ callback_id: "need" });
});

test("a need is merged into another by its number, and taken out again", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const { id } = await makeMember(here, "U7", "张三");
  await withTransaction(here.deps.pool, (tx) =>
    updateStaff(tx, id, { role: "group_lead", groupId: "T2", active: true }),
  );
  const { number, card } = await file(here);
  const other = await fileNeed(here.deps, { requesterId: "web:other" });
  await settle(here);
  const form = { ...(await open(here, card, "move:merged", number)), id: "V1" };
  expect(await send(here, form, { number: "XQ" })).toMatchObject({ response_action: "errors" });
  expect(await send(here, form, { number })).toEqual({
    response_action: "errors",
    errors: { number: "一条需求不能并入自己。" },
  });
  expect(await send(here, form, { number: other })).toEqual({ response_action: "clear" });
  await settle(here);
  expect(card.text).toContain(`并入 ${other}`);
  const undo = { ...(await open(here, card, "move:unmerged", number)), id: "V2" };
  expect(await send(here, undo, {})).toEqual({ response_action: "clear" });
  await settle(here);
  expect(card.text).not.toContain("并入");
});
