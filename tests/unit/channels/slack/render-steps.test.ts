/** The tasks that are shown while an answer is made. */
import { expect, test } from "vitest";
import { renderStep, renderStepsEnd, STEP_WORDS } from "../../../../src/channels/slack/render-steps.ts";

const statuses = (chunks: ReturnType<typeof renderStep>) => chunks.map(({ title, status }) => `${title} ${status}`);

test("检索, 阅读 and 核对引用 are done one after the other", () => {
  expect(statuses(renderStep("searching"))).toEqual([
    "检索政策文件 in_progress",
    "阅读相关条款 pending",
    "核对引用 pending",
  ]);
  expect(statuses(renderStep("citing"))).toEqual([
    "检索政策文件 complete",
    "阅读相关条款 in_progress",
    "核对引用 pending",
  ]);
  expect(statuses(renderStep("answering"))).toEqual([
    "检索政策文件 complete",
    "阅读相关条款 complete",
    "核对引用 in_progress",
  ]);
  expect(renderStepsEnd({ kind: "done" }).every(({ status }) => status === "complete")).toBe(true);
});

test("a failure stands where it happened", () => {
  expect(renderStepsEnd({ kind: "failed", at: "citing" }).map(({ status }) => status)).toEqual([
    "complete",
    "error",
    "pending",
  ]);
});

test("every step has words for where tasks cannot be shown", () => {
  expect(Object.values(STEP_WORDS).every((words) => words.endsWith("…"))).toBe(true);
});
