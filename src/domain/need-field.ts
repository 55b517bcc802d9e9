/** The fields of a need, one table for the chat, the web form, the Slack modal and the ledger. */
import { z } from "zod";

/** Names of the fields that a person can fill; system fields are columns of their own. */
export const NeedField = z.enum([
  "enterprise",
  "uscc",
  "street",
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
  "import_source",
  "supply_risk",
  "substitute",
  "base",
  "expert_requirement",
  "ip",
  "benefit",
  "qualification",
  "disclosure",
]);
export type NeedField = z.infer<typeof NeedField>;

/** Who may read a filed need besides the task force. */
export const DISCLOSURES = [
  { value: "internal", label: "仅专班内部", labelEn: "Task force only" },
  { value: "anonymous", label: "隐去企业名公开", labelEn: "Public without the firm's name" },
  { value: "public", label: "公开", labelEn: "Public" },
] as const;

/** How firm and solver may work together. */
export const COOPERATIONS = [
  { value: "委托开发", label: "委托开发", labelEn: "Commissioned development" },
  { value: "合作开发", label: "合作开发", labelEn: "Joint development" },
  { value: "技术转让", label: "技术转让", labelEn: "Technology transfer" },
  { value: "技术许可", label: "技术许可", labelEn: "Licensing" },
  { value: "技术入股", label: "技术入股", labelEn: "Technology for equity" },
  { value: "共建平台", label: "共建平台", labelEn: "Shared platform" },
  { value: "人才引进", label: "人才引进", labelEn: "Hiring talent" },
  { value: "诊断咨询", label: "诊断咨询", labelEn: "Diagnosis and advice" },
  { value: "采购", label: "采购", labelEn: "Purchase" },
] as const;

/** 各栏的名称，对话、表单、卡片和台账共用。 */
export const FIELD_LABELS: Readonly<Record<NeedField, string>> = {
  enterprise: "企业名称",
  uscc: "统一社会信用代码",
  street: "街道（园区）",
  contact: "联系人",
  phone: "电话",
  email: "邮箱",
  summary: "需求一句话",
  problem: "现状与瓶颈",
  cluster: "产业集群",
  category: "需求类别",
  target: "量化指标",
  deadline: "期望时间",
  budget: "预算",
  cooperation: "合作方式",
  import_source: "进口来源",
  supply_risk: "断供风险",
  substitute: "国内替代",
  base: "已有基础",
  expert_requirement: "对专家或揭榜方的要求",
  ip: "知识产权归属",
  benefit: "应用前景",
  qualification: "企业资质",
  disclosure: "公开范围",
};

/** The same in English. */
export const FIELD_LABELS_EN: Readonly<Record<NeedField, string>> = {
  enterprise: "Company",
  uscc: "Credit code",
  street: "Street or park",
  contact: "Contact",
  phone: "Phone",
  email: "E-mail",
  summary: "Need in one line",
  problem: "Problem",
  cluster: "Cluster",
  category: "Category",
  target: "Target",
  deadline: "Needed by",
  budget: "Budget",
  cooperation: "Cooperation",
  import_source: "Imported from",
  supply_risk: "Supply risk",
  substitute: "Domestic substitute",
  base: "Tried so far",
  expert_requirement: "Asked of the expert",
  ip: "Intellectual property",
  benefit: "Benefit",
  qualification: "Qualifications",
  disclosure: "Disclosure",
};

/** The fields of the form beside summary, problem and disclosure, in its order. */
export const FORM_FIELDS = [
  "enterprise",
  "contact",
  "phone",
  "email",
  "target",
  "deadline",
  "budget",
  "cooperation",
  "import_source",
  "supply_risk",
  "substitute",
  "base",
  "expert_requirement",
  "ip",
  "benefit",
  "qualification",
] as const satisfies readonly NeedField[];

/** Fields that are chosen from a list or typed. */
export const FIELD_SUGGESTIONS: Partial<Record<NeedField, readonly string[]>> = {
  cooperation: COOPERATIONS.map(({ value }) => value),
  supply_risk: ["已断供", "限供", "听说要限", "没有"],
  substitute: ["没有", "有但不达标", "有", "不清楚"],
};
