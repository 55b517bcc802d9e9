/** A need from a direct message to its group and back: filed, shown on a card, claimed by the faster of two, and the firm hears of it. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { changeNeed } from "../../../src/core/change-need.ts";
import { inviteStaff } from "../../../src/core/invite-staff.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { updateStaff } from "../../../src/db/staff.ts";
import { makeEvent, makePress } from "../../support/fake-slack.ts";
import { act, fileNeed, makeStaff } from "../../support/make-need.ts";
import {
  APPS,
  file,
  GROUP_CHANNEL,
  makeMember,
  press,
  say,
  sentTo,
  settle,
  withChannel,
} from "../../support/slack-need.ts";
import { answerFully, startSlack } from "../../support/slack-under-test.ts";

test("filed in a direct message, the need is on one card in the group's channel, and two who claim it at once hear who won", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  await makeMember(here, "U7", "张三");
  await makeMember(here, "U8", "李四");
  const { number, card } = await file(here);
  expect(card.text).toContain(number);
  await Promise.all([press(here, "U7", number, card), press(here, "U8", number, card)]);
  await settle(here);
  const { rows } = await here.database.pool.query("select actor_name from activity where event ->> 'kind' = 'claimed'");
  expect(rows).toHaveLength(1);
  const winner = String(rows[0]?.actor_name);
  const [won, lost] = winner === "张三" ? ["U7", "U8"] : ["U8", "U7"];
  expect(sentTo(here, lost)).toEqual([`${winner}已经认领。`]);
  expect(sentTo(here, won)).toEqual([]);
  expect(card.text).toContain(winner);
  expect(card.edits).toBeGreaterThan(0);
  const lines = here.fake.posts.filter(({ threadTs }) => threadTs === card.ts).map(({ text }) => text);
  expect(lines).toEqual([expect.stringContaining(`${winner} 认领`)]);
  expect(sentTo(here, "D1").filter((text) => text.includes("认领") && text.includes(number)).length).toBeGreaterThan(0);
});

test("what staff do in the console is on the card and told to the firm in its direct message, once", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const member = await makeMember(here, "U7", "张三");
  const { number, card } = await file(here);
  const before = sentTo(here, "D1").length;
  await act(here.deps, member, number, { kind: "claimed" });
  const reply = {
    number,
    event: { kind: "replied", text: "已联系两家密封件厂", substantive: true },
    key: "k1",
  } as const;
  await changeNeed(here.deps, { kind: "staff", staff: member }, reply);
  await changeNeed(here.deps, { kind: "staff", staff: member }, reply);
  await act(here.deps, member, number, { kind: "noted", text: "内部：价格还没谈" });
  await settle(here);
  await here.slack.deliver(null);
  const told = sentTo(here, "D1").slice(before);
  expect(told.filter((text) => text.includes("已联系两家密封件厂"))).toHaveLength(1);
  expect(told).toHaveLength(2);
  expect(JSON.stringify(here.fake.posts.filter(({ channel }) => channel !== GROUP_CHANNEL))).not.toContain(
    "价格还没谈",
  );
  const lines = here.fake.posts.filter(({ threadTs }) => threadTs === card.ts).map(({ text }) => text);
  expect(lines.map((line) => line.split("\n")[0])).toEqual(["张三 认领", "张三 答复企业", "张三 内部备注"]);
  expect(lines.map((line) => /企业可见|仅专班/u.exec(line)?.[0])).toEqual([undefined, "企业可见", "仅专班"]);
});

test("whoever is no member, or is none any more, or presses in a shared channel, changes nothing and is told so", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const member = await makeMember(here, "U7", "张三");
  await makeStaff(here.deps, "group_member", "T2", "没有邮箱");
  const guest = await makeMember(here, "U9", "客人");
  here.fake.users.set("U9", { email: guest.email, team: "T1", restricted: true });
  const { number, card } = await file(here);
  await press(here, "U1", number, card);
  await press(here, "U9", number, card);
  const shared = makePress({
    action: "move:claimed",
    value: number,
    user: "U7",
    channel: GROUP_CHANNEL,
    message: card,
  });
  await here.fake.send("interactive", { ...shared, user: { id: "U7", team_id: "T9" } });
  await settle(here);
  // Known as a member a moment ago; left since.
  await press(here, "U7", "XQ-2026-9999", card);
  await settle(here);
  await withTransaction(here.deps.pool, (tx) =>
    updateStaff(tx, member.id, { role: member.role, groupId: member.groupId, active: false }),
  );
  await press(here, "U7", number, card);
  await settle(here);
  const { rows } = await here.database.pool.query("select 1 from activity where event ->> 'kind' = 'claimed'");
  expect(rows).toEqual([]);
  const refusal = "这个操作只有专班成员可以做。";
  expect(sentTo(here, "U1")).toEqual([refusal]);
  expect(sentTo(here, "U9")).toEqual([refusal]);
  expect(sentTo(here, "U7")).toEqual([refusal, "没有找到 XQ-2026-9999。", refusal]);
});

test("the same press twice claims once and says nothing of it", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  await makeMember(here, "U7", "张三");
  const { number, card } = await file(here);
  const payload = makePress({
    action: "move:claimed",
    value: number,
    user: "U7",
    channel: GROUP_CHANNEL,
    message: card,
  });
  await Promise.all([payload, payload, payload].map((one) => here.fake.send("interactive", one)));
  await settle(here);
  const { rows } = await here.database.pool.query("select 1 from activity where event ->> 'kind' = 'claimed'");
  expect(rows).toHaveLength(1);
  expect(sentTo(here, "U7")).toEqual([]);
});

test("a need filed on the web is on a card too", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const number = await fileNeed(here.deps, { requesterId: randomUUID() });
  await settle(here);
  expect(sentTo(here, GROUP_CHANNEL)).toHaveLength(1);
  expect(sentTo(here, GROUP_CHANNEL)[0]).toContain(number);
});

test("an invitation link sent to the bot makes its sender staff, once, and is not kept as talk", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const admin = await makeStaff(here.deps, "admin", null, "管理员");
  const { token } = await inviteStaff(here.deps, admin, { name: null, role: "group_member", groupId: "T2" });
  const { number, card } = await file(here);
  const link = `<https://bot.example/console/sign-in/${token}>`;
  for (const user of ["U5", "U6"]) {
    await here.fake.send("events_api", makeEvent({ channel: `D${user}`, user, text: link }));
  }
  await settle(here);
  const said = [...sentTo(here, "DU5"), ...sentTo(here, "DU6")];
  expect(said.toSorted()).toEqual([expect.stringContaining("已加入专班"), expect.stringContaining("已经用过")]);
  const member = sentTo(here, "DU5")[0]?.includes("已加入") === true ? "U5" : "U6";
  await press(here, member, number, card);
  await settle(here);
  expect(card.text).toContain(`名${member}`);
  const kept = await here.database.pool.query("select 1 from message where text like '%sign-in%'");
  expect(kept.rows).toEqual([]);
});

test("buttons under a reply: what one says counts as said, 有用 is the asker's alone, 转人工 is confirmed once", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  await say(here, "甬海泵业,潜水泵机械密封三个月就漏,能不能帮忙找人看看。徐工 13811110003");
  const [asked] = here.fake.posts;
  const message = { ts: asked?.ts ?? "", thread_ts: asked?.threadTs ?? "" };
  const messageId = String((await here.database.pool.query("select id from message")).rows[0]?.id);
  const on = (action: string, value: string, user: string): Promise<unknown> =>
    here.fake.send("interactive", makePress({ action, value, user, channel: "D1", message }));
  await on("say:1", "确认", "U1");
  await settle(here);
  expect(sentTo(here, "D1").at(-1)).toMatch(/XQ-\d{4}-\d{4}/u);
  await on("feedback", `helpful:${messageId}`, "U2");
  await settle(here);
  expect((await here.database.pool.query("select helpful from feedback")).rows).toEqual([]);
  await on("feedback", `helpful:${messageId}`, "U1");
  await on("feedback", `unhelpful:${messageId}`, "U1");
  await on("handoff", messageId, "U1");
  await on("handoff", messageId, "U2");
  await settle(here);
  expect((await here.database.pool.query("select helpful from feedback")).rows).toEqual([{ helpful: false }]);
  expect(sentTo(here, "D1").filter((text) => text.includes("工作人员会联系您"))).toHaveLength(1);
});
