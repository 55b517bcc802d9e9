/** Reads the libraries of solvers (五库) from a spreadsheet, row by row. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import { emptyCell, importRows, type SheetImport, toResult } from "./import-rows.ts";
import { buildLabelFinder, type LabelFinder } from "./label-finder.ts";
import { buildRepeatCheck, checkMail, checkPhone, splitList, toYesNo } from "./row-check.ts";
import type { RowProblem, Sheet, SheetColumn, TableRow } from "./sheet.ts";
import { SOLVER_KINDS, Solver, type SolverKind } from "./solver.ts";

/** What the columns of the libraries may be called; the usual name first. */
export const SOLVER_COLUMNS = [
  { field: "kind", headers: ["类别", "库别", "类型", "资源类型", "所属库", "kind"] },
  {
    field: "name",
    headers: [
      "名称",
      "姓名",
      "专家姓名",
      "机构名称",
      "企业名称",
      "成果名称",
      "技术名称",
      "单位名称",
      "平台名称",
      "项目名称",
      "name",
    ],
  },
  { field: "group", headers: ["对口组", "对口小组", "联系组", "group"] },
  {
    field: "clusters",
    headers: ["产业集群", "适用集群", "服务集群", "所属行业", "行业领域", "行业", "投资领域", "cluster"],
  },
  { field: "categories", headers: ["需求类别", "擅长类别", "服务类别"] },
  {
    field: "capabilities",
    headers: [
      "能解决的问题",
      "专业领域",
      "能力",
      "研究方向",
      "专长",
      "擅长领域",
      "服务内容",
      "关键词",
      "技术领域",
      "服务能力",
      "capabilities",
    ],
  },
  { field: "person", headers: ["联系人", "对接人", "contact"] },
  { field: "phone", headers: ["联系电话", "手机", "电话", "联系方式", "手机号码", "phone"] },
  { field: "email", headers: ["邮箱", "电子邮箱", "email"] },
  { field: "consent", headers: ["是否已征得同意", "是否同意公开", "同意公开", "是否同意", "是否授权", "consent"] },
  { field: "source", headers: ["来源", "资料来源", "推荐单位", "source"] },
  { field: "employer", headers: ["工作单位", "所在单位", "单位", "employer"] },
  { field: "languages", headers: ["语言", "外语", "languages"] },
  { field: "overseas", headers: ["是否海外", "海外", "是否外籍", "overseas"] },
  { field: "services", headers: ["可服务方式", "服务方式", "合作方式"] },
  { field: "offers", headers: ["能提供的产品", "产品", "产品或工艺", "主要产品", "可供产品"] },
  { field: "qualifications", headers: ["资质", "企业资质"] },
  { field: "gives_samples", headers: ["是否愿意供样", "供样", "可否供样"] },
  { field: "trl", headers: ["成熟度", "技术成熟度", "trl"] },
  { field: "owner", headers: ["权利人", "成果持有单位", "所有人", "专利权人"] },
  { field: "transfer", headers: ["转让方式", "转化方式"] },
  { field: "equipment", headers: ["设备", "仪器设备", "主要设备"] },
  { field: "fees", headers: ["收费", "收费标准"] },
  { field: "stages", headers: ["投资阶段", "阶段"] },
  { field: "ticket", headers: ["单笔额度", "投资额度", "单笔金额", "单笔投资额度"] },
] as const satisfies readonly SheetColumn<string>[];

type Field = (typeof SOLVER_COLUMNS)[number]["field"];

/** How cells are read: names of clusters, categories and groups, and what stands in for a missing source. */
export type SolverLabels = {
  findCluster: LabelFinder<ClusterId>;
  findCategory: LabelFinder<CategoryId>;
  findGroup: LabelFinder<string>;
  source: string;
};

const KIND_WORDS: Record<SolverKind, string[]> = {
  expert: ["专家", "人才", "海外工程师", "科技特派员"],
  enterprise: ["企业", "供应商"],
  technology: ["技术", "成果", "专利"],
  institute: ["平台", "机构", "院所", "高校", "平台机构"],
  investor: ["投资", "投资机构", "基金", "创投"],
};
const KINDS: SolverKind[] = ["expert", "enterprise", "technology", "institute", "investor"];
const findKind = buildLabelFinder(KINDS.map((id) => ({ id, words: [SOLVER_KINDS[id], ...KIND_WORDS[id]] })));

/**
 * The solvers of a workbook.
 *
 * Shape   `kind` is that of the whole sheet; null reads it from each row. Consent that is not written is not given.
 *         Ids are made from kind, name and employer, so that the same sheet read twice names the same solvers
 */
export function readSolverSheet(
  sheets: readonly Sheet[],
  kind: SolverKind | null,
  labels: SolverLabels,
): SheetImport<Solver> {
  const repeated = buildRepeatCheck("名称", "名称");
  return importRows<Field, Solver>(sheets, {
    columns: SOLVER_COLUMNS,
    required: [...(kind === null ? [["kind"] as const] : []), ["name"], ["capabilities"]],
    form: false,
    toRow: (row) => toSolver(row, kind, { ...labels, repeated }),
  });
}

type Context = SolverLabels & { repeated: ReturnType<typeof buildRepeatCheck> };

function toSolver({ row, values }: TableRow<Field>, sheetKind: SolverKind | null, context: Context) {
  const text = (field: Field) => values.get(field) ?? null;
  const list = (field: Field) => splitList(values.get(field) ?? "");
  const kind = sheetKind ?? findKind(text("kind") ?? "");
  const name = text("name") ?? "";
  const key = [kind, name, text("employer") ?? ""].join(" ");
  const contact = toContact(values);
  const found = {
    clusters: find(list("clusters"), context.findCluster, "产业集群"),
    categories: find(list("categories"), context.findCategory, "需求类别"),
    group: find(list("group"), context.findGroup, "对口组"),
  };
  const problems = [
    name === "" ? emptyCell("名称") : context.repeated(row, key),
    values.has("capabilities") ? null : emptyCell("能解决的问题"),
    kind === null ? unknownKind(text("kind") ?? "") : null,
    ...contact.problems,
  ].filter((problem) => problem !== null);
  const value = {
    ...ownFields(kind, text, list),
    kind,
    id: `${kind}-${hash(key)}`,
    name,
    group: found.group.ids[0] ?? null,
    clusters: found.clusters.ids,
    categories: found.categories.ids,
    capabilities: list("capabilities"),
    contact: contact.value,
    consent: toYesNo(text("consent") ?? "") ?? false,
    source: text("source") ?? context.source,
    sample: false,
  };
  const notes = [...found.clusters.notes, ...found.categories.notes, ...found.group.notes];
  return toResult(row, { schema: Solver, value }, { problems, notes });
}

type ReadText = (field: Field) => string | null;
type ReadList = (field: Field) => string[];

/** The fields that only this kind has. */
function ownFields(kind: SolverKind | null, text: ReadText, list: ReadList): Record<string, unknown> {
  const fields: Record<SolverKind, () => Record<string, unknown>> = {
    expert: () => ({
      employer: text("employer"),
      languages: list("languages"),
      overseas: toYesNo(text("overseas") ?? "") ?? false,
      services: list("services"),
    }),
    enterprise: () => ({
      offers: list("offers"),
      qualifications: list("qualifications"),
      gives_samples: toYesNo(text("gives_samples") ?? ""),
    }),
    technology: () => ({
      trl: toNumbers(text("trl"))[0] ?? null,
      owner: text("owner"),
      transfer: list("transfer"),
    }),
    institute: () => ({ equipment: list("equipment"), fees: text("fees") }),
    investor: () => ({ stages: list("stages"), ticket: toTicket(text("ticket")) }),
  };
  return kind === null ? {} : fields[kind]();
}

function toNumbers(text: string | null): number[] {
  return ((text ?? "").replaceAll(",", "").match(/\d+(?:\.\d+)?/gu) ?? []).map(Number);
}

/** 500-2000万元 → from, to; one figure is the upper end. */
function toTicket(text: string | null): { from: number; to: number } | null {
  const factor = text?.includes("亿") ? 10_000 : 1;
  const [first, second] = toNumbers(text).map((number) => number * factor);
  return first === undefined ? null : { from: second === undefined ? 0 : first, to: second ?? first };
}

function toContact(values: ReadonlyMap<Field, string>) {
  const [phone, email] = [values.get("phone"), values.get("email")];
  const phoneRead = phone === undefined ? { value: null, problem: null } : checkPhone(phone, "联系电话");
  const mailRead = email === undefined ? { value: null, problem: null } : checkMail(email, "邮箱");
  const value = { person: values.get("person") ?? null, phone: phoneRead.value, email: mailRead.value };
  const isEmpty = Object.values(value).every((part) => part === null);
  return { value: isEmpty ? null : value, problems: [phoneRead.problem, mailRead.problem] };
}

function find<T extends string>(texts: string[], finder: LabelFinder<T>, column: string) {
  const read = texts.map((text) => ({ text, id: finder(text) }));
  const notes: RowProblem[] = read
    .filter(({ id }) => id === null)
    .map(({ text }) => ({
      column,
      message: `不认得“${text}”，先空着`,
      remedy: `改成${column}的标准名称，或导入后再补`,
    }));
  return { ids: [...new Set(read.flatMap(({ id }) => (id === null ? [] : [id])))], notes };
}

function unknownKind(text: string): RowProblem {
  const message = text === "" ? "没有填类别" : `不认得类别“${text}”`;
  return { column: "类别", message, remedy: `写${Object.values(SOLVER_KINDS).join("、")}中的一个` };
}

/** Two 32-bit FNV-1a hashes in base 36: no name can be read from an id. */
function hash(text: string): string {
  return [0x811c9dc5, 0x9dc5811c].map((seed) => fnv(text, seed).toString(36).padStart(7, "0")).join("");
}

function fnv(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
