/** Staff answer a question that the documents leave open: the bot then gives that answer under its own number until its review day. */
import { insertAnswer, listAnswers, nextAnswerId, type StoredAnswer, withdrawAnswer } from "../db/curated-answers.ts";
import { withTransaction } from "../db/database.ts";
import { findClauses, findDocuments, listDocumentMarks } from "../db/documents.ts";
import type { Staff } from "../db/staff.ts";
import { type CuratedAnswer, isCurated, questionKey } from "../domain/curated-answer.ts";
import { toDay } from "../domain/day.ts";
import { ConflictError, InvalidInputError, NotFoundError } from "../errors.ts";
import { readCuratedEntries } from "./curated-entries.ts";
import type { Deps } from "./ports.ts";
import { refuseSecret } from "./refuse-secret.ts";
import { requirePermission } from "./require-permission.ts";
import { storeEntries } from "./store-entries.ts";

/** An answer as staff write it; `source` is a clause of ours (document and path: `<id> 要点1`) or says in words where the answer comes from. */
export type WrittenAnswer = Pick<
  CuratedAnswer,
  "question" | "answer" | "source" | "sourceOn" | "department" | "level" | "reviewOn"
>;

const CLAUSE = /^([A-Za-z0-9][A-Za-z0-9_-]*)[\s#＃]+(\S.*)$/u;

/**
 * Keeps the answer and puts it into use. An earlier answer to the same question goes out of use. The number of the new one.
 *
 * Errors  ForbiddenError; InvalidInputError naming what to mend
 */
export async function curateAnswer(deps: Deps, staff: Staff, written: WrittenAnswer): Promise<string> {
  await requirePermission(deps, staff, { action: "policy.curate", subject: "new", audit: "refusal" });
  refuseSecret(deps, `${written.question}\n${written.answer}\n${written.source}`);
  checkDays(written, toDay(deps.clock()));
  const source = await readSource(deps, written.source);
  const key = questionKey(written.question);
  if (key === "") {
    throw new InvalidInputError("问题里没有文字。");
  }
  const id = await nextAnswerId(deps.pool);
  const earlier = (await listAnswers(deps.pool)).filter((one) => one.key === key && one.withdrawnOn === null);
  await withTransaction(deps.pool, async (tx) => {
    for (const one of earlier) {
      await withdrawAnswer(tx, one.id, staff.name, deps.clock());
    }
    const kept = { ...written, ...source, id, key, staffId: staff.id, staffName: staff.name };
    await insertAnswer(tx, kept, deps.clock());
  });
  await bringIntoUse(deps);
  await requirePermission(deps, staff, { action: "policy.curate", subject: id, audit: "always" });
  return id;
}

/**
 * Takes an answer out of use; what was said with it stays in the conversations.
 *
 * Errors  ForbiddenError, NotFoundError
 */
export async function withdrawCurated(deps: Deps, staff: Staff, id: string): Promise<void> {
  await requirePermission(deps, staff, { action: "policy.curate", subject: id, audit: "always" });
  const isOut = await withTransaction(deps.pool, (tx) => withdrawAnswer(tx, id, staff.name, deps.clock()));
  if (!isOut) {
    throw new NotFoundError(`没有在用的答复 ${id}。`);
  }
  await bringIntoUse(deps);
}

/** All answers, withdrawn ones too, the latest first. */
export async function listCurated(deps: Deps, staff: Staff): Promise<StoredAnswer[]> {
  await requirePermission(deps, staff, { action: "policy.curate", subject: "list", audit: "refusal" });
  return listAnswers(deps.pool);
}

/** Makes the documents agree with the answers in use. Two at once meet at the same documents: the slower looks again. */
async function bringIntoUse(deps: Deps): Promise<void> {
  await storeCurated(deps).catch((error: unknown) => {
    if (error instanceof ConflictError) {
      return storeCurated(deps);
    }
    throw error;
  });
}

async function storeCurated(deps: Deps): Promise<void> {
  const entries = await readCuratedEntries(deps.pool);
  const stored = await listDocumentMarks(deps.pool);
  const gone = stored.filter(({ origin }) => isCurated(origin));
  await storeEntries(deps, { entries, stored, gone }, () => undefined);
}

function checkDays({ sourceOn, reviewOn }: WrittenAnswer, today: string): void {
  if (sourceOn > today) {
    throw new InvalidInputError("来源日期不能晚于今天。");
  }
  if (reviewOn < today || reviewOn > addYear(today)) {
    throw new InvalidInputError("复核日期要在今天以后、一年以内。");
  }
}

/** 29 February has no like in the next year: the text comparison takes it for the last day of February. */
function addYear(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** A clause of ours is named by its document's title; anything else stays as it was written. */
async function readSource(deps: Deps, text: string): Promise<{ source: string; clauseId: string | null }> {
  const [, document = "", path = ""] = CLAUSE.exec(text.trim()) ?? [];
  const [known] = document === "" ? [] : await findDocuments(deps.pool, [document]);
  if (known === undefined) {
    return { source: text.trim(), clauseId: null };
  }
  const clauseId = `${document}#${path.trim()}`;
  if ((await findClauses(deps.pool, [clauseId])).length === 0) {
    throw new InvalidInputError(`${document} 里没有“${path.trim()}”这一条，请核对条款编号。`);
  }
  return { source: `《${known.front.title}》${path.trim()}（${document}）`, clauseId };
}

export type { StoredAnswer };
