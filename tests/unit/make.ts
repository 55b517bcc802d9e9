/** Valid domain objects for the unit tests: what a test does not care about is filled in. */
import { Companion } from "../../src/domain/companion.ts";
import type { Facets } from "../../src/domain/facets.ts";
import type { KnowledgeEntry } from "../../src/domain/knowledge-check.ts";
import type { Measure } from "../../src/domain/measure.ts";
import { FrontMatter, type PolicyDocument } from "../../src/domain/policy-document.ts";
import type { Passage } from "../../src/domain/rank-clauses.ts";
import type { StoredClause, StoredDocument } from "../../src/domain/stored.ts";

/** What a front matter may be written from: the schema's input. */
type FrontInput = Partial<Record<keyof FrontMatter, unknown>>;

/** Makes domain objects; each maker takes only what the test is about. */
export const make = {
  front(changes: FrontInput = {}): FrontMatter {
    return FrontMatter.parse({
      id: "T-1",
      title: "测试办法",
      documentNumber: null,
      issuer: null,
      level: "district",
      region: "测试区",
      status: "in force",
      source: "https://example.org/policy",
      department: "区科技局",
      contact: null,
      review: false,
      textKind: "summary",
      ...changes,
    });
  },
  companion(changes: Record<string, unknown> = {}): Companion {
    return Companion.parse({ document: "T-1", ...changes });
  },
  document(front: FrontInput = {}, companion: Record<string, unknown> = {}): StoredDocument {
    const parsed = make.front(front);
    return {
      id: parsed.id,
      contentHash: "hash",
      front: parsed,
      companion: make.companion({ document: parsed.id, ...companion }),
      origin: `${parsed.id}.md`,
    };
  },
  clause(changes: Partial<StoredClause> = {}): StoredClause {
    const documentId = changes.documentId ?? "T-1";
    const path = changes.path ?? "要点1";
    return {
      id: `${documentId}#${path}`,
      documentId,
      kind: "clause",
      path,
      heading: "奖励标准",
      originalPath: null,
      text: "首次认定的企业，奖励20万元。",
      source: null,
      answers: [],
      department: null,
      ...changes,
    };
  },
  facets(changes: Partial<Facets> = {}): Facets {
    return {
      payer: null,
      leaning: [],
      years: [],
      history: false,
      on: null,
      current: false,
      howMuch: false,
      compares: false,
      attributes: [],
      firms: false,
      aspects: [],
      ...changes,
    };
  },
  passage(changes: Partial<Passage> = {}): Passage {
    return {
      clause: make.clause(),
      document: make.document(),
      score: 0.6,
      asked: 0.6,
      worded: 0.6,
      matched: 9,
      known: 0.6,
      meaning: null,
      nearest: null,
      ...changes,
    };
  },
  entry(changes: { front?: FrontInput; clauses?: string[]; companion?: Record<string, unknown> } = {}): KnowledgeEntry {
    const front = make.front(changes.front);
    const document: PolicyDocument = {
      file: `${front.id}.md`,
      front,
      clauses: (changes.clauses ?? ["奖励20万元。"]).map((text, index) => ({
        path: `要点${index + 1}`,
        heading: "标准",
        originalPath: null,
        text,
        source: null,
        line: 30 + index,
      })),
    };
    const companion = make.companion({
      document: front.id,
      ...changes.companion,
    });
    return { document, companion, companionFile: `${front.id}.yaml` };
  },
  measures(...measures: Measure[]): ReadonlyMap<string, Measure> {
    return new Map(measures.map((measure) => [measure.id, measure]));
  },
};

/** Measures that the tests of conditions share. */
export const MEASURES = make.measures(
  {
    id: "sales",
    label: "年销售收入",
    dimension: "money",
    terms: ["销售收入", "销售", "收入"],
  },
  {
    id: "rd_expense",
    label: "研发费用",
    dimension: "money",
    terms: ["研发费用", "研发投入", "研发"],
  },
  {
    id: "rd_ratio",
    label: "研发占比",
    dimension: "percent",
    terms: ["研发占比", "研发投入占", "研发"],
  },
  {
    id: "staff_ratio",
    label: "科技人员占比",
    dimension: "percent",
    terms: ["科技人员"],
  },
  {
    id: "score",
    label: "综合得分",
    dimension: "score",
    terms: ["得分", "打分"],
  },
  {
    id: "age",
    label: "成立时间",
    dimension: "duration",
    terms: ["成立", "注册"],
  },
  {
    id: "salary",
    label: "年薪",
    dimension: "money",
    terms: ["年薪", "salary"],
  },
);
