/** The table of a need's fields: labels, hints and allowed values for the chat's card, the web form, the Slack modal and the ledger. */
import { COOPERATIONS, DISCLOSURES, type FieldRule, type NeedField } from "./need-field.ts";

type Row = readonly [
  field: NeedField,
  label: string,
  labelEn: string,
  hint: string,
  kind: FieldRule["kind"],
  maxChars: number,
];

const ROWS: readonly Row[] = [
  ["enterprise", "企业名称", "Company", "全称，常用简称也行", "line", 80],
  ["uscc", "统一社会信用代码", "Credit code", "18 位，可不填", "line", 18],
  ["street", "街道（园区）", "Street", "可不填", "line", 40],
  ["contact", "联系人", "Contact", "姓或姓名都行", "line", 40],
  ["phone", "手机或座机", "Phone", "和邮箱至少填一项", "line", 40],
  ["email", "邮箱", "Email", "和电话至少填一项", "line", 120],
  ["summary", "需求一句话", "In one sentence", "要解决什么", "line", 200],
  ["problem", "现状与瓶颈", "Situation and problem", "现在怎样、卡在哪里、试过什么", "text", 2000],
  ["cluster", "产业集群", "Cluster", "技术用在哪个产业", "choice", 40],
  ["category", "需求类别", "Category", "缺的是什么", "choice", 40],
  ["target", "量化指标", "Target", "例：气孔率低于 0.5%", "line", 200],
  ["deadline", "期望时间", "Wanted by", "例：今年底前", "line", 80],
  ["budget", "预算", "Budget", "例：50 万元", "line", 80],
  ["cooperation", "合作方式", "Cooperation", "例：委托开发", "choice", 40],
  ["import_source", "进口来源", "Imported from", "国家、厂商", "line", 120],
  ["supply_risk", "断供风险", "Supply risk", "已断、限供、传言、无", "choice", 40],
  ["substitute", "国内替代", "Domestic substitute", "有、没有、有但不达标、不清楚", "choice", 40],
  ["base", "已有基础", "Done so far", "做过的试验、找过谁", "text", 1000],
  ["expert_requirement", "对专家的要求", "Wanted of the expert", "可不填", "line", 300],
  ["ip", "知识产权归属", "Intellectual property", "可不填", "line", 200],
  ["benefit", "应用前景", "Benefit", "可不填", "text", 1000],
  ["qualification", "企业资质", "Qualification", "高企、规上、小巨人等", "line", 200],
  ["disclosure", "公开范围", "Disclosure", "不选就是仅专班内部", "choice", 40],
];

const RISKS = [
  { value: "已断", label: "已断", labelEn: "Cut off" },
  { value: "限供", label: "限供", labelEn: "Restricted" },
  { value: "传言", label: "传言", labelEn: "Rumoured" },
  { value: "无", label: "无", labelEn: "None" },
] as const;

const SUBSTITUTES = [
  { value: "有", label: "有", labelEn: "Yes" },
  { value: "没有", label: "没有", labelEn: "No" },
  { value: "有但不达标", label: "有但不达标", labelEn: "Yes, but not good enough" },
  { value: "不清楚", label: "不清楚", labelEn: "Not known" },
] as const;

/** NOTE: the choices of cluster and category are the clerk's lists, which the caller has. */
const CHOICES: Partial<Record<NeedField, FieldRule["choices"]>> = {
  cooperation: COOPERATIONS,
  supply_risk: RISKS,
  substitute: SUBSTITUTES,
  disclosure: DISCLOSURES,
};

/** Every field in the order of forms and cards. */
export const NEED_FIELDS: readonly FieldRule[] = ROWS.map(([field, label, labelEn, hint, kind, maxChars]) => ({
  field,
  label,
  labelEn,
  hint,
  kind,
  maxChars,
  choices: CHOICES[field] ?? null,
}));

/** A need cannot be filed without these. */
export const REQUIRED_FIELDS: readonly NeedField[] = ["enterprise", "contact"];

/** Asked for in talk, so shown at once; the others fold away until one of them is filled. */
export const FIRST_FIELDS: readonly NeedField[] = [
  "enterprise",
  "contact",
  "phone",
  "email",
  "summary",
  "problem",
  "cluster",
  "category",
  "target",
  "deadline",
  "budget",
  "cooperation",
  "disclosure",
];

const BY_NAME = new Map(NEED_FIELDS.map((rule) => [rule.field, rule]));

/** What a field is called on cards and forms; Traditional is converted with the text around it. */
export function labelOf(field: NeedField, locale: "zh" | "en"): string {
  const rule = BY_NAME.get(field);
  return (locale === "en" ? rule?.labelEn : rule?.label) ?? field;
}
