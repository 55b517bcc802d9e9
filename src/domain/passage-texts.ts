/** What is stored and searched of a document: its clauses, overviews and gaps, and the texts they are found by. */
import type { Aspect, Companion } from "./companion.ts";
import type { KnowledgeEntry } from "./knowledge-check.ts";
import { findQuantities } from "./quantity.ts";
import type { StoredClause } from "./stored.ts";
import { normaliseText } from "./text.ts";

/** A searchable text: a clause's own words, or one way to ask for it. */
export type PassageText = {
  clauseId: string;
  kind: "text" | "question";
  text: string;
};

const OVERVIEW = "总览";
const GAP = "空缺";

/** Clauses of the text, then the overviews and gaps that the companion names, each with a stable id. */
export function toStoredClauses({ document, companion }: KnowledgeEntry): StoredClause[] {
  const documentId = document.front.id;
  const clauses = document.clauses.map((clause): StoredClause => {
    const data = companion.clauses[clause.path];
    return {
      id: `${documentId}#${clause.path}`,
      documentId,
      kind: data?.gap === true ? "gap" : "clause",
      path: clause.path,
      heading: clause.heading,
      originalPath: clause.originalPath,
      text: clause.text,
      source: clause.source,
      answers: [...new Set([...(data?.answers ?? []), ...aspectsOf(clause.text)])],
      department: data?.department ?? null,
    };
  });
  return [...clauses, ...toOverviews(documentId, companion), ...toGaps(documentId, companion)];
}

const DATE = /\d{4}-\d{2}-\d{2}|\d{1,2}月(?:\d{1,2}日|底|初|前)?|截止|年初|年底/u;

/** What a clause's own figures show that it can answer, whether or not the data says so. */
function aspectsOf(text: string): Aspect[] {
  const normal = normaliseText(text);
  const money = findQuantities(normal).some(({ dimension }) => dimension === "money" || dimension === "percent");
  return [...(DATE.test(normal) ? ["window" as const] : []), ...(money ? ["amount" as const] : [])];
}

function toOverviews(documentId: string, { overviews }: Companion): StoredClause[] {
  return overviews.map(({ heading }, index) => ({
    id: `${documentId}#${OVERVIEW}${index + 1}`,
    documentId,
    kind: "overview",
    path: `${OVERVIEW}${index + 1}`,
    heading,
    originalPath: null,
    text: heading,
    source: null,
    answers: [],
    department: null,
  }));
}

function toGaps(documentId: string, { gaps }: Companion): StoredClause[] {
  return gaps.map(({ reason, answers, department }, index) => ({
    id: `${documentId}#${GAP}${index + 1}`,
    documentId,
    kind: "gap",
    path: `${GAP}${index + 1}`,
    heading: reason,
    originalPath: null,
    text: reason,
    source: null,
    answers,
    department,
  }));
}

/** Each clause, overview and gap under the document's names (long ones in the parts that `split` makes), and every way to ask. */
export async function toPassageTexts(
  entry: KnowledgeEntry,
  split: (text: string) => Promise<string[]>,
): Promise<PassageText[]> {
  const { document, companion } = entry;
  const names = [document.front.title, document.front.documentNumber ?? "", companion.aliases.join(" ")];
  const texts: PassageText[] = [];
  for (const clause of toStoredClauses(entry)) {
    for (const part of await split(clause.text)) {
      const lines = [...names, clause.heading === part ? "" : clause.heading, part].filter((line) => line !== "");
      texts.push({ clauseId: clause.id, kind: "text", text: lines.join("\n") });
    }
  }
  return [...texts, ...toQuestions(document.front.id, companion)];
}

function toQuestions(documentId: string, companion: Companion): PassageText[] {
  const asked = [
    ...Object.entries(companion.clauses).map(([path, { questions }]) => ({
      path,
      questions,
    })),
    ...companion.overviews.map(({ questions }, index) => ({
      path: `${OVERVIEW}${index + 1}`,
      questions,
    })),
    ...companion.gaps.map(({ questions }, index) => ({
      path: `${GAP}${index + 1}`,
      questions,
    })),
  ];
  return asked.flatMap(({ path, questions }) =>
    questions.map(
      (text): PassageText => ({
        clauseId: `${documentId}#${path}`,
        kind: "question",
        text,
      }),
    ),
  );
}
