/** Reads the enterprise directory (企业名录) from a spreadsheet, row by row. */
import type { ClusterId } from "./cluster.ts";
import { Enterprise } from "./enterprise.ts";
import { emptyCell, importRows, type SheetImport, toResult } from "./import-rows.ts";
import type { LabelFinder } from "./label-finder.ts";
import { buildRepeatCheck, type Checked, checkCode, checkMail, checkPhone, splitList, toYesNo } from "./row-check.ts";
import type { RowProblem, Sheet, SheetColumn, TableRow } from "./sheet.ts";

/** What the columns of the directory may be called; the usual name first. */
export const ENTERPRISE_COLUMNS = [
  {
    field: "name",
    headers: [
      "企业名称",
      "公司名称",
      "单位名称",
      "企业全称",
      "名称",
      "申报单位",
      "enterprise",
      "company name",
      "company",
    ],
  },
  { field: "aliases", headers: ["简称", "别名", "曾用名", "企业简称", "英文名", "商标", "alias"] },
  { field: "uscc", headers: ["统一社会信用代码", "信用代码", "社会信用代码", "税号", "纳税人识别号", "credit code"] },
  {
    field: "street",
    headers: ["街道", "所属街道", "街道园区", "镇街", "园区", "所在街道", "属地", "所属区域", "street"],
  },
  {
    field: "clusters",
    headers: ["产业集群", "所属产业", "所属行业", "行业", "产业", "行业领域", "集群", "industry", "cluster"],
  },
  { field: "qualifications", headers: ["企业资质", "资质", "资质荣誉", "荣誉资质", "企业类型", "qualification"] },
  { field: "rd_institutions", headers: ["研发机构", "研发平台", "技术中心", "研发中心", "创新平台"] },
  { field: "rd_expense", headers: ["上年研发费用", "研发费用", "研发投入", "上年度研发费用", "研发经费"] },
  { field: "products", headers: ["主要产品", "主营产品", "主营业务", "产品", "经营范围", "main products"] },
  { field: "contact", headers: ["联系人", "企业联系人", "联系人姓名", "姓名", "contact"] },
  { field: "title", headers: ["职务", "联系人职务", "岗位", "title"] },
  {
    field: "phone",
    headers: [
      "联系电话",
      "手机",
      "电话",
      "手机号",
      "手机号码",
      "联系方式",
      "联系人电话",
      "联系人手机",
      "phone",
      "mobile",
    ],
  },
  { field: "email", headers: ["邮箱", "电子邮箱", "电子邮件", "email", "e-mail"] },
  { field: "key", headers: ["重点企业", "是否重点企业", "科技创新重点企业", "一对一对象", "是否一对一"] },
  {
    field: "liaison",
    headers: ["一对一联络员", "联络员", "科技经纪人", "服务专员", "驻企服务员", "联系干部", "liaison"],
  },
  { field: "leader", headers: ["联系局领导", "局领导", "挂钩领导", "联系领导"] },
  { field: "notes", headers: ["备注", "内部备注", "说明", "notes", "remarks"] },
] as const satisfies readonly SheetColumn<string>[];

type Field = (typeof ENTERPRISE_COLUMNS)[number]["field"];

/**
 * The enterprises of a workbook.
 *
 * Shape   the credit code (else the name) is the id, so that the same sheet read twice names the same enterprises
 */
export function readEnterpriseSheet(
  sheets: readonly Sheet[],
  findCluster: LabelFinder<ClusterId>,
): SheetImport<Enterprise> {
  const repeats = {
    name: buildRepeatCheck("企业名称", "企业名称"),
    uscc: buildRepeatCheck("统一社会信用代码", "统一社会信用代码"),
  };
  return importRows<Field, Enterprise>(sheets, {
    columns: ENTERPRISE_COLUMNS,
    required: [["name"]],
    form: false,
    toRow: (row, units) => toEnterprise(row, { findCluster, repeats, unit: units.get("rd_expense") ?? "万元" }),
  });
}

type RepeatCheck = ReturnType<typeof buildRepeatCheck>;
type Context = {
  findCluster: LabelFinder<ClusterId>;
  repeats: { name: RepeatCheck; uscc: RepeatCheck };
  unit: string;
};

function toEnterprise({ row, values }: TableRow<Field>, { findCluster, repeats, unit }: Context) {
  const text = (field: Field) => values.get(field) ?? null;
  const list = (field: Field) => splitList(values.get(field) ?? "");
  const name = text("name") ?? "";
  const uscc = check(values.get("uscc"), (code) => checkCode(code, "统一社会信用代码"));
  const person = toPerson(values);
  const expense = toWan(values.get("rd_expense"), unit);
  const clusters = list("clusters").map((written) => ({ written, id: findCluster(written) }));
  const problems = [
    name === "" ? emptyCell("企业名称") : repeats.name(row, name),
    uscc.value === null ? null : repeats.uscc(row, uscc.value),
    uscc.problem,
    ...person.problems,
    expense.problem,
  ].filter((problem) => problem !== null);
  const value = {
    id: uscc.value ?? name,
    name,
    aliases: list("aliases"),
    uscc: uscc.value,
    street: text("street"),
    clusters: [...new Set(clusters.flatMap(({ id }) => (id === null ? [] : [id])))],
    qualifications: list("qualifications").map((one) => ({ name: one, from: null, until: null })),
    rd_institutions: list("rd_institutions").map((one) => ({ name: one, level: null })),
    rd_expense_last_year: expense.value,
    main_products: list("products"),
    contacts: person.contacts,
    key_enterprise: toYesNo(text("key") ?? "") ?? false,
    liaison: text("liaison"),
    leader: text("leader"),
    accounts: [],
    disclosure_default: "internal",
    notes: text("notes"),
    sample: false,
  };
  const notes = clusters.filter(({ id }) => id === null).map(({ written }) => unknownCluster(written));
  return toResult(row, { schema: Enterprise, value }, { problems, notes });
}

/** The contact of a row; one without a name goes by number or mail address. */
function toPerson(values: ReadonlyMap<Field, string>) {
  const phone = check(values.get("phone"), (text) => checkPhone(text, "联系电话"));
  const email = check(values.get("email"), (text) => checkMail(text, "邮箱"));
  const name = values.get("contact") ?? phone.value ?? email.value;
  const person = { title: values.get("title") ?? null, phone: phone.value, email: email.value, reminders: false };
  return { contacts: name === null ? [] : [{ name, ...person }], problems: [phone.problem, email.problem] };
}

function unknownCluster(text: string): RowProblem {
  return {
    column: "产业集群",
    message: `不认得产业集群“${text}”，先空着`,
    remedy: "改成十二个集群之一，或导入后在名录里补",
  };
}

function check(text: string | undefined, read: (text: string) => Checked): Checked {
  return text === undefined || splitList(text).length === 0 ? { value: null, problem: null } : read(text);
}

/** Money in 万元; a unit in the cell goes before that of the header. */
function toWan(text: string | undefined, unit: string): { value: number | null; problem: RowProblem | null } {
  const [, figure, own] = /^约?([\d,.]+)\s*(万元|万|亿元|亿|元)?$/u.exec((text ?? "").normalize("NFKC").trim()) ?? [];
  if (text === undefined || splitList(text).length === 0) {
    return { value: null, problem: null };
  }
  const number = Number((figure ?? "").replaceAll(",", ""));
  if (figure === undefined || Number.isNaN(number)) {
    const message = `“${text}”不是金额`;
    return { value: null, problem: { column: "上年研发费用", message, remedy: "只写数字，单位万元" } };
  }
  const scale = own ?? unit;
  const factor = scale.startsWith("亿") ? 10_000 : scale.startsWith("万") ? 1 : 1 / 10_000;
  return { value: Math.round(number * factor * 10_000) / 10_000, problem: null };
}
