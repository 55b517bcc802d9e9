/** The names by which questions call the documents: their aliases, and the glossary's words for these. */
import { findDocuments, listDocumentMarks } from "../db/documents.ts";
import { normaliseText } from "../domain/text.ts";
import type { Deps } from "./ports.ts";

/** Finds the names that a normalised text says, the longest first; none that stands inside another. */
export async function readDocumentNames(deps: Deps): Promise<(text: string) => string[]> {
  const marks = await listDocumentMarks(deps.pool);
  const documents = await findDocuments(
    deps.pool,
    marks.map(({ id }) => id),
  );
  const aliases = new Set(documents.flatMap(({ companion }) => companion.aliases.map(normaliseText)));
  const words = [...deps.vocabulary.glossary].filter(([, terms]) => terms.some((term) => aliases.has(term)));
  const names = [...new Set([...aliases, ...words.map(([word]) => word)])].sort((a, b) => b.length - a.length);
  return (text) => {
    const found = names.filter((name) => text.includes(name));
    return found.filter((name, index) => !found.slice(0, index).some((longer) => longer.includes(name)));
  };
}
