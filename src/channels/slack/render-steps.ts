/** What is shown while an answer is made: 检索 → 阅读 → 核对引用, as task updates of a streaming message. */
import type { TaskUpdateChunk } from "@slack/types";
import type { Step } from "../../core/handle-message.ts";

type Status = TaskUpdateChunk["status"];

/** The tasks in their order. */
const TASKS = [
  { id: "search", title: "检索政策文件" },
  { id: "read", title: "阅读相关条款" },
  { id: "cite", title: "核对引用" },
] as const;

/** The first task that is not over at each step. */
const AT: Readonly<Record<Step, number>> = { searching: 0, citing: 1, answering: 2 };

/** What the person reads where tasks cannot be shown: the status line of a thread. */
export const STEP_WORDS: Readonly<Record<Step, string>> = {
  searching: "正在检索…",
  citing: "正在核对引用…",
  answering: "正在写答复…",
};

/** The tasks while a step is under way. */
export function renderStep(step: Step): TaskUpdateChunk[] {
  return toChunks((place) => (place < AT[step] ? "complete" : place === AT[step] ? "in_progress" : "pending"));
}

/** The tasks when the answer is there, or when it failed at a step. */
export function renderStepsEnd(end: { kind: "done" } | { kind: "failed"; at: Step }): TaskUpdateChunk[] {
  return toChunks((place) => {
    if (end.kind === "done" || place < AT[end.at]) {
      return "complete";
    }
    return place === AT[end.at] ? "error" : "pending";
  });
}

function toChunks(statusOf: (place: number) => Status): TaskUpdateChunk[] {
  return TASKS.map(({ id, title }, place) => ({ type: "task_update", id, title, status: statusOf(place) }));
}
