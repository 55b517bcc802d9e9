/** Answers the policy questions of one message: each part on its own evidence, parts on one document together. */
import type { Evidence as StoredEvidence } from "../db/conversations.ts";
import { listClauses } from "../db/documents.ts";
import { type AnswerSetting, firstSentence, writeAnswer } from "../domain/answer.ts";
import { clausesOfNumbers } from "../domain/decide-conditions.ts";
import { toDay } from "../domain/day.ts";
import { type Evidence, weighEvidence } from "../domain/evidence-gate.ts";
import { type Facets, findFacets } from "../domain/facets.ts";
import { frameFor } from "../domain/frame.ts";
import { expandWithGlossary } from "../domain/glossary.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import type { PolicyItem } from "../domain/reply.ts";
import { pointsBack, type QuestionPart } from "../domain/split-questions.ts";
import type { StoredClause } from "../domain/stored.ts";
import { normaliseText } from "../domain/text.ts";
import type { MessageInput, Said } from "./answer-message.ts";
import type { Step } from "./handle-message.ts";
import type { Deps } from "./ports.ts";
import { DEFAULT_DEPARTMENT } from "./request-handoff.ts";
import { ANSWER_DEPTH, type Query, type Retrieval, retrievePassages } from "./retrieve-passages.ts";

type Input = MessageInput & { parts: QuestionPart[] };

/** A question with what was found for it. */
type Looked = { question: string; query: Query; retrieval: Retrieval; evidence: Evidence };

/** Answers the parts in order; parts that one document answers are answered together. */
export async function answerQuestions(
  deps: Deps,
  input: Input,
  onStep: (step: Step) => void,
): Promise<{ said: Said[]; evidence: StoredEvidence }> {
  onStep("searching");
  const looked: Looked[] = [];
  for (const part of withoutTails(input.parts)) {
    looked.push(await lookUp(deps, part, input, looked));
  }
  onStep("citing");
  const setting = settingFor(deps, input);
  const said: Said[] = [];
  for (const group of groupByDocument(looked)) {
    said.push(await say(deps, group, setting, looked.length > 1));
  }
  onStep("answering");
  const passages = looked.flatMap(({ retrieval }) => retrieval.passages.slice(0, 5));
  return {
    said,
    evidence: {
      questions: looked.map(({ question }) => question),
      documents: [...new Set(looked.flatMap(documentsOf))],
      passages: passages.map(({ clause, score }) => ({ clauseId: clause.id, score })),
    },
  };
}

/** 「找谁问」「归科技局管吗」 after another question: every answer names the department anyway. */
function withoutTails(parts: QuestionPart[]): QuestionPart[] {
  const own = parts.filter(({ focus }) => !DEPARTMENT_TAIL.test(focus.trim()));
  return own.length === 0 ? parts : own;
}

const DEPARTMENT_TAIL = /^(?:那|该|要|应该|又|是)?(?:归|找|问|联系|咨询)(?:谁|哪|什么|哪个|哪里|你们|科技|经信|发改|税务|人社).{0,8}$|^(?:谁管|哪个(?:部门|局|单位)管|(?:联系)?电话(?:是)?多少)[？?]?$/u;

function settingFor(deps: Deps, { locale }: Input): AnswerSetting {
  const { measures, lexicon } = deps.vocabulary;
  return { locale, frame: frameFor(locale), today: toDay(deps.clock()), measures, lexicon };
}

/** What was talked about before a part: in this message, or else in the turn before. */
type Context = { text: string; documents: string[] };

/** Searches for one part; a part that names no subject of its own is read with what was talked about. */
async function lookUp(deps: Deps, part: QuestionPart, input: Input, before: Looked[]): Promise<Looked> {
  const today = toDay(deps.clock());
  const own = toText(part);
  const { focus, circumstances } = part;
  const plain: Query = { focus, circumstances, background: "", documents: [], facets: facetsOf(part, own, today) };
  const alone = await retrievePassages(deps, plain, ANSWER_DEPTH);
  const context = contextOf(part, input, before);
  const shared = input.parts.some((other) => other !== part && other.sentence === part.sentence);
  const subject = namesSubject(deps, own, alone.passages);
  if (context === null || (!shared && !pointsBack(focus) && subject)) {
    return { question: own, query: plain, retrieval: alone, evidence: weighEvidence(alone.passages, plain.facets) };
  }
  const question = `${context.text}；${own}`;
  const facets = inheritFacets(plain.facets, findFacets(normaliseText(question), today));
  const query: Query = { ...plain, background: context.text, documents: context.documents, facets };
  const retrieval = await retrievePassages(deps, query, ANSWER_DEPTH);
  const passages = subject ? retrieval.passages : stayWithRefusal(before.at(-1), retrieval.passages);
  return { question, query, retrieval, evidence: weighEvidence(passages, facets) };
}

/** After a refused question a part without a subject of its own is about the same document, or it would be answered from another. */
function stayWithRefusal(last: Looked | undefined, passages: Passage[]): Passage[] {
  if (last?.evidence.kind !== "gap") {
    return passages;
  }
  const { id } = last.evidence.passage.document;
  return passages.filter((passage) => passage.document.id === id);
}

/** Facets of a part; whose policy is meant is read from the question before its circumstances (区里补多少，市里的我知道). */
function facetsOf(part: QuestionPart, own: string, today: string): Facets {
  const all = findFacets(normaliseText(own), today);
  return { ...all, payer: findFacets(normaliseText(part.focus), today).payer ?? all.payer };
}

function contextOf(part: QuestionPart, { parts, earlier }: Input, before: Looked[]): Context | null {
  const others = parts.filter((one) => one !== part).map(toText);
  if (others.length > 0) {
    return { text: others.join("；"), documents: before.slice(-1).flatMap(documentsOf) };
  }
  const last = earlier.at(-1);
  const question = last?.questions.at(-1);
  return last === undefined || question === undefined ? null : { text: question, documents: last.documents };
}

function documentsOf({ evidence }: Looked): string[] {
  const passage = evidence.kind === "answer" ? evidence.passages[0] : evidence.kind === "gap" ? evidence.passage : undefined;
  return passage === undefined ? [] : [passage.document.id];
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
  return { ...all, payer: own.payer ?? all.payer, aspects: own.aspects.length > 0 ? own.aspects : all.aspects };
}

function toText({ circumstances, focus }: Omit<QuestionPart, "sentence">): string {
  return [circumstances, focus].filter((text) => text !== "").join("，");
}

/** Parts whose best clauses are of one document belong together; everything else stands alone. */
function groupByDocument(looked: Looked[]): Looked[][] {
  const groups = new Map<string, Looked[]>();
  for (const [index, one] of looked.entries()) {
    const key = one.evidence.kind === "answer" ? `document ${one.evidence.passages[0]?.document.id}` : `alone ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function say(deps: Deps, group: Looked[], setting: AnswerSetting, named: boolean): Promise<Said> {
  const [first] = group;
  if (first === undefined || first.evidence.kind !== "answer") {
    return abstain(first, setting, named);
  }
  const passages = group.flatMap(({ evidence }) => (evidence.kind === "answer" ? evidence.passages : []));
  const question = group.map(({ query }) => toText(query)).join("；");
  const document = first.evidence.passages[0]?.document;
  if (document === undefined) {
    return abstain(first, setting, named);
  }
  const numbers = clausesOfNumbers(normaliseText(question), document.companion, deps.vocabulary.measures);
  const { clauses, heading } = await gatherClauses(deps, passages, numbers);
  const { terms, weigh } = first.retrieval;
  const { facets } = first.query;
  const written = writeAnswer({ question, document, clauses, heading, terms, weigh, facets }, setting);
  const item: PolicyItem = {
    kind: "policy_question",
    status: "answered",
    question,
    answer: written.lead,
    policies: [document.id],
    citations: written.citations,
    mode: "extractive",
    handoff: written.handoff,
  };
  return { text: written.text, item };
}

/** The clauses to cite: those found, and those that decide the firm's own numbers; an overview stands for its members. */
async function gatherClauses(
  deps: Deps,
  passages: Passage[],
  numbers: string[],
): Promise<{ clauses: StoredClause[]; heading: string | null }> {
  const [best] = passages;
  if (best?.clause.kind === "overview") {
    const overview = best.document.companion.overviews.find((one) => one.heading === best.clause.heading);
    const all = await listClauses(deps.pool, [best.document.id]);
    return {
      clauses: all.filter((clause) => overview?.clauses.includes(clause.path) === true),
      heading: best.clause.heading,
    };
  }
  const found = passages.map((passage) => passage.clause).filter((clause) => clause.kind === "clause");
  const missing = numbers.filter((path) => !found.some((clause) => clause.path === path));
  const all = best === undefined || missing.length === 0 ? [] : await listClauses(deps.pool, [best.document.id]);
  const clauses = [...all.filter((clause) => missing.includes(clause.path)), ...found];
  return { clauses: [...new Map(clauses.map((clause) => [clause.id, clause])).values()], heading: null };
}

/** Nothing is stated: the reason, and who can say more. */
function abstain(looked: Looked | undefined, { frame }: AnswerSetting, named: boolean): Said {
  const { text, department, reason } = refusal(looked, frame);
  const question = looked?.query.focus ?? "";
  const item: PolicyItem = {
    kind: "policy_question",
    status: "abstained",
    question: looked?.question ?? "",
    answer: text,
    policies: [],
    citations: [],
    mode: "extractive",
    handoff: { department, reason, contact: null },
  };
  return { text: named ? `${frame.abstainedPart(question)}${text}` : text, item };
}

type Refusal = { text: string; department: string; reason: string };

function refusal(looked: Looked | undefined, frame: AnswerSetting["frame"]): Refusal {
  const evidence = looked?.evidence;
  if (evidence?.kind === "gap") {
    const { clause, document } = evidence.passage;
    const department = clause.department ?? document.front.department;
    const unsupplied = document.front.status === "text not supplied";
    const reason = firstSentence(clause.text).replace(/。$/u, "");
    const text = unsupplied ? frame.unsupplied(document.front.title, department) : frame.gap(reason, department);
    return { text, department, reason };
  }
  return { text: frame.nothing(DEFAULT_DEPARTMENT), department: DEFAULT_DEPARTMENT, reason: "资料里没有找到" };
}
