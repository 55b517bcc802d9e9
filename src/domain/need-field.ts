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

/**
 * How a field is shown and checked.
 *
 * Shape   `choices` are the allowed values with their labels; null for free text
 * Unit    `maxChars` in UTF-16 units
 */
export type FieldRule = {
  field: NeedField;
  label: string;
  labelEn: string;
  hint: string;
  kind: "line" | "text" | "choice";
  maxChars: number;
  choices: readonly { value: string; label: string; labelEn: string }[] | null;
};

/** Who may read a filed need besides the task force. */
export const DISCLOSURES = [
  { value: "internal", label: "仅专班内部", labelEn: "Task force only" },
  { value: "anonymous", label: "隐去企业名公开", labelEn: "Public without the firm's name" },
  { value: "public", label: "公开", labelEn: "Public" },
] as const;

/** The audience of a stored value; the task force alone where none was chosen. */
export function disclosureChoice(value: unknown): (typeof DISCLOSURES)[number] {
  return DISCLOSURES.find((one) => one.value === value) ?? DISCLOSURES[0];
}

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
