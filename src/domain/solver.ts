/** Solvers (解决方): experts, supplying enterprises, technologies, platform institutes and investors that may answer a need. */
import { z } from "zod";
import { WrittenCategory, WrittenCluster } from "./group.ts";
import { isWord } from "./word-finder.ts";

const Text = z.string("要写文字").trim().min(1, "不能为空");
const Optional = Text.nullable();
const Texts = z.array(Text);

/** Kinds of solvers with their Chinese names, in the order of the five libraries (五库). */
export const SOLVER_KINDS = {
  expert: "人才库",
  enterprise: "企业库",
  technology: "技术（成果）库",
  institute: "平台机构库",
  investor: "投资机构库",
} as const;

const SHARED = {
  id: Text.regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/u, "只能用字母、数字、- 和 _"),
  name: Text,
  /** The group that looks after it; null for all. */
  group: Optional,
  clusters: z.array(WrittenCluster),
  categories: z.array(WrittenCategory),
  /** Words of needs that it can answer; matching looks for them. */
  capabilities: z.array(Text.refine(isWord, "这个词用不了")).min(1, "至少写一项能解决的问题"),
  contact: z.strictObject({ person: Optional, phone: Optional, email: Optional }).nullable(),
  /** Whether it agreed to be named to firms. */
  consent: z.boolean(),
  source: Optional,
  sample: z.boolean(),
};

/**
 * One solver.
 *
 * Shape   `trl` 1–9; `sample` marks what `npm run seed` adds, whose name says 示例; anything else names its source
 * Unit    `ticket` in 万元 a deal
 */
export const Solver = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("expert"),
      ...SHARED,
      employer: Optional,
      languages: Texts,
      overseas: z.boolean(),
      services: Texts,
    }),
    z.strictObject({
      kind: z.literal("enterprise"),
      ...SHARED,
      offers: Texts,
      qualifications: Texts,
      gives_samples: z.boolean().nullable(),
    }),
    z.strictObject({
      kind: z.literal("technology"),
      ...SHARED,
      trl: z.number().int().min(1).max(9).nullable(),
      owner: Optional,
      transfer: Texts,
    }),
    z.strictObject({ kind: z.literal("institute"), ...SHARED, equipment: Texts, fees: Optional }),
    z.strictObject({
      kind: z.literal("investor"),
      ...SHARED,
      stages: Texts,
      ticket: z.strictObject({ from: z.number().nonnegative(), to: z.number().nonnegative() }).nullable(),
    }),
  ])
  .refine(({ sample, name }) => !sample || name.includes("示例"), {
    path: ["name"],
    message: "示例数据的名称要带“示例”",
  })
  .refine(({ sample, source }) => sample || source !== null, { path: ["source"], message: "要写来源" });
export type Solver = z.infer<typeof Solver>;

/** The kinds alone. */
export const SolverKind = z.enum(["expert", "enterprise", "technology", "institute", "investor"]);
export type SolverKind = z.infer<typeof SolverKind>;
