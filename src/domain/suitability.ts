/** How well level, time and aspect of a clause suit a question, as a factor on what its words score. */
import type { Aspect } from "./companion.ts";
import type { Facets } from "./facets.ts";
import type { Payer } from "./payer.ts";
import type { Level } from "./policy-document.ts";
import type { StoredClause, StoredDocument } from "./stored.ts";

/** What a question is about beside its words: its facets, and the documents that the talk is about. */
export type Subject = { facets: Facets; documents: readonly string[] };

const FIT = {
  talkedAbout: 1.05,
  otherPayer: 0.6,
  leansHere: 1.08,
  historicalUnasked: 0.85,
  pastForPresent: 0.6,
  yearOfDocument: 1.4,
  yearOfClause: 1.15,
};

/** Factors for a clause that answers the aspect asked for, and for one that answers others only; the plainer the aspect, the stronger. */
const ASPECT_FIT: Partial<Record<Aspect, { met: number; missed: number }>> = {
  window: { met: 1.2, missed: 0.75 },
  materials: { met: 1.2, missed: 0.75 },
  department: { met: 1.15, missed: 0.8 },
  condition: { met: 1.04, missed: 0.97 },
  amount: { met: 1.1, missed: 0.92 },
  validity: { met: 1.1, missed: 0.92 },
  procedure: { met: 1.1, missed: 0.92 },
  penalty: { met: 1.1, missed: 0.92 },
  score: { met: 1.1, missed: 0.92 },
};

/** A gap is about particular aspects; to a question that names none, a clause is the likelier answer. */
const VAGUE_GAP_FIT = 0.92;

/** The factor of one clause, about 0.3 to 2. */
export function suitability(document: StoredDocument, clause: StoredClause, { facets, documents }: Subject): number {
  const { front } = document;
  let factor = documents.includes(document.id) ? FIT.talkedAbout : 1;
  const levels = levelsOf(clause, document);
  if (facets.payer !== null && !isOfLevel(clause, document, facets.payer)) {
    factor *= FIT.otherPayer;
  }
  if (facets.leaning.some((level) => levels.includes(level))) {
    factor *= FIT.leansHere;
  }
  const dated = `${front.title}${front.documentNumber ?? ""}${front.issuedOn ?? ""}${front.issuedNote ?? ""}`;
  const named = (text: string) => facets.years.some((year) => text.includes(String(year)));
  if (named(dated)) {
    factor *= FIT.yearOfDocument;
  } else if (named(clause.text)) {
    factor *= FIT.yearOfClause;
  } else if (front.status === "historical" && !facets.history) {
    factor *= FIT.historicalUnasked;
  }
  if (facets.current && PAST_CLAUSE.test(clause.heading)) {
    factor *= FIT.pastForPresent;
  }
  return factor * aspectFit(clause, facets);
}

/** A clause of a document in force that tells what held once (2018年标准（历史）). */
const PAST_CLAUSE = /历史/u;

const LEVEL_WORDS: Partial<Record<Level, RegExp>> = {
  provincial: /省/u,
  municipal: /市级|市重点|宁波|市企业|市里/u,
  district: /区级|北仑/u,
};

/** The levels a clause speaks of: those of its document, narrowed by its own words where the document has several. */
function levelsOf({ heading, text }: StoredClause, { front }: StoredDocument): Level[] {
  const spoken = [heading, text].map((words) => front.level.filter((level) => LEVEL_WORDS[level]?.test(words)));
  return front.level.length === 1 ? front.level : (spoken.find((levels) => levels.length > 0) ?? front.level);
}

/** Whether a clause is the policy of a level; a town's only where it speaks of towns. */
export function isOfLevel(clause: StoredClause, document: StoredDocument, payer: Payer): boolean {
  return payer === "town"
    ? /(?:街道|镇)[^。]{0,12}(?:给予|奖|补助|补贴|出资|配套)/u.test(clause.text)
    : levelsOf(clause, document).includes(payer);
}

/** The aspect met most plainly decides; with none met, the one missed most plainly. */
function aspectFit({ answers, kind }: StoredClause, facets: Facets): number {
  const asked = facets.aspects.flatMap((aspect) => {
    const factors = ASPECT_FIT[aspect];
    return factors === undefined ? [] : [{ isMet: answers.includes(aspect), ...factors }];
  });
  if (asked.length === 0 || answers.length === 0) {
    return kind === "gap" ? VAGUE_GAP_FIT : 1;
  }
  const met = asked.filter((one) => one.isMet);
  return met.length > 0 ? Math.max(...met.map((one) => one.met)) : Math.min(...asked.map((one) => one.missed));
}
