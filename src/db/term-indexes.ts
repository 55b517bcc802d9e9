/** What a question needs of the search indexes before it searches them, read in one statement. */
import { z } from "zod";
import { type Queryable, selectRows } from "./database.ts";
import type { IndexKind, KnownTerm } from "./search-index.ts";

/** One index: how many passages it holds, and those of the terms asked for that it knows, by their text. */
export type TermIndex = { passageCount: number; terms: ReadonlyMap<string, KnownTerm> };

const Row = z.object({
  kind: z.enum(["text", "question"]),
  passage_count: z.number(),
  id: z.number().nullable(),
  text: z.string().nullable(),
  document_frequency: z.number().nullable(),
});

/** Both indexes as far as the given terms go. */
export async function readIndexes(db: Queryable, texts: string[]): Promise<Record<IndexKind, TermIndex>> {
  const rows = await selectRows(
    db,
    Row,
    `select search_index.kind, passage_count, term.id, term.text, document_frequency
     from search_index left join term on term.kind = search_index.kind and term.text = any($1::text[])`,
    [texts],
  );
  const indexOf = (kind: IndexKind): TermIndex => {
    const own = rows.filter((row) => row.kind === kind);
    const terms = own.flatMap(({ id, text, document_frequency: frequency }): [string, KnownTerm][] =>
      id === null || text === null || frequency === null ? [] : [[text, { id, text, documentFrequency: frequency }]],
    );
    return { passageCount: own[0]?.passage_count ?? 0, terms: new Map(terms) };
  };
  return { text: indexOf("text"), question: indexOf("question") };
}
