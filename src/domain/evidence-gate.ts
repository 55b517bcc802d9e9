/** The evidence gate: decides in code whether the documents answer a question, before any words are chosen. */
import { tellsAttribute } from "./attribute.ts";
import type { Aspect } from "./companion.ts";
import type { Facets } from "./facets.ts";
import type { Passage } from "./rank-clauses.ts";
import type { StoredDocument } from "./stored.ts";
import { isOfLevel } from "./suitability.ts";
import { normaliseText } from "./text.ts";

/** Why a document does not answer: each has its own words in `refusal.ts`. */
export type GapCause =
  | "text missing"
  | "not stated"
  | "not counted"
  | "no figure"
  | "old figure"
  | "other year"
  | "outside range"
  | "other level";

/**
 * What the gate lets through.
 *
 * Shape   `answer`: clauses of one document, best first; `gap`: the document is the right one and leaves the question open,
 *         `reason` says what it lacks; `nothing`: nothing near enough; `unnamed`: the question names no policy, nor did the talk before
 */
export type Evidence =
  | { kind: "answer"; document: StoredDocument; passages: Passage[] }
  | {
      kind: "gap";
      document: StoredDocument;
      reason: string;
      department: string | null;
      because: GapCause;
    }
  | { kind: "nothing"; nearest: Passage | null }
  | { kind: "unnamed" };

const GATE = {
  /** One shared word is chance; a two-character name alone gives three terms (高企: 高, 企, 高企). */
  minMatched: 3,
  /** From here on meaning alone speaks for a clause. */
  minMeaning: 0.5,
  /** Of 555 questions on law, city services and encyclopedias 8 reach it; of our golden answerable ones 1 in 70 does not. */
  minScore: 0.21,
  /** Where the text is missing, all but a plain question about what is known is refused. */
  unsuppliedGapMargin: 0.6,
  /** Further clauses of the same document join when they score this share of the best. */
  companionShare: 0.92,
  /** A clause that states the particular attribute asked for answers instead of the best one when it scores this share of it. */
  attributeShare: 0.75,
};

/** What a document whose text is missing must never be asked for; only its existence and background may be told. */
const NEEDS_TEXT: readonly Aspect[] = [
  "amount",
  "condition",
  "window",
  "validity",
  "materials",
  "procedure",
  "score",
  "statistics",
];

/** How many clauses may answer: a question that only adds to the one before gets the one clause it adds. */
export const MAX_CLAUSES = { plain: 3, followUp: 1 };

/** Decides on ranked passages, best first; at most `maxClauses` of them answer. */
export function weighEvidence(passages: readonly Passage[], facets: Facets, maxClauses: number): Evidence {
  const [best] = passages;
  if (best === undefined || best.score < GATE.minScore || isChance(best)) {
    return { kind: "nothing", nearest: best ?? null };
  }
  const { document } = best;
  const own = passages.filter((passage) => passage.document.id === document.id);
  const gap = own.find((passage) => passage.clause.kind === "gap");
  const clauses = own.filter((passage) => passage.clause.kind !== "gap" && !isOtherLevel(passage, facets));
  const [clause] = clauses;
  const because = isOtherLevel(best, facets) ? "other level" : findCause(clause, gap, facets);
  if (clause === undefined || because !== null) {
    return toGap(document, gap, because ?? "not stated");
  }
  const telling = facets.attributes.length === 0 ? clauses : clauses.filter((passage) => tells(passage, facets));
  const [first] = telling;
  if (first === undefined || first.score < clause.score * GATE.attributeShare) {
    return toGap(document, gap, "not stated");
  }
  const near = telling.filter((passage) => passage.score >= first.score * GATE.companionShare);
  return { kind: "answer", document, passages: near.slice(0, maxClauses) };
}

/** Hardly a word is shared, and nothing says that the same is meant. */
function isChance({ matched, meaning }: Passage): boolean {
  return matched < GATE.minMatched && (meaning ?? 0) < GATE.minMeaning;
}

function toGap(document: StoredDocument, gap: Passage | undefined, because: GapCause): Evidence {
  const open = because === "not counted" || because === "outside range" ? undefined : gap;
  const reason = open === undefined ? "资料里没有写到这一点" : open.clause.text.replace(/。[\s\S]*$/u, "");
  return {
    kind: "gap",
    document,
    reason,
    department: open?.clause.department ?? null,
    because,
  };
}

/** A question about one level's money or terms is not answered from another level's document. */
function isOtherLevel({ clause, document }: Passage, { payer, aspects }: Facets): boolean {
  const asksTerms = aspects.length === 0 || aspects.some((aspect) => NEEDS_TEXT.includes(aspect));
  return payer !== null && asksTerms && !isOfLevel(clause, document, payer);
}

/** Why the best clause leaves the question open; null where it answers. */
function findCause(clause: Passage | undefined, gap: Passage | undefined, facets: Facets): GapCause | null {
  if (clause === undefined) {
    return gap?.document.front.status === "text not supplied" ? "text missing" : "not stated";
  }
  const { status } = clause.document.front;
  if (status === "text not supplied") {
    return isKnownBackground(clause, gap, facets) ? null : "text missing";
  }
  if (gap !== undefined && gap.score > clause.score) {
    return "not stated";
  }
  if (isOtherCount(clause, facets)) {
    return "not counted";
  }
  if (isOutsideRange(clause, facets)) {
    return "outside range";
  }
  if (facets.howMuch && !statesMoney(clause)) {
    return gap === undefined ? "no figure" : "not stated";
  }
  if (status === "historical" && facets.howMuch && isAboutNow(facets) && !namesOldYear(facets, clause)) {
    return "old figure";
  }
  return status === "annual notice" && facets.aspects.includes("window") && isOtherYear(facets, clause)
    ? "other year"
    : null;
}

/** Of a document without its text only what is known of it may be told: that it exists, since when, by whom. */
function isKnownBackground(clause: Passage, gap: Passage | undefined, { aspects }: Facets): boolean {
  if (aspects.some((aspect) => NEEDS_TEXT.includes(aspect))) {
    return false;
  }
  return aspects.includes("history") || gap === undefined || gap.score < clause.score * GATE.unsuppliedGapMargin;
}

/** Whether a clause states the attribute asked for; an overview never does, it gathers others. */
function tells({ clause }: Passage, { attributes }: Facets): boolean {
  return clause.kind === "clause" && tellsAttribute(normaliseText(`${clause.heading}。${clause.text}`), attributes);
}

/** Whoever asks how much and names no year and nothing of the past wants today's figure. */
function isAboutNow({ current, history, years }: Facets): boolean {
  return current || (!history && years.length === 0);
}

/** An overview states money where one of its clauses does. */
function statesMoney({ clause, document }: Passage): boolean {
  const { verdicts, overviews, clauses } = document.companion;
  if (clause.kind === "overview") {
    const members = overviews.find(({ heading }) => heading === clause.heading)?.clauses ?? [];
    return members.some((path) => clauses[path]?.answers.includes("amount") === true);
  }
  return verdicts.some((verdict) => verdict.clause === clause.path) || MONEY.test(clause.text);
}

const MONEY = /[\d.]+\s*(?:%|倍|[百千]?[万亿]?元|[百千]?[万亿](?!平|亩|人|家|吨|户|台|册))|一半|免征|减半|不给|不享受/u;

/** An old year in the question makes its 现在 a second thought, not a demand for present figures. */
function namesOldYear({ years }: Facets, { clause, document }: Passage): boolean {
  const text = `${document.front.title}${document.front.issuedOn ?? ""}${document.front.issuedNote ?? ""}${clause.text}`;
  return years.some((year) => text.includes(String(year)));
}

/** The question is for a number of firms, or for figures of the district, and the clause has none. */
function isOtherCount({ clause }: Passage, { firms, leaning, aspects }: Facets): boolean {
  const text = `${clause.heading}${clause.text}`;
  const isElsewhere = leaning.includes("district") && aspects.includes("statistics") && !/北仑|开发区|区/u.test(text);
  return (firms && !/\d\s*万?[余多]?[家户个]/u.test(text)) || isElsewhere;
}

/** The clause holds for a span of years (2023—2027年) that none of the question's years lies in. */
function isOutsideRange({ clause }: Passage, { years }: Facets): boolean {
  const spans = [...clause.text.matchAll(/((?:19|20)\d{2})年?\s*[—–\-~至到]+\s*((?:19|20)\d{2})年/gu)];
  const holds = (year: number) => spans.some(([, from, to]) => Number(from) <= year && year <= Number(to));
  return spans.length > 0 && years.length > 0 && !years.some((year) => holds(year) || clause.text.includes(`${year}`));
}

/** The question names years (今年 counts), and the clause is about none of them. */
function isOtherYear({ years }: Facets, { clause }: Passage): boolean {
  return years.length > 0 && !years.some((year) => clause.text.includes(String(year)));
}
