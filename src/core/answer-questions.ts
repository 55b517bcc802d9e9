/** Answers the policy questions of one message: each part on its own evidence, parts on one document together. */
import type { Evidence as StoredEvidence } from "../db/conversations.ts";
import { listClauses } from "../db/documents.ts";
import { writeAnswer } from "../domain/answer.ts";
import type { AnswerPart, AnswerSetting } from "../domain/answer-lead.ts";
import { toDay } from "../domain/day.ts";
import { clausesOfNumbers, decideConditions } from "../domain/decide-conditions.ts";
import { frameFor } from "../domain/frame.ts";
import { findQuantities } from "../domain/quantity.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import { refuse } from "../domain/refusal.ts";
import type { PolicyItem } from "../domain/reply.ts";
import { asksOnlyDepartment, pointsBack, type QuestionPart } from "../domain/split-questions.ts";
import type { StoredClause, StoredDocument } from "../domain/stored.ts";
import { normaliseText } from "../domain/text.ts";
import type { MessageInput, Said } from "./answer-message.ts";
import { withAward } from "./award-clause.ts";
import type { Step } from "./handle-message.ts";
import { lookUp } from "./look-up-question.ts";
import { documentsOf, type Looked, toText } from "./looked.ts";
import type { Deps } from "./ports.ts";
import type { Query } from "./retrieve-passages.ts";
import { hasNoNumber, sayReadAs } from "./say-read-as.ts";

type Input = MessageInput & { parts: QuestionPart[] };

/** How many passages of each part the "why" view keeps. */
const KEPT_PASSAGES = 5;

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
  looked.push(...otherVersions(looked));
  onStep("citing");
  const setting = settingFor(deps, input);
  const said: Said[] = [];
  const groups = groupByDocument(looked);
  for (const group of groups) {
    said.push(await say(deps, group, setting, groups.length > 1));
  }
  onStep("answering");
  const passages = looked.flatMap(({ retrieval }) => retrieval.passages.slice(0, KEPT_PASSAGES));
  return {
    said,
    evidence: {
      questions: looked.map(({ question }) => question),
      documents: [...new Set(looked.flatMap(documentsOf))],
      passages: passages.map(({ clause, score }) => ({
        clauseId: clause.id,
        score,
      })),
    },
  };
}

/** The other version of a document, where a question sets the two side by side. */
function otherVersions(looked: readonly Looked[]): Looked[] {
  return looked.flatMap((one) => {
    const { evidence, query, retrieval } = one;
    const { compares, years, history } = query.facets;
    if (evidence.kind !== "answer" || !compares || (years.length === 0 && !history && !/版/u.test(query.focus))) {
      return [];
    }
    const { id, front } = evidence.document;
    const others = [...front.replaces, ...front.replacedBy];
    const passage = retrieval.passages.find(
      ({ clause, document }) => clause.kind === "clause" && document.id !== id && others.includes(document.id),
    );
    return passage === undefined || looked.some((other) => documentsOf(other).includes(passage.document.id))
      ? []
      : [{ ...one, evidence: { kind: "answer", document: passage.document, passages: [passage] } }];
  });
}

/** 「找谁问」「归科技局管吗」 after another question: every answer names the department anyway. */
function withoutTails(parts: QuestionPart[]): QuestionPart[] {
  const own = parts.filter(({ focus }) => !asksOnlyDepartment(focus));
  return own.length === 0 ? parts : own;
}

function settingFor(deps: Deps, { locale }: Input): AnswerSetting {
  const { measures, lexicon } = deps.vocabulary;
  return {
    locale,
    frame: frameFor(locale),
    today: toDay(deps.clock()),
    measures,
    lexicon,
  };
}

/** Parts whose best clauses are of one document belong together, and so do parts refused for one reason; everything else stands alone. */
function groupByDocument(looked: Looked[]): Looked[][] {
  return [...Map.groupBy(looked, (one) => groupKey(one, looked.indexOf(one))).values()];
}

function groupKey({ evidence }: Looked, index: number): string {
  if (evidence.kind === "nothing") {
    return `nothing ${index}`;
  }
  if (evidence.kind === "unnamed") {
    return "unnamed";
  }
  return evidence.kind === "answer"
    ? `answer ${evidence.document.id}`
    : `gap ${evidence.document.id} ${evidence.reason}`;
}

async function say(deps: Deps, group: Looked[], setting: AnswerSetting, named: boolean): Promise<Said> {
  const [first] = group;
  if (first === undefined || first.evidence.kind !== "answer") {
    return abstain(group, setting, named);
  }
  const { document } = first.evidence;
  const question = group.map(spoken).join("；");
  const { parts, ...shown } = await gatherParts(deps, group, document, question);
  const open = decideConditions(normaliseText(question), document.companion, setting.measures).find(
    (finding) => finding.gap && parts.some(({ clauses }) => clauses.some((clause) => clause.path === finding.clause)),
  );
  if (open !== undefined) {
    const evidence = {
      kind: "gap" as const,
      document,
      reason: open.words,
      department: null,
      because: "not stated" as const,
    };
    return abstain([{ ...first, evidence }], setting, named);
  }
  const { facets } = first.query;
  const written = writeAnswer(
    {
      question,
      document,
      ...shown,
      parts,
      weigh: first.retrieval.weigh,
      facets,
    },
    setting,
  );
  const item: PolicyItem = {
    kind: "policy_question",
    status: "answered",
    question: group.map(({ query }) => toText(query)).join("；"),
    answer: written.lead,
    policies: [document.id],
    citations: written.citations,
    mode: "extractive",
    handoff: null,
  };
  return { text: `${sayReadAs(group, setting)}${written.text}`, item };
}

/** A part as it is to be decided: 「省里那个呢」 is about the number that was said before. */
function spoken({ question, query }: Looked): string {
  const own = toText(query);
  return isElliptical(query) ? question : own;
}

/** A part that points back, states no number of its own and is not after something else (这个钱要自己去申请吗). */
function isElliptical({ background, focus, circumstances, facets }: Query): boolean {
  const own = normaliseText(toText({ focus, circumstances }));
  const isElse = facets.aspects.some((aspect) => aspect !== "amount" && aspect !== "condition");
  return background !== "" && pointsBack(focus) && !isElse && findQuantities(own).length === 0;
}

type Gathered = { parts: AnswerPart[]; heading: string | null; outline: ReadonlyMap<string, string> };

/** The clauses of each part; an overview stands for its members, and the firm's own numbers bring the clauses that decide them. */
async function gatherParts(deps: Deps, group: Looked[], document: StoredDocument, question: string): Promise<Gathered> {
  const all = await listClauses(deps.pool, [document.id]);
  const numbers = clausesOfNumbers(normaliseText(question), document.companion, deps.vocabulary.measures);
  let heading: string | null = null;
  const decided = decideConditions(normaliseText(question), document.companion, deps.vocabulary.measures);
  const isSingle = new Set(decided.map(({ fact }) => fact)).size === 1;
  const parts = group.map(({ query, retrieval, evidence }, index): AnswerPart => {
    const passages = evidence.kind === "answer" ? evidence.passages : [];
    const overview = passages[0]?.clause.kind === "overview" ? passages[0].clause : null;
    heading ??= overview?.heading ?? null;
    const found = overview === null ? clausesOf(passages) : membersOf(overview, document, all);
    const own = index === 0 && overview === null ? all.filter(({ path }) => numbers.includes(path)) : [];
    const clauses = own.length > 0 && isElliptical(query) ? own : inOrder(own, found, isSingle);
    const isMet = decided.length > 0 && decided.every(({ holds }) => holds === true);
    return {
      question: toText(query),
      clauses:
        isMet && query.facets.aspects.includes("amount") ? withAward(clauses, retrieval.passages, question) : clauses,
      terms: retrieval.terms,
      aspects: query.facets.aspects,
    };
  });
  return { parts, heading, outline: new Map(all.map((clause) => [clause.path, clause.heading])) };
}

/** Clauses that decide a number come first, of these the ones that the search found; a single number that those decide needs no others. */
function inOrder(own: StoredClause[], found: StoredClause[], isSingle: boolean): StoredClause[] {
  const both = found.filter(({ id }) => own.some((clause) => clause.id === id));
  const others = isSingle && both.length > 0 ? [] : own;
  return [...new Map([...both, ...others, ...found].map((clause) => [clause.id, clause])).values()];
}

function clausesOf(passages: Passage[]): StoredClause[] {
  return passages.map((passage) => passage.clause).filter((clause) => clause.kind === "clause");
}

function membersOf(overview: StoredClause, document: StoredDocument, all: StoredClause[]): StoredClause[] {
  const members = document.companion.overviews.find(({ heading }) => heading === overview.heading)?.clauses ?? [];
  return all.filter((clause) => members.includes(clause.path));
}

/** Nothing is stated: the reason, and who can say more. */
function abstain(group: Looked[], setting: AnswerSetting, named: boolean): Said {
  const { frame } = setting;
  const [first] = group;
  const refusal = refuse(first?.evidence ?? { kind: "nothing", nearest: null }, frame);
  const item: PolicyItem = {
    kind: "policy_question",
    status: "abstained",
    question: group.map(({ question }) => question).join("；"),
    answer: refusal.text,
    policies: [],
    citations: [],
    mode: "extractive",
    handoff: {
      department: refusal.department,
      reason: refusal.reason,
      contact: null,
    },
  };
  return {
    text: named
      ? `${frame.abstainedPart(group.map(({ ordinal }) => ordinal))}${refusal.text}`
      : `${hasNoNumber(group) ? sayReadAs(group, setting) : ""}${refusal.text}`,
    item,
  };
}
