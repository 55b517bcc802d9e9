/** Files sent to the bot: nobody reads or keeps them, and the person is told so once. */
import { expect, test } from "vitest";
import { makeEvent } from "../../support/fake-slack.ts";
import { APPS, sentTo, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, startSlack } from "../../support/slack-under-test.ts";

const FILE = { id: "F1", name: "密封件图纸.pdf", mimetype: "application/pdf", preview: "甬海泵业机械密封", size: 9 };
const TOLD = expect.stringContaining("这里看不了文件和图片");

test("a file alone is answered with what to do instead, and nothing of it is kept", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const event = makeEvent({ subtype: "file_share", text: "", files: [FILE] });
  await here.fake.send("events_api", event);
  await here.fake.send("events_api", event);
  await settle(here);
  expect(sentTo(here, "D1")).toEqual([TOLD]);
  const kept = await here.database.pool.query("select text from message");
  expect(kept.rows).toEqual([]);
});

test("words that come with a photo are answered, and then what to do with the photo is said", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const text = "甬海泵业,潜水泵机械密封三个月就漏,能不能帮忙找人看看。徐工 13811110003";
  await here.fake.send("events_api", makeEvent({ subtype: "file_share", text, files: [FILE] }));
  await settle(here);
  expect(sentTo(here, "D1")).toEqual([expect.stringContaining("甬海泵业"), TOLD]);
});

test("a file in a thread of the bot's own is answered there, among people it is left alone", async () => {
  const here = await startSlack(answerFully, { apps: APPS, deps: withChannel });
  const place = { channel: "C5", channel_type: "channel" };
  await here.fake.send("events_api", makeEvent({ ...place, subtype: "file_share", text: "", files: [FILE] }));
  await here.fake.send("events_api", makeEvent({ ...place, type: "app_mention", text: "", files: [FILE] }));
  await settle(here);
  expect(sentTo(here, "C5")).toEqual([TOLD]);
});
