/** Writes the answer (答复) to a policy question out of the clauses that the gate let through, without a model. */
import {
  type AnswerMaterial,
  type AnswerPart,
  type AnswerSetting,
  LEAD_MAX_CHARS,
  leadSentences,
} from "./answer-lead.ts";
import type { Frame } from "./frame.ts";
import { statusOn } from "./policy-document.ts";
import type { Citation } from "./reply.ts";
import type { StoredClause, StoredDocument } from "./stored.ts";
import { findUnsupported } from "./verify-figures.ts";

/** A written answer: `lead` is what is said before the quotation, `text` all of it as Markdown. */
export type WrittenAnswer = {
  lead: string;
  text: string;
  citations: Citation[];
};

/** An overview shows so much of each clause, of one with bands so much that all of them stand; the rest is one click away. */
const OVERVIEW_MAX_CHARS = { plain: 100, bands: 200 };

/** Writes the answer. Every figure of the lead stands in a cited clause, in the question, or the sentence is dropped. */
export function writeAnswer(material: AnswerMaterial, setting: AnswerSetting): WrittenAnswer {
  const { frame } = setting;
  const clauses = citedClauses(material.parts);
  const citations = clauses.map((clause) => toCitation(clause, material, setting));
  const sources = [...citations.map((one) => one.quote), material.question, ownWords(material)];
  const lead = leadSentences(material, setting);
  const said = fitLead(lead.said.filter((one) => findUnsupported(one, sources).length === 0));
  const standing = lead.standing.join("");
  const before = `${standing}${said.length === 0 ? "" : frame.lead(said.join(""))}`;
  const body =
    material.heading === null
      ? [before, ...quotes(clauses, citations, said, frame)]
      : [standing, overview(material.heading, clauses, material.document)];
  const text = [
    ...body,
    ...footer(clauses, citations, material, frame).map((line, index) =>
      index === 1 && lead.decided ? `${line}${frame.decided}` : line,
    ),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
  return { lead: `${standing}${said.join("")}`, text, citations };
}

function citedClauses(parts: AnswerPart[]): StoredClause[] {
  return [...new Map(parts.flatMap(({ clauses }) => clauses).map((clause) => [clause.id, clause])).values()];
}

/** What may be said of the document itself: its title and dates. */
function ownWords({ document }: AnswerMaterial): string {
  const { title, issuedOn, issuedNote, effectiveOn, effectiveNote, expiresOn, expiresNote } = document.front;
  return [title, issuedOn, issuedNote, effectiveOn, effectiveNote, expiresOn, expiresNote].join(" ");
}

function toCitation(clause: StoredClause, { document, facets }: AnswerMaterial, setting: AnswerSetting): Citation {
  const { front } = document;
  return {
    policy: document.id,
    title: front.title,
    documentNumber: front.documentNumber,
    clause: clause.path,
    quote: clause.text,
    status: /历史/u.test(clause.heading) ? "historical" : statusOn(front, facets.on ?? setting.today),
    textKind: front.textKind,
    url: httpUrl(clause.source) ?? httpUrl(front.source),
  };
}

function httpUrl(source: string | null): string | null {
  return source !== null && /^https?:\/\/\S+$/u.test(source) ? source : null;
}

/** Whole sentences up to the limit, none twice; the first always stays. */
function fitLead(sentences: string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const sentence of new Set(sentences)) {
    if (kept.length > 0 && length + sentence.length > LEAD_MAX_CHARS) {
      break;
    }
    kept.push(sentence);
    length += sentence.length;
  }
  return kept;
}

/** Each clause as stored, marked as what it is; left out where the lead already is the whole clause. */
function quotes(clauses: StoredClause[], citations: Citation[], lead: string[], frame: Frame): string[] {
  const said = lead.join("");
  return clauses
    .filter((clause) => !said.includes(clause.text.replaceAll("\n", "")))
    .map((clause, index) => {
      const name = `${clause.path} ${clause.heading}`;
      const label = citations[index]?.textKind === "summary" ? frame.summary(name) : name;
      return [`> **${label}**`, ">", ...clause.text.split("\n").map((line) => `> ${line}`)].join("\n");
    });
}

/** A question that several clauses answer together: each of them as stored, under one heading. */
function overview(heading: string, clauses: StoredClause[], { companion }: StoredDocument): string {
  const banded = new Set(companion.bands.map(({ clause }) => clause));
  const lines = clauses.map((clause) => {
    const most = banded.has(clause.path) ? OVERVIEW_MAX_CHARS.bands : OVERVIEW_MAX_CHARS.plain;
    return `- **${clause.heading}**：${opening(clause.text, most)}`;
  });
  return [`${heading}：`, "", ...lines].join("\n");
}

/** The first whole sentences of a clause up to the limit of an overview; remarks on superseded rules are left to the clause. */
function opening(text: string, maxChars: number): string {
  const sentences = text.split(/(?<=。)|\n/u).filter((sentence) => !/旧办法|文号/u.test(sentence));
  let said = "";
  for (const sentence of sentences) {
    if (said !== "" && said.length + sentence.length > maxChars) {
      break;
    }
    said += sentence;
  }
  return said;
}

function footer(clauses: StoredClause[], citations: Citation[], material: AnswerMaterial, frame: Frame): string[] {
  const { document } = material;
  const { front } = document;
  const [first] = citations;
  const links = clauses.map((clause) => `[${clause.path}](</documents/${document.id}#${clause.path}>)`);
  const url = citations.find((citation) => citation.url !== null)?.url ?? null;
  const open = front.expiresOn !== null && first?.status !== "expired" && first?.status !== "historical";
  const basis = [
    `${frame.basis}：《${front.title}》${front.documentNumber === null ? "" : `（${front.documentNumber}）`}`,
    links.join("、"),
    ...(first?.textKind === "summary" && citations.length > 0 ? [frame.summaryNote] : []),
    ...(frame.quotationNote === null ? [] : [frame.quotationNote]),
    frame.level(front.level),
    frame.status(first?.status ?? "in force"),
    ...(open ? [frame.validUntil(front.expiresOn ?? "")] : []),
    ...(url === null ? [] : [`[${frame.sourceLink}](${url})`]),
  ].join(" · ");
  return [basis, who(clauses, material, first?.status ?? "in force", frame)];
}

/** Whom to ask, unless the answer was just that; and how far the text holds today. */
function who(
  clauses: StoredClause[],
  { document, facets }: AnswerMaterial,
  status: Citation["status"],
  frame: Frame,
): string {
  const { front } = document;
  const answered =
    facets.aspects.includes("department") && clauses.some(({ answers }) => answers.includes("department"));
  const contact = front.contact === null ? "" : `；${frame.contact(front.contact)}`;
  const named = answered && contact === "" ? "" : `${frame.department(front.department)}${contact}。`;
  const caveats: Partial<Record<Citation["status"], string>> = {
    historical: frame.askNow(front.department),
    "annual notice": frame.notice,
    expired: "",
  };
  return named + (caveats[status] ?? (front.review ? frame.review(front.reviewNote) : ""));
}
