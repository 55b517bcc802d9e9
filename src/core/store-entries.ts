/** Writes read policy files to the database and the search index: all of a run or nothing, unchanged ones left alone. */
import { createHash } from "node:crypto";
import { relative, resolve } from "node:path";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { type Transaction, withTransaction } from "../db/database.ts";
import { type DocumentMark, deleteDocuments, insertClauses, insertDocument } from "../db/documents.ts";
import { isCurated } from "../domain/curated-answer.ts";
import { toPassageTexts, toStoredClauses } from "../domain/passage-texts.ts";
import { lexiconKey } from "../domain/terms.ts";
import { reindex } from "./index-passages.ts";
import type { ReadEntry } from "./knowledge-files.ts";
import type { Deps } from "./ports.ts";

/** What was done, by document id. */
export type StoreReport = {
  added: string[];
  changed: string[];
  unchanged: string[];
  removed: string[];
};

/** Told after each stored batch of passages. */
export type IngestProgress = (done: number, total: number) => void;

/** Raised when clauses are cut or indexed in another way, so that stored documents are made anew. */
const INDEX_FORMAT = 2;

/** Longer clauses are searched in parts; pgvector allows 16,000 terms, readers lose the thread far earlier. */
const PASSAGE_MAX_CHARS = 4000;
const PASSAGE_OVERLAP_CHARS = 200;

type Marked = { entry: ReadEntry; id: string; hash: string };

/**
 * Stores entries and removes documents in one transaction.
 *
 * Shape   `stored` are the marks of what the database holds, `gone` those of them that shall leave
 */
export async function storeEntries(
  deps: Deps,
  change: {
    entries: ReadEntry[];
    stored: DocumentMark[];
    gone: DocumentMark[];
  },
  onProgress: IngestProgress,
): Promise<StoreReport> {
  const key = lexiconKey(deps.vocabulary.lexicon);
  const hashes = new Map(change.stored.map((mark) => [mark.id, mark.contentHash]));
  const entries = change.entries.map((entry) => ({
    entry,
    id: entry.document.front.id,
    hash: storedHash(entry.contentHash, key),
  }));
  const unchanged = entries.filter(({ id, hash }) => hashes.get(id) === hash);
  const changed = entries.filter(({ id, hash }) => hashes.has(id) && hashes.get(id) !== hash);
  const added = entries.filter(({ id }) => !hashes.has(id));
  const kept = new Set(entries.map(({ id }) => id));
  const removed = change.gone.map((mark) => mark.id).filter((id) => !kept.has(id));
  if (added.length + changed.length + removed.length > 0) {
    await replace(deps, [...added, ...changed], [...removed, ...idsOf(changed)], onProgress);
  }
  return {
    added: idsOf(added),
    changed: idsOf(changed),
    unchanged: idsOf(unchanged),
    removed,
  };
}

function idsOf(list: Marked[]): string[] {
  return list.map(({ id }) => id);
}

/** The hash a document is stored under: its files' words, the terms they are cut into, and the format of the index. */
export function storedHash(contentHash: string, lexicon: string): string {
  return createHash("sha256").update(`${INDEX_FORMAT}\0${lexicon}\0${contentHash}`).digest("hex");
}

async function replace(deps: Deps, fresh: Marked[], outgoing: string[], onProgress: IngestProgress): Promise<void> {
  const texts = await Promise.all(fresh.map(({ entry }) => toPassageTexts(entry, splitLong)));
  const added = texts.flat();
  await withTransaction(deps.pool, (tx) =>
    reindex(
      tx,
      {
        removed: outgoing,
        added,
        lexicon: deps.vocabulary.lexicon,
        deleteRemoved: () => deleteDocuments(tx, outgoing),
        insertAdded: () => insertAll(tx, fresh, deps.clock()),
      },
      (done) => onProgress(done, added.length),
    ),
  );
}

async function insertAll(tx: Transaction, fresh: Marked[], now: Date): Promise<void> {
  for (const { entry, id, hash } of fresh) {
    const { front, file } = entry.document;
    const document = {
      id,
      contentHash: hash,
      front,
      companion: entry.companion,
      origin: toOrigin(file),
    };
    await insertDocument(tx, document, now);
    await insertClauses(tx, toStoredClauses(entry));
  }
}

/** Files are remembered relative to the working folder, so that an installation can be moved. */
export function toOrigin(file: string): string {
  return isCurated(file) ? file : relative(process.cwd(), resolve(file));
}

async function splitLong(text: string): Promise<string[]> {
  if (text.length <= PASSAGE_MAX_CHARS) {
    return [text];
  }
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: PASSAGE_MAX_CHARS,
    chunkOverlap: PASSAGE_OVERLAP_CHARS,
    separators: ["\n\n", "\n", "。", "；", "，", ""],
  });
  return splitter.splitText(text);
}
