/** A group's channel that another organisation reads too (Slack Connect): nothing of a firm's need is shown there. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { act, fileNeed } from "../../support/make-need.ts";
import { APPS, GROUP_CHANNEL, makeMember, sentTo, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, startSlack } from "../../support/slack-under-test.ts";

test("in a shared channel the card shows the number alone, has no buttons, and no line of the log is posted", async () => {
  const here = await startSlack(answerFully, {
    apps: APPS,
    deps: withChannel,
    prepare: ({ shared }) => shared.add(GROUP_CHANNEL),
  });
  const member = await makeMember(here, "U7", "张三");
  const number = await fileNeed(here.deps, { enterprise: "宁波甲模具有限公司" });
  await settle(here);
  await act(here.deps, member, number, { kind: "claimed" });
  await act(here.deps, member, number, { kind: "noted", text: "内部：价格还没谈" });
  await settle(here);
  expect(sentTo(here, GROUP_CHANNEL)).toEqual([expect.stringContaining(`${number}：这个频道与外单位共享`)]);
  const said = JSON.stringify(here.fake.posts);
  for (const word of ["甲模具", "热裂", "价格还没谈", "move:", "张三"]) {
    expect(said).not.toContain(word);
  }
  const { rows } = await here.database.pool.query("select distinct state from slack_outbox");
  expect(rows).toEqual([{ state: "sent" }]);
});

test("a channel that comes to be shared loses the card's words at the next change", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const member = await makeMember(here, "U7", "张三");
  const number = await fileNeed(here.deps, {});
  await settle(here);
  const card = here.fake.posts.find(({ channel }) => channel === GROUP_CHANNEL) ?? expect.unreachable("a card");
  expect(card.text).toContain("甲模具");
  here.fake.shared.add(GROUP_CHANNEL);
  // What was known of the channel is believed for so long.
  await sleep(5_100);
  await act(here.deps, member, number, { kind: "noted", text: "内部：价格还没谈" });
  await settle(here);
  expect(card.text).not.toContain("甲模具");
  expect(sentTo(here, GROUP_CHANNEL)).toHaveLength(1);
});

test("while Slack does not say who reads a channel nothing is shown there", async () => {
  const here = await startSlack(answerFully, {
    apps: APPS,
    deps: withChannel,
    prepare: ({ faults }) => faults.unknown.add("conversations.info"),
  });
  await fileNeed(here.deps, {});
  await settle(here);
  expect(sentTo(here, GROUP_CHANNEL)).toEqual([]);
});
