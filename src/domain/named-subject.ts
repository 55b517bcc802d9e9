/** Keeps a question that names a programme (小巨人、省科技型中小企业) from being answered by clauses of another one. */
import type { Aspect } from "./companion.ts";
import { expandWithGlossary, type Glossary } from "./glossary.ts";
import type { Passage } from "./rank-clauses.ts";
import { remember } from "./remember.ts";
import { normaliseText } from "./text.ts";

/** Shorter names (高企 is two characters of many words) are too common to decide. */
const MIN_NAME = 3;

/**
 * The passages that speak of what the question names, best first.
 *
 * Shape   `question` is normalised; names are the aliases of the documents found; all passages stay where the question names
 *         none, or where the best passage speaks of one of them
 */
export function keepNamedSubject(
  question: string,
  passages: Passage[],
  { aspects, glossary }: { aspects: readonly Aspect[]; glossary: Glossary },
): Passage[] {
  const [best] = passages;
  const names = namesIn(question, passages);
  if (best === undefined || names.length === 0) {
    return passages;
  }
  const words = names.flatMap((name) => [name, ...expandWithGlossary(name, glossary).map(normaliseText)]);
  return speaksOf(best, words) || tellsDepartment(best, aspects)
    ? passages
    : passages.filter((passage) => speaksOf(passage, words));
}

/** Names and clauses are stored texts and always the same. */
const normaliseStored = remember(normaliseText, 5_000);

/** The longest aliases that stand in the question. */
function namesIn(question: string, passages: Passage[]): string[] {
  const aliases = passages.flatMap(({ document }) => document.companion.aliases.map(normaliseStored));
  const found = [...new Set(aliases)].filter((alias) => alias.length >= MIN_NAME && question.includes(alias));
  return found.filter((alias) => !found.some((other) => other !== alias && other.includes(alias)));
}

/** Which department handles a thing is told by kinds of things, not by each one's name. */
function tellsDepartment({ clause }: Passage, aspects: readonly Aspect[]): boolean {
  return aspects.includes("department") && clause.answers.includes("department");
}

function speaksOf({ clause, document }: Passage, words: readonly string[]): boolean {
  const texts = [document.front.title, ...document.companion.aliases, clause.heading, clause.text];
  const said = normaliseStored(texts.join("\n")).replaceAll(/[()]/gu, "");
  return words.some((word) => said.includes(word.replaceAll(/[()]/gu, "")));
}
