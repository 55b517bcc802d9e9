/** Policy documents and their clauses in SQL. */
import { z } from "zod";
import { Aspect, Companion } from "../domain/companion.ts";
import { FrontMatter, Level } from "../domain/policy-document.ts";
import type { StoredClause, StoredDocument } from "../domain/stored.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const ClauseRow = z
  .object({
    id: z.string(),
    document_id: z.string(),
    kind: z.enum(["clause", "overview", "gap"]),
    path: z.string(),
    heading: z.string(),
    original_path: z.string().nullable(),
    text: z.string(),
    source: z.string().nullable(),
    answers: z.array(Aspect),
    department: z.string().nullable(),
  })
  .transform(
    ({ document_id, original_path, ...rest }): StoredClause => ({
      ...rest,
      documentId: document_id,
      originalPath: original_path,
    }),
  );

const CLAUSE_COLUMNS = "id, document_id, kind, path, heading, original_path, text, source, answers, department";

/** Stored front matter is already transformed: its levels are a list. */
const StoredFront = FrontMatter.extend({ level: z.array(Level) });

const DocumentRow = z
  .object({
    id: z.string(),
    content_hash: z.string(),
    front_matter: StoredFront,
    companion: Companion,
    origin: z.string(),
  })
  .transform(
    ({ content_hash, front_matter, ...rest }): StoredDocument => ({
      ...rest,
      contentHash: content_hash,
      front: front_matter,
    }),
  );

const DOCUMENT_COLUMNS = "id, content_hash, front_matter, companion, origin";

/** All documents, by id. */
export async function listDocuments(db: Queryable): Promise<StoredDocument[]> {
  return selectRows(db, DocumentRow, `select ${DOCUMENT_COLUMNS} from policy_document order by id`, []);
}

/** One document; null when there is none of that id. */
export async function findDocument(db: Queryable, id: string): Promise<StoredDocument | null> {
  return selectRow(db, DocumentRow, `select ${DOCUMENT_COLUMNS} from policy_document where id = $1`, [id]);
}

/** What is stored of each document, for telling what changed without reading it all. */
export type DocumentMark = {
  id: string;
  contentHash: string;
  origin: string;
  replaces: string[];
  replacedBy: string[];
};

/** Marks of all stored documents. */
export async function listDocumentMarks(db: Queryable): Promise<DocumentMark[]> {
  const row = z
    .object({
      id: z.string(),
      content_hash: z.string(),
      origin: z.string(),
      replaces: z.array(z.string()),
      replaced_by: z.array(z.string()),
    })
    .transform(({ content_hash, replaced_by, ...rest }) => ({
      ...rest,
      contentHash: content_hash,
      replacedBy: replaced_by,
    }));
  return selectRows(
    db,
    row,
    `select id, content_hash, origin, front_matter->'replaces' as replaces, front_matter->'replacedBy' as replaced_by
     from policy_document order by id`,
    [],
  );
}

/** The clauses and gaps of the given documents, in the order of the documents' own text. */
export async function listClauses(db: Queryable, documentIds: string[]): Promise<StoredClause[]> {
  return selectRows(
    db,
    ClauseRow,
    `select ${CLAUSE_COLUMNS} from clause where document_id = any($1::text[]) order by document_id, ordinal`,
    [documentIds],
  );
}

/** Takes documents out; clauses and passages go with them. */
export async function deleteDocuments(tx: Transaction, ids: string[]): Promise<void> {
  await execute(tx, "delete from policy_document where id = any($1::text[])", [ids]);
}

/** Stores one document. */
export async function insertDocument(tx: Transaction, document: StoredDocument, now: Date): Promise<void> {
  const { front } = document;
  await execute(
    tx,
    `insert into policy_document (id, content_hash, front_matter, companion, levels, region, status, origin, ingested_at)
     values ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7, $8, $9)`,
    [
      document.id,
      document.contentHash,
      JSON.stringify(front),
      JSON.stringify(document.companion),
      front.level,
      front.region,
      front.status,
      document.origin,
      now,
    ],
  );
}

/** Stores the clauses of one document in order. */
export async function insertClauses(tx: Transaction, clauses: StoredClause[]): Promise<void> {
  await execute(
    tx,
    `insert into clause (id, document_id, ordinal, kind, path, heading, original_path, text, source, answers, department)
     select one->>'id', one->>'documentId', (one->>'ordinal')::int, one->>'kind', one->>'path', one->>'heading',
            one->>'originalPath', one->>'text', one->>'source',
            array(select jsonb_array_elements_text(one->'answers')), one->>'department'
     from jsonb_array_elements($1::jsonb) as one`,
    [JSON.stringify(clauses.map((clause, ordinal) => ({ ...clause, ordinal })))],
  );
}

/** The given clauses, in no particular order. */
export async function findClauses(db: Queryable, ids: string[]): Promise<StoredClause[]> {
  return selectRows(db, ClauseRow, `select ${CLAUSE_COLUMNS} from clause where id = any($1::text[])`, [ids]);
}

/** Documents as last read, by id and content: their data beside the text is large, and reading it again costs every question. */
const lastRead = new Map<string, StoredDocument>();
const MOST_READ = 2_000;

/** The given documents, in no particular order; what has not changed since it was read last is not read again. */
export async function findDocuments(db: Queryable, ids: string[]): Promise<StoredDocument[]> {
  const Mark = z.object({ id: z.string(), content_hash: z.string(), origin: z.string() });
  const marks = await selectRows(
    db,
    Mark,
    "select id, content_hash, origin from policy_document where id = any($1::text[])",
    [ids],
  );
  const keyOf = ({ id, hash, origin }: { id: string; hash: string; origin: string }) => [id, hash, origin].join("\n");
  const known = marks.map((mark) => lastRead.get(keyOf({ ...mark, hash: mark.content_hash })));
  const missing = marks.filter((_, index) => known[index] === undefined).map(({ id }) => id);
  const statement = `select ${DOCUMENT_COLUMNS} from policy_document where id = any($1::text[])`;
  const read = missing.length === 0 ? [] : await selectRows(db, DocumentRow, statement, [missing]);
  if (lastRead.size + read.length > MOST_READ) {
    lastRead.clear();
  }
  for (const document of read) {
    lastRead.set(keyOf({ ...document, hash: document.contentHash }), document);
  }
  return [...known.filter((document) => document !== undefined), ...read];
}
