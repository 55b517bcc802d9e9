/** Looks one part of a message up: by itself if it names its subject, else with what was talked about before. */
import { isBareQuestion } from "../domain/bare-question.ts";
import { toDay } from "../domain/day.ts";
import { MAX_CLAUSES } from "../domain/evidence-gate.ts";
import { type Facets, findFacets } from "../domain/facets.ts";
import { expandWithGlossary } from "../domain/glossary.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import { asksOnlyDepartment, pointsBack, type QuestionPart } from "../domain/split-questions.ts";
import { normaliseText } from "../domain/text.ts";
import { askWhich, type EarlierTurn, lastAsked, lastNamed, lookUpFollowUp } from "./follow-up.ts";
import { documentsOf, type Looked, toText, weighNamed } from "./looked.ts";
import type { Deps } from "./ports.ts";
import { ANSWER_DEPTH, type Query, retrievePassages } from "./retrieve-passages.ts";

/** The parts of the message, and the turns before it, oldest first. */
export type LookUpInput = { parts: QuestionPart[]; earlier: EarlierTurn[] };

/** Searches for one part; a part that names no subject of its own is read with what was talked about. */
export async function lookUp(deps: Deps, part: QuestionPart, input: LookUpInput, before: Looked[]): Promise<Looked> {
  const today = toDay(deps.clock());
  const own = toText(part);
  const { focus, circumstances } = part;
  const plain: Query = { focus, circumstances, background: "", documents: [], facets: facetsOf(part, own, today) };
  const alone = await retrievePassages(deps, plain, ANSWER_DEPTH);
  if (input.parts.every((one) => isBareQuestion(toText(one)))) {
    const last = lastNamed(input.earlier);
    return last === null ? askWhich({ part, plain, alone }) : lookUpFollowUp(deps, { part, plain, alone, last });
  }
  const shared = input.parts.some((other) => other !== part && other.sentence === part.sentence);
  const subject = namesSubject(deps, own, alone.passages) && !asksOnlyDepartment(focus);
  const last = lastAsked(input.earlier);
  const tellsWhich = last !== null && isBareQuestion(last.question) && plain.facets.aspects.length === 0;
  const leans = shared || pointsBack(focus) || !subject || tellsWhich;
  if (leans && input.parts.length > 1) {
    return lookUpInMessage(deps, { part, plain, last: subject ? undefined : before.at(-1) }, input, before);
  }
  if (leans && last !== null) {
    return lookUpFollowUp(deps, { part, plain, alone, last });
  }
  const evidence = weighNamed(deps, alone.passages, { question: own, query: plain, maxClauses: MAX_CLAUSES.plain });
  return { ordinal: part.ordinal, question: own, readAs: null, query: plain, retrieval: alone, evidence };
}

type About = { part: QuestionPart; plain: Query; last: Looked | undefined };

/** A part among others of one message is read with the others. */
async function lookUpInMessage(deps: Deps, about: About, { parts }: LookUpInput, before: Looked[]): Promise<Looked> {
  const { part, plain, last } = about;
  const own = toText(part);
  const background = parts
    .filter((one) => one !== part)
    .map(toText)
    .join("；");
  const said = parts.slice(0, parts.indexOf(part)).map(toText).join("；");
  const all = findFacets(normaliseText(`${said}；${own}`), toDay(deps.clock()));
  const documents = before.slice(-1).flatMap(documentsOf);
  const query: Query = { ...plain, background, documents, facets: inheritFacets(plain.facets, all) };
  const retrieval = await retrievePassages(deps, query, ANSWER_DEPTH);
  const passages = stayWithRefusal(last, retrieval.passages);
  const evidence = weighNamed(deps, passages, { question: own, query, maxClauses: MAX_CLAUSES.plain });
  return { ordinal: part.ordinal, question: `${background}；${own}`, readAs: null, query, retrieval, evidence };
}

/** After a refused question a part without a subject of its own is about the same document, or it would be answered from another. */
function stayWithRefusal(last: Looked | undefined, passages: Passage[]): Passage[] {
  if (last?.evidence.kind !== "gap") {
    return passages;
  }
  const { id } = last.evidence.document;
  return passages.filter((passage) => passage.document.id === id);
}

/** Facets of a part; whose policy is meant is read from the question before its circumstances (区里补多少，市里的我知道). */
function facetsOf(part: QuestionPart, own: string, today: string): Facets {
  const all = findFacets(normaliseText(own), today);
  return {
    ...all,
    payer: findFacets(normaliseText(part.focus), today).payer ?? all.payer,
  };
}

/** Whether a question says one of the names of the documents found for it, in its own words or the glossary's. */
function namesSubject({ vocabulary }: Deps, question: string, passages: Passage[]): boolean {
  const text = normaliseText(question);
  const words = [text, ...expandWithGlossary(text, vocabulary.glossary)].join(" ");
  const names = passages.slice(0, 5).flatMap(({ document }) => [document.front.title, ...document.companion.aliases]);
  return names.some((name) => words.includes(normaliseText(name)));
}

/** Aspects are the question's own if it has any; level and years carry over. */
function inheritFacets(own: Facets, all: Facets): Facets {
  return {
    ...all,
    payer: own.payer ?? all.payer,
    aspects: own.aspects.length > 0 ? own.aspects : all.aspects,
  };
}
