/** The gap list: questions that the documents did not answer, each with how often it was asked. */
import { listAnswers, type StoredAnswer } from "../db/curated-answers.ts";
import { listOpenQuestions, type OpenQuestion } from "../db/open-questions.ts";
import type { Staff } from "../db/staff.ts";
import { type ConsultClock, consultClock } from "../domain/consult-clock.ts";
import { questionKey, tidyQuestion } from "../domain/curated-answer.ts";
import { toDay } from "../domain/day.ts";
import { maskNumbers } from "../domain/mask-person.ts";
import type { ClockRules } from "../domain/need-clock.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";

/**
 * One question in all its askings.
 *
 * Shape   `lapsed` is the number of an answer whose review day has passed; `clock` runs from the first asking that nobody
 *         has answered, null when it was not asked again since the last answer
 */
export type QuestionGap = {
  question: string;
  times: number;
  unhelpful: number;
  handed: number;
  department: string | null;
  lastAskedAt: Date;
  lapsed: string | null;
  clock: ConsultClock | null;
};

/** Askings that are looked at, and questions that are listed. */
const MOST_ASKINGS = 5_000;
const MOST_QUESTIONS = 200;

/**
 * Questions without an answer in use, the one due first at the head; numbers of people are masked.
 *
 * Errors  ForbiddenError
 */
export async function listQuestionGaps(deps: Deps, staff: Staff): Promise<QuestionGap[]> {
  await requirePermission(deps, staff, { action: "policy.curate", subject: "list", audit: "refusal" });
  const today = toDay(deps.clock());
  const answers = Map.groupBy(await listAnswers(deps.pool), ({ key }) => key);
  const isInUse = (answer: StoredAnswer): boolean => answer.withdrawnOn === null && answer.reviewOn >= today;
  const asked = Map.groupBy(await listOpenQuestions(deps.pool, MOST_ASKINGS), ({ question }) => questionKey(question));
  return [...asked]
    .filter(([key]) => !(answers.get(key) ?? []).some(isInUse))
    .flatMap(([key, askings]) => toGap(askings, answers.get(key) ?? [], deps.vocabulary.clockRules))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_QUESTIONS);
}

/** Askings come newest first, and what has no clock stands behind in that order. */
function rank({ clock }: QuestionGap): number {
  return clock === null ? Number.MAX_SAFE_INTEGER : clock.dueAt.getTime();
}

function toGap(askings: readonly OpenQuestion[], past: readonly StoredAnswer[], rules: ClockRules): QuestionGap[] {
  const [last] = askings;
  if (last === undefined) {
    return [];
  }
  return [
    {
      question: maskNumbers(tidyQuestion(last.question)),
      times: askings.length,
      unhelpful: askings.filter(({ unhelpful }) => unhelpful).length,
      handed: askings.filter(({ handed }) => handed).length,
      department: askings.find(({ department }) => department !== null)?.department ?? null,
      lastAskedAt: last.askedAt,
      lapsed: past.find(({ withdrawnOn }) => withdrawnOn === null)?.id ?? null,
      clock: toClock(askings, past, rules),
    },
  ];
}

/** An answer settled what was asked up to its day, also when it is out of use now. */
function toClock(
  askings: readonly OpenQuestion[],
  past: readonly StoredAnswer[],
  rules: ClockRules,
): ConsultClock | null {
  const answeredOn =
    past
      .map(({ createdOn }) => createdOn)
      .sort()
      .at(-1) ?? "";
  const waiting = askings.map(({ waitingSince }) => waitingSince).filter((since) => toDay(since) > answeredOn);
  return waiting.length === 0 ? null : consultClock(rules, new Date(Math.min(...waiting.map(Number))));
}
