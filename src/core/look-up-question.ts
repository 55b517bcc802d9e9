/** Looks one part of a message up: by itself if it names its subject, else with what was talked about before. */
import { toDay } from "../domain/day.ts";
import { type Evidence, MAX_CLAUSES, weighEvidence } from "../domain/evidence-gate.ts";
import { type Facets, findFacets } from "../domain/facets.ts";
import { expandWithGlossary } from "../domain/glossary.ts";
import { keepNamedSubject } from "../domain/named-subject.ts";
import { findQuantities } from "../domain/quantity.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import { pointsBack, type QuestionPart } from "../domain/split-questions.ts";
import { normaliseText } from "../domain/text.ts";
import type { Deps } from "./ports.ts";
import { ANSWER_DEPTH, type Query, type Retrieval, retrievePassages } from "./retrieve-passages.ts";

/** A turn of the talk before: the full questions of it and the documents it was about. */
export type EarlierTurn = { questions: string[]; documents: string[] };

/** The parts of the message, and the turns before it, oldest first. */
export type LookUpInput = { parts: QuestionPart[]; earlier: EarlierTurn[] };

/** A part with what was found for it; `question` is the condensed full question, `ordinal` its place in the message. */
export type Looked = {
  ordinal: number;
  question: string;
  query: Query;
  retrieval: Retrieval;
  evidence: Evidence;
};

/** What is talked about around a part: in this message (`said` before the part), or else (`turn`) in the turn before. */
type Context = { text: string; said: string; documents: string[]; turn: boolean };

/** Searches for one part; a part that names no subject of its own is read with what was talked about. */
export async function lookUp(deps: Deps, part: QuestionPart, input: LookUpInput, before: Looked[]): Promise<Looked> {
  const today = toDay(deps.clock());
  const own = toText(part);
  const { focus, circumstances } = part;
  const plain: Query = {
    focus,
    circumstances,
    background: "",
    documents: [],
    facets: facetsOf(part, own, today),
  };
  const alone = await retrievePassages(deps, plain, ANSWER_DEPTH);
  const context = contextOf(part, input, before);
  const shared = input.parts.some((other) => other !== part && other.sentence === part.sentence);
  const subject = namesSubject(deps, own, alone.passages);
  if (context === null || (!shared && !pointsBack(focus) && subject)) {
    return {
      ordinal: part.ordinal,
      question: own,
      query: plain,
      retrieval: alone,
      evidence: weighEvidence(keepNamed(deps, own, plain.facets, alone.passages), plain.facets, MAX_CLAUSES.plain),
    };
  }
  const said = findFacets(normaliseText(`${context.said}；${own}`), today);
  const facets = inheritFacets(plain.facets, said);
  const about: About = { ordinal: part.ordinal, own, plain, context, last: subject ? undefined : before.at(-1) };
  if (context.turn && asksElse(plain.facets) && facets.payer !== plain.facets.payer) {
    const free = await lookUpInContext(deps, about, { ...facets, payer: plain.facets.payer });
    if (isNational(free)) {
      return free;
    }
  }
  return lookUpInContext(deps, about, facets);
}

type About = { ordinal: number; own: string; plain: Query; context: Context; last: Looked | undefined };

async function lookUpInContext(deps: Deps, about: About, facets: Facets): Promise<Looked> {
  const { ordinal, own, plain, context, last } = about;
  const background = context.turn && asksElse(plain.facets) ? withoutNumbers(context.text) : context.text;
  const query: Query = { ...plain, background, documents: context.documents, facets };
  const retrieval = await retrievePassages(deps, query, ANSWER_DEPTH);
  const passages = keepNamed(deps, own, facets, stayWithRefusal(last, retrieval.passages));
  const maxClauses = context.turn ? MAX_CLAUSES.followUp : MAX_CLAUSES.plain;
  const evidence = weighEvidence(passages, facets, maxClauses);
  return { ordinal, question: `${background}；${own}`, query, retrieval, evidence };
}

/** What holds in the whole country holds at every level. */
function isNational({ evidence }: Looked): boolean {
  return evidence.kind === "answer" && evidence.document.front.level.includes("national");
}

/** A programme that the question names is not answered from clauses that do not speak of it. */
function keepNamed({ vocabulary }: Deps, question: string, { aspects }: Facets, passages: Passage[]): Passage[] {
  return keepNamedSubject(normaliseText(question), passages, { aspects, glossary: vocabulary.glossary });
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

function contextOf(part: QuestionPart, { parts, earlier }: LookUpInput, before: Looked[]): Context | null {
  const others = parts.filter((one) => one !== part).map(toText);
  if (others.length > 0) {
    return {
      text: others.join("；"),
      said: parts.slice(0, parts.indexOf(part)).map(toText).join("；"),
      documents: before.slice(-1).flatMap(documentsOf),
      turn: false,
    };
  }
  const last = earlier.at(-1);
  const question = last?.questions.at(-1);
  return last === undefined || question === undefined
    ? null
    : { text: question, said: question, documents: last.documents, turn: true };
}

/** The document that a part turned out to be about, answered or not. */
export function documentsOf({ evidence }: Looked): string[] {
  return evidence.kind === "nothing" ? [] : [evidence.document.id];
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

/** The question has an aim of its own that is not money: the numbers of the turn before are not meant, and its level hardly. */
function asksElse({ aspects }: Facets): boolean {
  return aspects.length > 0 && !aspects.includes("amount");
}

/** What was talked about without the statements that hold numbers, as long as something is left. */
function withoutNumbers(text: string): string {
  const statements = text.split(/(?<=[；;，,。？?])/u);
  const plain = statements.filter((statement) => findQuantities(normaliseText(statement)).length === 0);
  return plain.length === 0 ? text : plain.join("").replace(/[；;，,]$/u, "");
}

/** A part as one text: its circumstances, then the question. */
export function toText({ circumstances, focus }: Pick<QuestionPart, "circumstances" | "focus">): string {
  return [circumstances, focus].filter((text) => text !== "").join("，");
}
