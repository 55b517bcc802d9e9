/** Why a post to Slack was given up, in words for staff. */
import { expect, test } from "vitest";
import { POST_LABELS, tellPostFailure } from "../../../src/domain/slack-failure.ts";

test("what staff can mend is said in words, any other code is shown, and what is no code is not", () => {
  expect(tellPostFailure("not_in_channel")).toBe("机器人不在频道里，请先邀请它");
  expect(tellPostFailure("invalid_blocks")).toBe("Slack 没有接受（invalid_blocks）");
  expect(tellPostFailure("周敏 13800004001")).toBe("Slack 没有接受");
  expect(tellPostFailure(null)).toBe("Slack 没有接受");
  expect(Object.values(POST_LABELS).every((label) => label !== "")).toBe(true);
});
