/** Looks a question up that leans on the turn before: completed first, unless its own words find more. */
import { findDocuments } from "../db/documents.ts";
import { isBareQuestion } from "../domain/bare-question.ts";
import { type Completed, completeQuestion } from "../domain/complete-question.ts";
import { toDay } from "../domain/day.ts";
import { MAX_CLAUSES } from "../domain/evidence-gate.ts";
import { type Facets, findFacets } from "../domain/facets.ts";
import type { Measure } from "../domain/measure.ts";
import { pointsBack, type QuestionPart, splitQuestions } from "../domain/split-questions.ts";
import { normaliseText } from "../domain/text.ts";
import { readDocumentNames } from "./document-names.ts";
import { type Looked, toText, weighNamed } from "./looked.ts";
import type { Deps } from "./ports.ts";
import { ANSWER_DEPTH, type Query, type Retrieval, retrievePassages } from "./retrieve-passages.ts";

/** A turn of the talk before: the full questions of it and the documents it was about. */
export type EarlierTurn = { questions: string[]; documents: string[] };

/** The part, what its own words find, and the question before it with the documents that it was about. */
export type FollowUp = {
  part: QuestionPart;
  plain: Query;
  alone: Retrieval;
  last: { question: string; documents: string[] };
};

/** What the last turn asked last; null where it asked nothing. */
export function lastAsked(earlier: readonly EarlierTurn[]): FollowUp["last"] | null {
  const turn = earlier.at(-1);
  const question = turn?.questions.at(-1);
  return turn === undefined || question === undefined ? null : { question, documents: turn.documents };
}

/** What a question that names nothing leans on: the last one that named something, for one that was not completed has no subject. */
export function lastNamed(earlier: readonly EarlierTurn[]): FollowUp["last"] | null {
  const at = earlier.findLastIndex(({ questions }) => questions.some((question) => !isBareQuestion(question)));
  return lastAsked(earlier.slice(0, at + 1));
}

/** A question in a message of its own that leans on the turn before. */
export async function lookUpFollowUp(deps: Deps, followUp: FollowUp): Promise<Looked> {
  const { part, plain, last } = followUp;
  const completed = await complete(deps, part.focus, last, plain.facets);
  if (completed.relation === "new") {
    return byItself(deps, followUp);
  }
  const isBare = isBareQuestion(toText(part));
  const isUnnamed = isBare && completed.relation === "beside" && last.documents.length === 0;
  if (isUnnamed || isBareQuestion(completed.text)) {
    return askWhich(followUp);
  }
  const query = toQuery(followUp, completed, toDay(deps.clock()));
  const done = await weigh(deps, part, completed, query);
  if (!speaksOf(done, completed.added)) {
    return byItself(deps, followUp);
  }
  const free = { ...query, facets: { ...query.facets, payer: plain.facets.payer } };
  if (asksElse(plain.facets) && query.facets.payer !== plain.facets.payer) {
    const anyLevel = await weigh(deps, part, completed, free);
    if (isNational(anyLevel)) {
      return anyLevel;
    }
  }
  return !isBare && standsAlone(followUp, completed, done) ? byItself(deps, followUp) : done;
}

/** A name, not a description of a case (委托的是德国公司), which the documents word in their own way. */
const NAME = /^(?!.*[的是在那个他它搞一超])\p{Script=Han}{2,6}$/u;

/** Whether an answer is about the new case: 独角兽呢 after a question on 高企 is not answered with what 高企 get. */
function speaksOf({ evidence }: Looked, added: string): boolean {
  if (evidence.kind !== "answer" || !NAME.test(added)) {
    return true;
  }
  const told = evidence.passages.map(({ clause }) => `${clause.heading} ${clause.text}`).join(" ");
  const text = normaliseText(`${evidence.document.front.title} ${told}`);
  const pieces = added.match(/[a-z\d]+|\p{Script=Han}{2}|\p{Script=Han}/gu) ?? [];
  return pieces.filter((piece) => text.includes(piece)).length * 2 >= pieces.length;
}

/** What a question is read as after the last one. */
export async function complete(
  deps: Deps,
  own: string,
  { question, documents }: FollowUp["last"],
  { aspects }: Pick<Facets, "aspects">,
): Promise<Completed> {
  const findNames = await readDocumentNames(deps);
  const [document] = documents.length === 1 ? await findDocuments(deps.pool, documents) : [];
  const isMeasure = (word: string) => measureWords(deps.vocabulary.measures).has(word);
  return completeQuestion(own, question, { findNames, isMeasure, title: document?.front.title ?? null, aspects });
}

const knownWords = new WeakMap<ReadonlyMap<string, Measure>, ReadonlySet<string>>();

function measureWords(measures: ReadonlyMap<string, Measure>): ReadonlySet<string> {
  const all = [...measures.values()].flatMap(({ label, terms }) => [label, ...terms]);
  const words = knownWords.get(measures) ?? new Set(all.map(normaliseText));
  knownWords.set(measures, words);
  return words;
}

/** The completed question as one to search for. */
function toQuery({ part, plain, last }: FollowUp, completed: Completed, today: string): Query {
  const { documents } = last;
  const said = findFacets(normaliseText(toText({ circumstances: part.circumstances, focus: completed.text })), today);
  switch (completed.relation) {
    case "again": {
      const [whole, ...more] = splitQuestions(completed.focus);
      const { focus, circumstances } =
        whole === undefined || more.length > 0 ? { focus: completed.focus, circumstances: "" } : whole;
      const around = toText({ circumstances: part.circumstances, focus: circumstances });
      return { focus, circumstances: around, background: "", documents, facets: said };
    }
    case "further": {
      const circumstances = toText({ circumstances: part.circumstances, focus: completed.subject });
      return { ...plain, circumstances, documents, facets: furtherFacets(plain.facets, last.question, today) };
    }
    case "new":
    case "beside": {
      const aspects = plain.facets.aspects.length > 0 ? plain.facets.aspects : said.aspects;
      const payer = plain.facets.payer ?? said.payer;
      return { ...plain, background: completed.subject, documents, facets: { ...said, payer, aspects } };
    }
  }
}

/** Level and years carry over, the level not to a question for the department; what was asked before does not. */
function furtherFacets(own: Facets, last: string, today: string): Facets {
  const before = findFacets(normaliseText(last), today);
  return {
    ...own,
    payer: own.payer ?? (own.aspects.includes("department") ? null : before.payer),
    years: own.years.length > 0 ? own.years : before.years,
    history: own.history || before.history,
    leaning: own.leaning.length > 0 ? own.leaning : before.leaning,
  };
}

async function weigh(deps: Deps, part: QuestionPart, completed: Completed, query: Query): Promise<Looked> {
  const { relation } = completed;
  const text = toText({ circumstances: part.circumstances, focus: completed.text });
  const retrieval = await retrievePassages(deps, query, ANSWER_DEPTH);
  const maxClauses = relation === "beside" ? MAX_CLAUSES.followUp : MAX_CLAUSES.plain;
  const named = relation === "beside" ? query.focus : text;
  const evidence = weighNamed(deps, retrieval.passages, { question: named, query, maxClauses });
  const readAs =
    completed.shown === null ? null : toText({ circumstances: part.circumstances, focus: completed.shown });
  return { ordinal: part.ordinal, question: text, readAs, query, retrieval, evidence };
}

/** A question of so many known terms may have left the subject before, though it names none of its own (非法聘用罚多少 after 高企). */
const OWN_TERMS = 10;
const OWN_SHARE = 0.8;

function standsAlone({ part, alone }: FollowUp, { relation }: Completed, done: Looked): boolean {
  const [best] = alone.passages;
  const [found] = done.retrieval.passages;
  const canStand = relation !== "again" && !pointsBack(part.focus) && best !== undefined && best.matched >= OWN_TERMS;
  return canStand && best.score > OWN_SHARE * (found?.score ?? 0);
}

function byItself(deps: Deps, { part, plain, alone }: FollowUp): Looked {
  const question = toText(part);
  const evidence = weighNamed(deps, alone.passages, { question, query: plain, maxClauses: MAX_CLAUSES.plain });
  return { ordinal: part.ordinal, question, readAs: null, query: plain, retrieval: alone, evidence };
}

/** A question that names no policy, nor did the talk before: the person is asked which one. */
export function askWhich({ part, plain, alone }: Pick<FollowUp, "part" | "plain" | "alone">): Looked {
  const evidence = { kind: "unnamed" as const };
  return { ordinal: part.ordinal, question: toText(part), readAs: null, query: plain, retrieval: alone, evidence };
}

/** The question has an aim of its own that is not money: the level of the turn before is hardly meant. */
function asksElse({ aspects }: Facets): boolean {
  return aspects.length > 0 && !aspects.includes("amount");
}

/** What holds in the whole country holds at every level. */
function isNational({ evidence }: Looked): boolean {
  return evidence.kind === "answer" && evidence.document.front.level.includes("national");
}
