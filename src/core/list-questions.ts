/** The gap list: questions that the documents did not answer, each with how often it was asked. */
import { listAnswers } from "../db/curated-answers.ts";
import { listOpenQuestions, type OpenQuestion } from "../db/open-questions.ts";
import type { Staff } from "../db/staff.ts";
import { questionKey, tidyQuestion } from "../domain/curated-answer.ts";
import { toDay } from "../domain/day.ts";
import { maskNumbers } from "../domain/mask-person.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";

/** One question in all its askings; `lapsed` is the number of an answer whose review day has passed. */
export type QuestionGap = {
  question: string;
  times: number;
  unhelpful: number;
  department: string | null;
  lastAskedAt: Date;
  lapsed: string | null;
};

/** Askings that are looked at, and questions that are listed. */
const MOST_ASKINGS = 5_000;
const MOST_QUESTIONS = 200;

/**
 * Questions without an answer in use, the last asked first; numbers of people are masked.
 *
 * Errors  ForbiddenError
 */
export async function listQuestionGaps(deps: Deps, staff: Staff): Promise<QuestionGap[]> {
  await requirePermission(deps, staff, { action: "policy.curate", subject: "list", audit: "refusal" });
  const today = toDay(deps.clock());
  const answers = (await listAnswers(deps.pool)).filter(({ withdrawnOn }) => withdrawnOn === null);
  const inUse = new Set(answers.filter(({ reviewOn }) => reviewOn >= today).map(({ key }) => key));
  const lapsed = new Map(answers.filter(({ reviewOn }) => reviewOn < today).map(({ key, id }) => [key, id]));
  const asked = Map.groupBy(await listOpenQuestions(deps.pool, MOST_ASKINGS), ({ question }) => questionKey(question));
  return [...asked]
    .filter(([key]) => !inUse.has(key))
    .flatMap(([key, askings]) => toGap(askings, lapsed.get(key) ?? null))
    .slice(0, MOST_QUESTIONS);
}

/** Askings come newest first. */
function toGap(askings: readonly OpenQuestion[], lapsed: string | null): QuestionGap[] {
  const [last] = askings;
  return last === undefined
    ? []
    : [
        {
          question: maskNumbers(tidyQuestion(last.question)),
          times: askings.length,
          unhelpful: askings.filter(({ why }) => why === "unhelpful").length,
          department: askings.find(({ department }) => department !== null)?.department ?? null,
          lastAskedAt: last.askedAt,
          lapsed,
        },
      ];
}
