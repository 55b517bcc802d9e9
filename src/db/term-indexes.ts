/** What a question needs of the search indexes before it searches them, read in one statement. */
import { z } from "zod";
import { type Queryable, selectRows } from "./database.ts";
import type { IndexKind, KnownTerm } from "./search-index.ts";

/** One index: how many passages it holds, and those of the terms asked for that it knows, by their text. */
export type TermIndex = { passageCount: number; terms: ReadonlyMap<string, KnownTerm> };

const Row = z.object({
  kind: z.enum(["text", "question"]),
  passage_count: z.number().nullable(),
  id: z.number().nullable(),
  text: z.string().nullable(),
  document_frequency: z.number().nullable(),
});

/** Both indexes as far as the given terms go. */
export async function readIndexes(db: Queryable, texts: string[]): Promise<Record<IndexKind, TermIndex>> {
  const rows = await selectRows(
    db,
    Row,
    // NOTE: both kinds are named so that the index on (kind, text) finds the terms; a join on kind read them all.
    `select kind, passage_count, null::int as id, null as text, null::int as document_frequency from search_index
     union all
     select kind, null, id, text, document_frequency from term where kind in ('text', 'question') and text = any($1::text[])`,
    [texts],
  );
  const indexOf = (kind: IndexKind): TermIndex => {
    const own = rows.filter((row) => row.kind === kind);
    const terms = own.flatMap(({ id, text, document_frequency: frequency }): [string, KnownTerm][] =>
      id === null || text === null || frequency === null ? [] : [[text, { id, text, documentFrequency: frequency }]],
    );
    const passageCount = own.find(({ passage_count: count }) => count !== null)?.passage_count ?? 0;
    return { passageCount, terms: new Map(terms) };
  };
  return { text: indexOf("text"), question: indexOf("question") };
}
