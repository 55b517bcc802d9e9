/** How arrivals from Slack are told apart, and what of them is kept. */
import { describe, expect, test } from "vitest";
import { readArrival } from "../../../src/channels/slack/read-arrival.ts";
import { readText } from "../../../src/channels/slack/read-text.ts";
import { readUtterance } from "../../../src/channels/slack/read-utterance.ts";
import { BOT, makeEvent, makePress } from "../../support/fake-slack.ts";

const form = (value: string, hash = "h1"): Record<string, unknown> => ({
  type: "view_submission",
  team: { id: "T1" },
  user: { id: "U1", team_id: "T1" },
  view: { id: "V1", hash, callback_id: "need", state: { values: { b: { a: { value } } } } },
});

describe("names", () => {
  test("a form that was mended and sent again is another arrival, the same form twice is one", () => {
    const id = (payload: unknown): string => readArrival("staff", payload)?.eventId ?? "";
    expect(id(form("一"))).toBe(id(form("一")));
    expect(id(form("一"))).not.toBe(id(form("二")));
    expect(id(form("一"))).not.toBe(id(form("一", "h2")));
  });

  test("presses differ by time and person, commands by their trigger", () => {
    const press = { action: "need_claim", value: "XQ", user: "U1", channel: "C1", message: { ts: "1.2" } };
    const [first, second] = [makePress(press), makePress(press)];
    expect(readArrival("staff", first)?.eventId).not.toBe(readArrival("staff", second)?.eventId);
    expect(readArrival("staff", { ...first, user: { id: "U2" } })?.eventId).not.toBe(
      readArrival("staff", first)?.eventId,
    );
    const command = { command: "/need", trigger_id: "1.x", team_id: "T1", user_id: "U1", channel_id: "C1" };
    expect(readArrival("staff", command)).toMatchObject({ kind: "command", eventId: "command:1.x" });
  });

  test("what is not Slack's is nothing", () => {
    for (const payload of [null, 1, "x", [], {}, { type: "event_callback" }, { type: "dialog" }, { event: {} }]) {
      expect(readArrival("staff", payload)).toBeNull();
    }
  });
});

describe("what is kept", () => {
  test("of a message its text once, and no verification token", () => {
    const event = makeEvent({ text: "你好", blocks: [{ type: "rich_text" }], attachments: [{ text: "再说一遍" }] });
    const kept = JSON.stringify(readArrival("staff", event)?.body);
    expect(kept).toContain("你好");
    expect(kept).not.toMatch(/rich_text|再说|verification/u);
  });

  test("of a press nothing of the message it stands under", () => {
    const press = makePress({ action: "a", value: "v", user: "U1", channel: "C1", message: { ts: "1.2" } });
    const body = { ...press, message: { ts: "1.2", text: "甲公司缺轴承", blocks: [] }, token: "verification" };
    expect(JSON.stringify(readArrival("staff", body)?.body)).not.toMatch(/甲公司|verification/u);
  });
});

describe("who and where", () => {
  test("a shared channel, or a person of another workspace, counts as outside", () => {
    const outside = (event: Record<string, unknown>, body: Record<string, unknown>): boolean | undefined =>
      readUtterance("staff", makeEvent(event, body))?.who.external;
    expect(outside({}, {})).toBe(false);
    expect(outside({}, { is_ext_shared_channel: true })).toBe(true);
    expect(outside({ team: "T2" }, {})).toBe(true);
    expect(outside({ user_team: "T2" }, {})).toBe(true);
    // The other side's team may stand on top: the installation is what counts.
    expect(outside({ team: "T1" }, { team_id: "T2" })).toBe(false);
  });

  test("a call is a mention, whichever of the twins it is", () => {
    const text = `<@${BOT}> 高企`;
    for (const type of ["message", "app_mention"]) {
      expect(readUtterance("staff", makeEvent({ type, channel: "C1", channel_type: "channel", text }))).toMatchObject({
        called: true,
        direct: false,
        text: "高企",
      });
    }
  });
});

test("texts are read as they were written", () => {
  expect(
    readText(`<@${BOT}>  &lt;b&gt; &amp;amp; <https://a.cn/x|看 这里> <https://b.cn> <mailto:a@b.cn|a@b.cn>`, BOT),
  ).toBe("<b> &amp; 看 这里 https://b.cn a@b.cn");
  expect(readText("<!channel> <#C1|项目> <@U2> <tel:13800000000>", null)).toBe("#项目 13800000000");
});
