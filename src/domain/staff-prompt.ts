/** What the staff app offers to begin with in Slack, and which of these ask for a list of needs. */
import type { SlackContent } from "./slack.ts";

/** The lists that can be asked for. */
type View = Extract<SlackContent, { kind: "queue" }>["view"];

/** A prompt: `view` is the list that it asks for, null for a question of policy. */
export type StaffPrompt = { title: string; message: string; view: View | null };

/** Slack shows at most four. */
export const STAFF_PROMPTS: readonly StaffPrompt[] = [
  { title: "我的需求", message: "我名下有哪些需求？", view: "mine" },
  { title: "超期的", message: "现在有哪些需求超期了？", view: "overdue" },
  { title: "没人认领的", message: "还有哪些需求没有人认领？", view: "unclaimed" },
  { title: "问政策", message: "高企认定奖励多少？", view: null },
];

/** The list that a message asks for: the prompt itself or its title, and nothing besides. */
export function readQueueWish(text: string): View | null {
  const said = plain(text);
  return STAFF_PROMPTS.find(({ title, message }) => said === plain(message) || said === plain(title))?.view ?? null;
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\s?。.!]/gu, "");
}
