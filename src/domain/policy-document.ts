/** A policy document (政策文件): its front matter, its standing on a day, and how a file becomes one. */
import { z } from "zod";
import { type ClauseText, parseClauses } from "./clause.ts";
import { type Parsed, parseYaml } from "./problem.ts";
import type { CitationStatus } from "./reply.ts";

/** Levels of government (国家、省、市、区); figures of one never stand for another. */
export const Level = z.enum(["national", "provincial", "municipal", "district"]);
export type Level = z.infer<typeof Level>;

/** The Chinese names of the levels, as answers say them. */
export const LEVEL_NAMES: Record<Level, string> = {
  national: "国家",
  provincial: "省级",
  municipal: "市级",
  district: "区级",
};

const Day = z.iso.date("要写成 YYYY-MM-DD").nullable();
const Text = z.string().trim().min(1, "不能为空");
const Note = Text.nullable().default(null);

/** The front matter (文件头) of a policy file; unknown keys are refused so that a typo is seen. */
export const FrontMatter = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, "只能用字母、数字、- 和 _"),
  title: Text,
  documentNumber: Note,
  issuer: Note,
  level: z.union([Level, z.array(Level).min(1)]).transform((level) => (Array.isArray(level) ? level : [level])),
  region: Text,
  issuedOn: Day.default(null),
  issuedNote: Note,
  effectiveOn: Day.default(null),
  effectiveNote: Note,
  expiresOn: Day.default(null),
  expiresNote: Note,
  status: z.enum(["in force", "historical", "text not supplied", "annual notice"]),
  replaces: z.array(z.string()).default([]),
  replacedBy: z.array(z.string()).default([]),
  replacementNote: Note,
  source: Text,
  reliability: z.array(z.string()).default([]),
  department: Text,
  contact: Note,
  review: z.boolean(),
  reviewNote: Note,
  answerRule: Note,
  textKind: z.enum(["official", "summary"]),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** A parsed policy file: front matter and clauses in order. */
export type PolicyDocument = {
  file: string;
  front: FrontMatter;
  clauses: ClauseText[];
};

/**
 * How a document stands on a day (YYYY-MM-DD), which every citation of it says.
 *
 * Shape   the stored status, except where the day lies outside its dates
 */
export function statusOn(front: FrontMatter, day: string): CitationStatus {
  if (front.status === "historical" || front.status === "text not supplied") {
    return front.status;
  }
  if (front.expiresOn !== null && day > front.expiresOn) {
    return "expired";
  }
  if (front.effectiveOn !== null && day < front.effectiveOn) {
    return "not yet in force";
  }
  return front.status;
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Parses a Markdown or plain text file with front matter into a policy document, or says what to mend. */
export function parsePolicyDocument(file: string, content: string): Parsed<PolicyDocument> {
  const text = content.replace(/^\uFEFF/, "");
  const fence = FENCE.exec(text);
  if (fence === null) {
    return {
      ok: false,
      problems: [
        {
          file,
          line: 1,
          message: "没有文件头。",
          remedy: "在文件开头用两行 --- 夹住 id、title、level、region、status、source、department、review、textKind。",
        },
      ],
    };
  }
  const front = parseYaml({ file, text: fence[1] ?? "", firstLine: 2 }, FrontMatter);
  if (!front.ok) {
    return front;
  }
  const firstLine = fence[0].split("\n").length;
  const clauses = parseClauses({
    file,
    text: text.slice(fence[0].length),
    firstLine,
  });
  return clauses.ok ? { ok: true, value: { file, front: front.value, clauses: clauses.value } } : clauses;
}
