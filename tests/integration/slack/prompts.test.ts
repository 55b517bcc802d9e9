/** What the staff app offers to begin with: lists for staff, and each answered with what it promises. */
import { expect, test } from "vitest";
import { makeEvent } from "../../support/fake-slack.ts";
import { APPS, file, makeMember, press, say, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const start = (): Promise<SlackUnderTest> => startSlack(answerFully, { apps: APPS, deps: withChannel });

async function open(here: SlackUnderTest, user: string): Promise<string[]> {
  const event = { type: "app_home_opened", user, tab: "messages", channel: `D${user}` };
  await here.fake.send("events_api", makeEvent(event));
  await settle(here);
  return here.fake.prompts.map(({ title }) => title);
}

async function ask(here: SlackUnderTest, user: string, text: string): Promise<{ text: string; blocks: string }> {
  await here.fake.send("events_api", makeEvent({ channel: `D${user}`, user, text }));
  await settle(here);
  const post = here.fake.posts.findLast(({ channel }) => channel === `D${user}`);
  return { text: post?.text ?? "", blocks: post?.arguments["blocks"] ?? "" };
}

test("staff are offered their lists with how many there are, everybody else a question of policy", async () => {
  const here = await start();
  await makeMember(here, "U7", "张三");
  const { number, card } = await file(here);
  await press(here, "U7", number, card);
  await settle(here);
  expect(await open(here, "U7")).toEqual(["我的需求（1）", "超期的（0）", "没人认领的（0）", "问政策"]);
  expect(await open(here, "U1")).toEqual(["问政策"]);
});

test("a prompt is answered with the list, in its thread; who is no member gets no list", async () => {
  const here = await start();
  await makeMember(here, "U7", "张三");
  const { number } = await file(here);
  const mine = await ask(here, "U7", "我名下有哪些需求？");
  expect(mine.text).toBe("我的：没有。");
  const free = await ask(here, "U7", "没人认领的");
  expect(free.text).toContain("未认领：1 条。");
  expect(free.text).toContain(number);
  expect(free.blocks).toContain("open-need");
  expect(here.fake.posts.findLast(({ channel }) => channel === "DU7")?.threadTs).not.toBeNull();
  const foreign = await ask(here, "U2", "还有哪些需求没有人认领？");
  expect(foreign.text).not.toContain(number);
  expect((await say(here, "没人认领的配件有哪些？")).text).not.toContain("未认领：");
});
