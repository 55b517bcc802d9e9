/** The ledger (台账): every need as one row, with what a reader may not see masked, and no cell that a spreadsheet would run. */
import { type ClusterScheme, SCHEME_LABELS } from "./cluster-scheme.ts";
import { maskName, maskNumbers } from "./mask-person.ts";
import { COOPERATIONS, DISCLOSURES, type NeedField } from "./need-field.ts";
import { toSafeCell } from "./safe-cell.ts";

/** One need as the ledger shows it; everything but the fields is already in words. */
export type LedgerNeed = {
  number: string;
  filedOn: string;
  fields: Partial<Record<NeedField, string>>;
  cluster: string;
  category: string;
  bottleneck: string;
  group: string;
  cc: readonly string[];
  state: string;
  assignee: string;
  dueOn: string;
  closedOn: string;
  outcome: string;
};

/**
 * What the reader may see.
 *
 * Shape   without `contacts` names are shortened and numbers masked, also inside texts; without `enterprises` a firm is named
 *         only where it agreed to be public
 */
export type LedgerAccess = { contacts: boolean; enterprises: boolean };

/** A table for a spreadsheet. `width` in characters. */
export type SheetTable = {
  name: string;
  columns: { header: string; width: number }[];
  rows: string[][];
};

type Column = { header: string; width: number; text(need: LedgerNeed): string };

const HIDDEN_FIRM = "（不公开）";

const CLUSTER_HEADER = "产业集群";

const COLUMNS: readonly Column[] = [
  { header: "单号", width: 14, text: ({ number }) => number },
  { header: "登记日期", width: 12, text: ({ filedOn }) => filedOn },
  field("enterprise", "企业名称", 26),
  field("uscc", "统一社会信用代码", 21),
  field("street", "街道（园区）", 12),
  field("contact", "联系人", 10),
  field("phone", "联系电话", 15),
  field("email", "邮箱", 20),
  field("summary", "需求一句话", 32),
  field("problem", "现状与瓶颈", 50),
  { header: CLUSTER_HEADER, width: 14, text: ({ cluster }) => cluster },
  { header: "需求类别", width: 12, text: ({ category }) => category },
  { header: "卡脖子", width: 8, text: ({ bottleneck }) => bottleneck },
  { header: "主办组", width: 18, text: ({ group }) => group },
  { header: "抄送", width: 14, text: ({ cc }) => cc.join("、") },
  { header: "状态", width: 10, text: ({ state }) => state },
  { header: "办理人", width: 10, text: ({ assignee }) => assignee },
  { header: "办结期限", width: 12, text: ({ dueOn }) => dueOn },
  { header: "办结日期", width: 12, text: ({ closedOn }) => closedOn },
  { header: "办结结果", width: 12, text: ({ outcome }) => outcome },
  field("target", "量化指标", 24),
  field("deadline", "期望时间", 14),
  field("budget", "预算", 12),
  { header: "合作方式", width: 12, text: ({ fields }) => labelOf(fields.cooperation, COOPERATIONS) },
  field("import_source", "进口来源", 16),
  field("supply_risk", "断供风险", 12),
  field("substitute", "国内替代", 12),
  field("base", "已有基础", 24),
  field("expert_requirement", "对专家或揭榜方要求", 24),
  field("ip", "知识产权归属", 14),
  field("benefit", "应用前景", 24),
  field("qualification", "企业资质", 18),
  { header: "公开范围", width: 14, text: ({ fields }) => labelOf(fields.disclosure, DISCLOSURES) },
];

/** The ledger as a table, in the order of the needs; the head of the clusters says by which scheme they are called, unless it is "246". */
export function toLedger(needs: readonly LedgerNeed[], access: LedgerAccess, scheme: ClusterScheme): SheetTable {
  return {
    name: "需求台账",
    columns: COLUMNS.map(({ header, width }) => ({
      header: header === CLUSTER_HEADER && scheme !== "246" ? `${header}，${SCHEME_LABELS[scheme]}` : header,
      width,
    })),
    rows: needs.map((need) => {
      const seen = restrict(need, access);
      return COLUMNS.map((column) => toSafeCell(column.text(seen)));
    }),
  };
}

function field(name: NeedField, header: string, width: number): Column {
  return { header, width, text: ({ fields }) => fields[name] ?? "" };
}

function labelOf(value: string | undefined, choices: readonly { value: string; label: string }[]): string {
  return choices.find((choice) => choice.value === value)?.label ?? value ?? "";
}

function restrict(need: LedgerNeed, access: LedgerAccess): LedgerNeed {
  const { enterprise = "", contact = "" } = need.fields;
  const isHidden = !access.enterprises && need.fields.disclosure !== "public";
  const texts = Object.entries(need.fields).map(([name, text]) => {
    const shown = access.contacts || name === "uscc" ? text : withoutPerson(text, contact);
    return [name, isHidden && enterprise !== "" ? shown.replaceAll(enterprise, HIDDEN_FIRM) : shown];
  });
  const fields: LedgerNeed["fields"] = Object.fromEntries(texts);
  const own = isHidden ? { enterprise: HIDDEN_FIRM, uscc: "" } : {};
  return { ...need, fields: { ...fields, ...own } };
}

/** Also where the name or number stands inside a description. */
function withoutPerson(text: string, contact: string): string {
  const masked = maskNumbers(text);
  return contact === "" ? masked : masked.replaceAll(contact, maskName(contact));
}
