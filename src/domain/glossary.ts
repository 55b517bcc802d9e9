/** The glossary (词表): other words for a term, added to a question so that it meets the documents' wording. */
import { z } from "zod";
import { normaliseText } from "./text.ts";

/** One group of the glossary files: a term of the documents and what people say instead. */
export const GlossaryGroup = z.strictObject({
  term: z.string().trim().min(1),
  same: z.array(z.string().trim().min(1)).min(1),
});
export type GlossaryGroup = z.infer<typeof GlossaryGroup>;

/** A glossary ready for look-ups: normalised word → terms of the documents. */
export type Glossary = ReadonlyMap<string, readonly string[]>;

/** Builds the look-up; words are normalised once. */
export function buildGlossary(groups: readonly GlossaryGroup[]): Glossary {
  const glossary = new Map<string, string[]>();
  for (const group of groups) {
    const term = normaliseText(group.term);
    for (const word of group.same.map(normaliseText)) {
      if (word !== term) {
        glossary.set(word, [...(glossary.get(word) ?? []), term]);
      }
    }
  }
  return glossary;
}

/**
 * The document terms that a question's words stand for, longest word first; a word inside a longer one that matched is passed over.
 *
 * Shape   `question` is normalised text; Latin words match whole words only; no term twice
 */
export function expandWithGlossary(question: string, glossary: Glossary): string[] {
  const words = [...glossary.keys()].filter((word) => occurs(question, word)).sort((a, b) => b.length - a.length);
  const kept = words.filter((word, index) => !words.slice(0, index).some((longer) => longer.includes(word)));
  return [...new Set(kept.flatMap((word) => glossary.get(word) ?? []))].filter((term) => !question.includes(term));
}

function occurs(question: string, word: string): boolean {
  const at = question.indexOf(word);
  if (at < 0 || !/^[a-z0-9]/u.test(word)) {
    return at >= 0;
  }
  const before = question[at - 1] ?? " ";
  const after = question[at + word.length] ?? " ";
  const boundary = /[a-z0-9]/u;
  return !boundary.test(before) && (!boundary.test(after) || /s/u.test(after));
}
