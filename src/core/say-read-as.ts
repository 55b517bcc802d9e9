/** Says what a question that leaned on the turn before was read as. */
import type { AnswerSetting } from "../domain/answer-lead.ts";
import { escapeMarkdown } from "../domain/escape-markdown.ts";
import type { Looked } from "./looked.ts";

/** What the question was read as, where it leaned on the turn before: the person sees at once when something else was meant. */
export function sayReadAs(group: readonly Looked[], { frame }: AnswerSetting): string {
  const [readAs] = group.flatMap((one) => (one.readAs === null ? [] : [one.readAs]));
  return readAs === undefined || readAs.length > READ_AS_CHARS ? "" : `${frame.readAs(escapeMarkdown(readAs))}\n\n`;
}

/** A refusal shows no number, not even the person's own, lest it be taken for the policy's. */
export function hasNoNumber(group: readonly Looked[]): boolean {
  return group.every(({ readAs }) => readAs === null || !/\d/u.test(readAs));
}

/** A longer one is no help to the reader. */
const READ_AS_CHARS = 60;
