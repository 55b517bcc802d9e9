/** Answers the policy questions of one message: each part on its own evidence, parts on one document together. */
import type { Evidence as StoredEvidence } from "../db/conversations.ts";
import { listClauses } from "../db/documents.ts";
import { type AnswerSetting, writeAnswer } from "../domain/answer.ts";
import { toDay } from "../domain/day.ts";
import { type Evidence, weighEvidence } from "../domain/evidence-gate.ts";
import { findFacets } from "../domain/facets.ts";
import { frameFor } from "../domain/frame.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import type { PolicyItem } from "../domain/reply.ts";
import { leansOnEarlier, type QuestionPart } from "../domain/split-questions.ts";
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
  for (const part of input.parts) {
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
      passages: passages.map(({ clause, score }) => ({ clauseId: clause.id, score })),
    },
  };
}

function settingFor(deps: Deps, { locale }: Input): AnswerSetting {
  const { measures, lexicon } = deps.vocabulary;
  return { locale, frame: frameFor(locale), today: toDay(deps.clock()), measures, lexicon };
}

/** Searches for one part; a part that leans on what was said before takes it along as background. */
async function lookUp(deps: Deps, part: QuestionPart, input: Input, before: Looked[]): Promise<Looked> {
  const previous = before.at(-1)?.question ?? input.earlier.at(-1)?.at(-1) ?? null;
  const withinMessage = before.length > 0;
  const own = [part.circumstances, part.focus].filter((text) => text !== "").join("，");
  const leans = previous !== null && (withinMessage || leansOnEarlier(part.focus, false));
  const question = leans ? `${previous}；${own}` : own;
  const background = leans ? `${part.circumstances} ${previous}` : part.circumstances;
  const facets = findFacets(normaliseText(question), toDay(deps.clock()));
  const query: Query = { focus: part.focus, background, facets };
  const retrieval = await retrievePassages(deps, query, ANSWER_DEPTH);
  return { question, query, retrieval, evidence: weighEvidence(retrieval.passages) };
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
  const question = group.map((one) => one.question).join("；");
  const { clauses, heading } = await gatherClauses(deps, passages);
  const document = first.evidence.passages[0]?.document;
  if (document === undefined) {
    return abstain(first, setting, named);
  }
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

/** The clauses to cite; an overview stands for its members. */
async function gatherClauses(
  deps: Deps,
  passages: Passage[],
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
  const clauses = passages.map((passage) => passage.clause).filter((clause) => clause.kind === "clause");
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
    const text = unsupplied
      ? frame.unsupplied(document.front.title, department)
      : frame.gap(clause.heading, department);
    return { text, department, reason: clause.heading };
  }
  return { text: frame.nothing(DEFAULT_DEPARTMENT), department: DEFAULT_DEPARTMENT, reason: "资料里没有找到" };
}
