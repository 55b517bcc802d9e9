/** The documents of curated answers, as the ingestion stores them. */
import { createHash } from "node:crypto";
import { listUsedAnswers } from "../db/curated-answers.ts";
import type { Queryable } from "../db/database.ts";
import { type CuratedAnswer, toCuratedEntry } from "../domain/curated-answer.ts";
import type { ReadEntry } from "./knowledge-files.ts";

/** All that are in use: every ingestion stores them again where the index has changed, and takes none of them out. */
export async function readCuratedEntries(db: Queryable): Promise<ReadEntry[]> {
  return (await listUsedAnswers(db)).map(toEntry);
}

/** One answer with the hash of everything that it says. */
function toEntry(curated: CuratedAnswer): ReadEntry {
  const entry = toCuratedEntry(curated);
  const { front, clauses } = entry.document;
  const contentHash = createHash("sha256")
    .update(JSON.stringify([front, clauses, entry.companion]))
    .digest("hex");
  return { ...entry, contentHash };
}
