/** Everything besides messages and cards: the draft's form, own needs, Home tabs, commands and shortcuts. */
import { expect, test } from "vitest";
import { makeEvent, makePress, makeSubmission } from "../../support/fake-slack.ts";
import { act } from "../../support/make-need.ts";
import { APPS, file, makeMember, say, sentTo, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const WISH = "甬海泵业,潜水泵机械密封三个月就漏,能不能帮忙找人看看。徐工 13811110003";

const start = (): Promise<SlackUnderTest> => startSlack(answerFully, { apps: APPS, deps: withChannel });

async function press(here: SlackUnderTest, action: string, value: string, user = "U1"): Promise<void> {
  const last = here.fake.posts.at(-1);
  const message = { ts: last?.ts ?? "", ...(last?.threadTs != null && { thread_ts: last.threadTs }) };
  await here.fake.send("interactive", makePress({ action, value, user, channel: "D1", message }));
  await settle(here);
}

function shown({ fake }: SlackUnderTest) {
  return fake.views.at(-1)?.view ?? expect.unreachable("a view was shown");
}

async function send(here: SlackUnderTest, id: string, text: Record<string, string>): Promise<unknown> {
  const written = Object.entries(text).map(([name, value]) => [name, { type: "plain_text_input", value }] as const);
  const form = makeSubmission({ ...shown(here), id }, Object.fromEntries(written), "U1");
  const { response } = await here.fake.send("interactive", form);
  await settle(here);
  return response;
}

test("a draft's form opens from the reply, says what is wrong, and its card is shown again with what was written", async () => {
  const here = await start();
  await say(here, WISH);
  const action = /form:[\w-]+/u.exec(here.fake.posts[0]?.arguments["blocks"] ?? "")?.[0] ?? "";
  expect(action).not.toBe("");
  await press(here, action, action.slice("form:".length));
  expect(shown(here).callback_id).toBe(action);
  expect(JSON.stringify(shown(here))).toContain("潜水泵");
  const before = sentTo(here, "D1").length;
  expect(await send(here, "V1", { phone: "12" })).toMatchObject({
    response_action: "errors",
    errors: { phone: expect.any(String) },
  });
  expect(sentTo(here, "D1")).toHaveLength(before);
  expect(await send(here, "V1", { phone: "13811110003", target: "寿命两年以上" })).toEqual({});
  expect(sentTo(here, "D1")).toHaveLength(before + 1);
  expect(sentTo(here, "D1").at(-1)).toContain("寿命两年以上");
  await press(here, action, action.slice("form:".length), "U2");
  expect(here.fake.views).toHaveLength(1);
});

test("a requester opens their need from the notice, answers by form once, and nobody else opens it", async () => {
  const here = await start();
  const member = await makeMember(here, "U7", "张三");
  const { number } = await file(here);
  await act(here.deps, member, number, { kind: "claimed" });
  await act(here.deps, member, number, { kind: "asked", text: "请补充转速" });
  await settle(here);
  expect(here.fake.posts.findLast(({ channel }) => channel === "D1")?.arguments["blocks"]).toContain("own:answered");
  await press(here, "open-own-need", number);
  expect(shown(here).callback_id).toBe("own-need");
  await press(here, "own:answered", number);
  expect(await send(here, "V1", { text: " " })).toMatchObject({
    response_action: "errors",
    errors: { text: "不能为空" },
  });
  expect(await send(here, "V1", { text: "2900 转" })).toEqual({ response_action: "clear" });
  expect(await send(here, "V1", { text: "2900 转" })).toEqual({ response_action: "clear" });
  const answers = await here.database.pool.query("select 1 from activity where event ->> 'kind' = 'answered'");
  expect(answers.rows).toHaveLength(1);
  const views = here.fake.views.length;
  await press(here, "open-own-need", number, "U2");
  expect(here.fake.views).toHaveLength(views);
  expect(sentTo(here, "D1").at(-1)).toBe(`没有查到 ${number}。`);
});

test("the Home tab shows a requester their own needs and a member of staff the queue", async () => {
  const here = await start();
  const member = await makeMember(here, "U7", "张三");
  const { number } = await file(here);
  await act(here.deps, member, number, { kind: "claimed" });
  const open = async (user: string, tab: string): Promise<void> => {
    await here.fake.send("events_api", makeEvent({ type: "app_home_opened", user, tab, channel: "D1" }));
    await settle(here);
  };
  await open("U1", "messages");
  expect(here.fake.views).toEqual([]);
  await open("U1", "home");
  expect(here.fake.views.at(-1)).toMatchObject({ method: "views.publish", target: "U1" });
  expect(JSON.stringify(shown(here))).toContain(number);
  expect(JSON.stringify(shown(here))).toContain("我的需求");
  await open("U2", "home");
  expect(JSON.stringify(shown(here))).not.toContain(number);
  await open("U7", "home");
  expect(JSON.stringify(shown(here))).toContain("张三，您好");
  expect(JSON.stringify(shown(here))).toContain(number);
});

test("a command is answered in the direct message, where the talk goes on; without words a box opens, and is heard", async () => {
  const here = await start();
  const command = (name: string, text: string, trigger_id: string): Promise<unknown> =>
    here.fake.send("slash_commands", {
      command: name,
      text,
      trigger_id,
      team_id: "T1",
      user_id: "U1",
      channel_id: "C5",
      api_app_id: "A1",
    });
  await command("/policy", "高企认定奖励多少", "1.a");
  await command("/policy", "高企认定奖励多少", "1.a");
  await settle(here);
  expect(sentTo(here, "U1")).toHaveLength(1);
  await command("/need", WISH, "1.b");
  await settle(here);
  const answered = here.fake.posts.findLast(({ channel }) => channel === "DU1")?.ts;
  await here.fake.send("events_api", makeEvent({ channel: "DU1", text: "确认", thread_ts: answered }));
  await settle(here);
  expect(sentTo(here, "U1").at(-1)).toMatch(/XQ-\d{4}-\d{4}/u);
  await command("/need", "", "1.c");
  await settle(here);
  expect(shown(here).callback_id).toBe("ask");
  const before = sentTo(here, "U1").length;
  await send(here, "V1", { text: "高企认定奖励多少" });
  expect(sentTo(here, "U1")).toHaveLength(before + 1);
  expect(sentTo(here, "C5")).toEqual([]);
});

test("登记为需求 makes a draft of a message for whoever used it, in their direct message", async () => {
  const here = await start();
  const shortcut = {
    type: "message_action",
    callback_id: "file-message",
    trigger_id: "2.a",
    action_ts: "1782000000.5",
    message_ts: "1782000000.000100",
    team: { id: "T1" },
    user: { id: "U1", team_id: "T1" },
    channel: { id: "C5" },
    message: { type: "message", ts: "1782000000.000100", user: "U3", text: WISH },
  };
  await here.fake.send("interactive", shortcut);
  await here.fake.send("interactive", shortcut);
  await settle(here);
  expect(sentTo(here, "U1")).toHaveLength(1);
  expect(sentTo(here, "U1")[0]).toContain("甬海泵业");
  expect(sentTo(here, "C5")).toEqual([]);
});

test("the firm of a contact is confirmed once on the Home tab, and a next need begins with it", async () => {
  const here = await start();
  const open = async (): Promise<string> => {
    await here.fake.send("events_api", makeEvent({ type: "app_home_opened", user: "U1", tab: "home", channel: "D1" }));
    await settle(here);
    return JSON.stringify(shown(here));
  };
  expect(await open()).toContain("还不知道您是哪家企业的");
  await press(here, "contact", "");
  expect(shown(here).callback_id).toBe("contact");
  const wrong = { enterprise: "12", contact: "徐工", phone: "1", email: "" };
  expect(await send(here, "V1", wrong)).toMatchObject({
    response_action: "errors",
    errors: { enterprise: expect.any(String), phone: expect.any(String) },
  });
  await press(here, "contact", "");
  const right = { enterprise: "甬海泵业", contact: "徐工", phone: "13811110003", email: "" };
  expect(await send(here, "V2", right)).toEqual({});
  expect(JSON.stringify(shown(here))).toContain("您的单位：甬海泵业");
  const card = await say(here, "潜水泵机械密封三个月就漏,能不能帮忙找人看看");
  expect(card.text).toContain("甬海泵业");
  await say(here, "确认", card.threadTs ?? "");
  expect(await open()).toContain("您的单位：甬海泵业");
  const other = await say(here, "压铸模仁热裂,想找人看看");
  await say(here, "单位改成东海模具厂", other.threadTs ?? "");
  await say(here, "确认", other.threadTs ?? "");
  expect(await open()).toContain("您上次报需求写的单位是“东海模具厂”，请确认一次。");
});
