/** Reads the collection form of needs (技术需求征集表) from a spreadsheet: one row or one form is one need. */
import { z } from "zod";
import { CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";
import { importRows, labelOf, type SheetImport, toResult } from "./import-rows.ts";
import type { LabelFinder } from "./label-finder.ts";
import { NeedField } from "./need-field.ts";
import { NEED_COLUMNS, type NeedColumn } from "./needs-columns.ts";
import { buildRepeatCheck, checkCode, checkMail, checkPhone, isBlank, toYesNo } from "./row-check.ts";
import type { RowProblem, Sheet, TableRow } from "./sheet.ts";

/**
 * A need as a form gives it, not yet confirmed or filed.
 *
 * Shape   `fields` by name of the field; cluster and category as ids, `disclosure` as its value; what is empty is not there
 */
export const NeedRow = z.strictObject({
  fields: z.partialRecord(NeedField, z.string().min(1)),
  cluster: ClusterId.nullable(),
  category: CategoryId.nullable(),
});
export type NeedRow = z.infer<typeof NeedRow>;

/**
 * How cells are read.
 *
 * Shape   `isSecret` is the secrecy guard: of a row that it hits nothing is kept
 */
export type NeedLabels = {
  findCluster: LabelFinder<ClusterId>;
  findCategory: LabelFinder<CategoryId>;
  isSecret(text: string): boolean;
};

/** The longest text of a need, as in the chat. */
const MAX_CHARS = 4000;
const SUMMARY_CHARS = 60;

/** The needs of a workbook, each with what is wrong with it. */
export function readNeedsSheet(sheets: readonly Sheet[], labels: NeedLabels): SheetImport<NeedRow> {
  const repeated = buildRepeatCheck("现状与瓶颈", "企业和需求");
  return importRows<NeedColumn, NeedRow>(sheets, {
    columns: NEED_COLUMNS,
    required: [["enterprise"], ["contact", "phone", "email"], ["problem", "summary"]],
    form: true,
    toRow: (row, units) => toNeed(row, units, { ...labels, repeated }),
  });
}

type Context = NeedLabels & { repeated: ReturnType<typeof buildRepeatCheck> };

function toNeed({ row, values }: TableRow<NeedColumn>, units: ReadonlyMap<NeedColumn, string>, context: Context) {
  if (context.isSecret([...values.values()].join("\n"))) {
    return { row, ok: false as const, problems: [secret()] };
  }
  const written = readWritten(values, units);
  const checks = [checkField(written, "phone"), checkField(written, "email"), checkField(written, "uscc")];
  const cluster = context.findCluster(written.get("cluster") ?? "");
  const category = context.findCategory(written.get("category") ?? "");
  const fields = new Map<NeedField, string>(written);
  for (const [field, value] of [
    ["cluster", cluster] as const,
    ["category", category] as const,
    ...checks.map(toEntry),
  ]) {
    if (value === null) {
      fields.delete(field);
    } else {
      fields.set(field, value);
    }
  }
  const problems = [
    ...checks.map(({ problem }) => problem),
    ...findMissing(fields),
    context.repeated(row, `${fields.get("enterprise")} ${fields.get("problem")}`),
    ...[...fields].filter(([, text]) => text.length > MAX_CHARS).map(([field]) => tooLong(field)),
  ].filter((problem) => problem !== null);
  const notes = [
    unknownLabel("cluster", written.get("cluster"), cluster),
    unknownLabel("category", written.get("category"), category),
  ].filter((note) => note !== null);
  const value = { fields: Object.fromEntries(fields), cluster, category };
  return toResult(row, { schema: NeedRow, value }, { problems, notes });
}

/** The cells as fields: ticks read, units added, contact and number parted, summary and problem standing in for each other. */
function readWritten(values: ReadonlyMap<NeedColumn, string>, units: ReadonlyMap<NeedColumn, string>) {
  const fields = new Map<NeedField, string>();
  for (const [column, cell] of values) {
    const text = readTicks(cell);
    // 无 answers a question about imports and substitutes; elsewhere it means that nothing was written.
    const isSilent = text === "" || (isBlank(text) && column !== "supply_risk" && column !== "substitute");
    if (column !== "claim" && !isSilent) {
      fields.set(column, text);
    }
  }
  partContact(fields);
  const budget = fields.get("budget");
  if (budget !== undefined && /^[\d.,]+(?:-[\d.,]+)?$/u.test(budget)) {
    fields.set("budget", `${budget}${units.get("budget") || "万元"}`);
  }
  const [problem, summary] = [fields.get("problem"), fields.get("summary")];
  const main = problem ?? summary;
  if (main !== undefined) {
    const claim = toYesNo(values.get("claim") ?? "") === true ? "\n（填表时注明：卡脖子）" : "";
    fields.set("problem", main + claim);
    fields.set("summary", summary ?? firstSentence(main));
  }
  fields.set("disclosure", readDisclosure(fields.get("disclosure") ?? ""));
  return fields;
}

/** 「□核心技术 ☑关键材料」→ 关键材料; a text without boxes stays. */
function readTicks(cell: string): string {
  if (!/[□☐◻]|[☑☒■✔✓√]\s*\p{L}/u.test(cell)) {
    return cell;
  }
  const ticked = [...cell.matchAll(/[☑☒■✔✓√]\s*([^□☐◻☑☒■✔✓√]+)/gu)].map(([, text = ""]) => text.trim());
  return ticked.map((text) => text.replace(/[、，,;；\s]+$/u, "")).join("、");
}

/** 「张三 13800001111」 in the contact's cell. */
function partContact(fields: Map<NeedField, string>): void {
  const contact = fields.get("contact") ?? fields.get("phone") ?? "";
  const number = /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}/u.exec(
    contact.normalize("NFKC"),
  )?.[0];
  const rest = number === undefined ? contact : contact.normalize("NFKC").replace(number, "");
  const name = rest
    .replace(/^(?:联系人|姓名)[:：]|(?:手机|电话|联系电话|tel)\s*[:：]?|[\s,，、;；/()（）:：]+/giu, " ")
    .trim();
  if (number !== undefined && name !== "" && /^\p{L}/u.test(name)) {
    fields.set("contact", name);
    fields.set("phone", fields.get("phone") === contact ? number : (fields.get("phone") ?? number));
  }
}

function firstSentence(text: string): string {
  const sentence = text.split(/[。！？!?\n；;]/u)[0]?.trim() ?? text;
  return sentence.length > SUMMARY_CHARS ? `${sentence.slice(0, SUMMARY_CHARS)}…` : sentence;
}

/** The narrowest that the words allow; nothing written means the task force only. */
function readDisclosure(text: string): string {
  if (/隐去|匿名|不公开企业|不显示企业|anonymous/u.test(text)) {
    return "anonymous";
  }
  const isOpen = toYesNo(text) === true || /公开|public/u.test(text);
  return isOpen && !/不|仅|否|非|未/u.test(text) ? "public" : "internal";
}

const CHECKS = { phone: checkPhone, email: checkMail, uscc: checkCode } as const;

function checkField(fields: ReadonlyMap<NeedField, string>, field: keyof typeof CHECKS) {
  const text = fields.get(field);
  const checked =
    text === undefined ? { value: null, problem: null } : CHECKS[field](text, labelOf(field, NEED_COLUMNS));
  return { field, ...checked };
}

function toEntry({ field, value }: ReturnType<typeof checkField>) {
  return [field, value] as const;
}

function findMissing(fields: ReadonlyMap<NeedField, string>): RowProblem[] {
  const required: readonly NeedField[][] = [["enterprise"], ["contact"], ["phone", "email"], ["problem"]];
  return required
    .filter((any) => !any.some((field) => fields.has(field)))
    .map((any) => any.map((field) => labelOf(field, NEED_COLUMNS)).join("或"))
    .map((column) => ({ column, message: `没有填${column}`, remedy: "补上再导入；没有这一项不能登记需求" }));
}

function unknownLabel(field: "cluster" | "category", text: string | undefined, id: string | null): RowProblem | null {
  const column = labelOf(field, NEED_COLUMNS);
  return text === undefined || id !== null
    ? null
    : { column, message: `不认得“${text}”`, remedy: "不用改：导入后按需求内容判断，判断不了会提示" };
}

function tooLong(field: NeedField): RowProblem {
  return {
    column: labelOf(field, NEED_COLUMNS),
    message: `超过 ${MAX_CHARS} 个字`,
    remedy: "写短一些，细节作为附件另交",
  };
}

function secret(): RowProblem {
  return {
    column: null,
    message: "内容疑似涉密，这一行没有读入，也没有保存",
    remedy: "涉密需求不要在系统里填写，由专班线下当面对接；并请删除这份文件里的这一行",
  };
}
