/** Reminders in Slack: each rung once, to those who must act, or in the group's channel where Slack knows none of them. */
import { expect, test } from "vitest";
import { watchClocks } from "../../../src/core/watch-clocks.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { updateStaff } from "../../../src/db/staff.ts";
import { addWorkingDays } from "../../../src/domain/work-calendar.ts";
import { APPS, file, GROUP_CHANNEL, makeMember, press, sentTo, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const start = (): Promise<SlackUnderTest> => startSlack(answerFully, { apps: APPS, deps: withChannel });

/** Lets the clocks be watched some working days from now, twice, as two processes would, and everything be sent. */
async function watch(here: SlackUnderTest, days: number): Promise<void> {
  const { deps } = here;
  const at = new Date(addWorkingDays(deps.vocabulary.clockRules.calendar, new Date(), days).at.getTime() + 60_000);
  const later = { ...deps, clock: () => at };
  await watchClocks(later);
  await watchClocks(later);
  await here.database.pool.query("update slack_outbox set not_before = created_at - interval '1 year'");
  await settle(here);
}

test("nobody has claimed and Slack knows no lead: the reminder stands in the group's channel, once a rung", async () => {
  const here = await start();
  const { number } = await file(here);
  await watch(here, 1);
  const [card, ...reminders] = here.fake.posts.filter(
    ({ channel, threadTs }) => channel === GROUP_CHANNEL && threadTs === null,
  );
  expect(card?.text).toContain(number);
  expect(reminders.map(({ text }) => text)).toEqual([expect.stringContaining("超期，请尽快办理")]);
  expect(reminders[0]?.arguments["blocks"]).toContain("open-need");
});

test("the one who claimed hears first, then the group's lead; whoever has left hears nothing", async () => {
  const here = await start();
  await makeMember(here, "U7", "张三");
  const lead = await makeMember(here, "U8", "李组长");
  const gone = await makeMember(here, "U9", "前组长");
  const { number, card } = await file(here);
  await press(here, "U7", number, card);
  // Known to Slack since a press that came too late.
  await press(here, "U8", number, card);
  await press(here, "U9", number, card);
  await settle(here);
  await withTransaction(here.deps.pool, async (tx) => {
    await updateStaff(tx, lead.id, { role: "group_lead", groupId: "T2", active: true });
    await updateStaff(tx, gone.id, { role: "group_lead", groupId: "T2", active: false });
  });
  const before = { U7: sentTo(here, "U7").length, U8: sentTo(here, "U8").length, U9: sentTo(here, "U9").length };
  const heard = (user: keyof typeof before) => sentTo(here, user).slice(before[user]);
  await watch(here, 7);
  expect(heard("U7")).toEqual([expect.stringContaining(`${number} `)]);
  expect(heard("U8")).toEqual([]);
  await watch(here, 8);
  expect(heard("U8")).toEqual([expect.stringContaining("首次答复超期")]);
  expect(heard("U9")).toEqual([]);
  expect(sentTo(here, "D1").join()).not.toContain("超期");
});
