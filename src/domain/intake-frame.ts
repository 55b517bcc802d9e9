/** The words of the intake dialogue (需求登记) in Chinese and English; Traditional is converted from the first. */
import { ENGLISH_INTAKE_FRAME } from "./english-intake-frame.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { listNames } from "./list-names.ts";
import type { NeedField } from "./need-field.ts";
import { labelOf } from "./need-fields.ts";
import type { Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";

/** How long drafts wait and personal data are kept. */
type Periods = { keepDays: number; retentionMonths: number };

/** The sentences of one language. `ask` is a whole question; `insist` the second, other way of asking; `short` what a field is called in a sentence. */
export type IntakeFrame = {
  lang: "zh" | "en";
  ask: Partial<Record<NeedField, string>>;
  insist: Partial<Record<NeedField, string>>;
  began(summaries: readonly string[]): string;
  announced: string;
  noted(values: string): string;
  changed(values: string): string;
  about(index: number, summary: string): string;
  optional: string;
  orConfirm: string;
  short: Partial<Record<NeedField, string>>;
  askReach(names: string): string;
  stillLacks(names: string): string;
  leftOpen: string;
  stillWanted(names: string): string;
  cannotFile(names: string): string;
  confirmWaits: string;
  notFiled: string;
  unfinished(summary: string, labels: string): string;
  parkedWaits(summary: string): string;
  privacy(periods: Periods): string;
  cancelled: string;
  cancelledBesideFiled(numbers: readonly string[]): string;
  dropped(summary: string): string;
  whichDraft(summaries: readonly string[]): string;
  parked(keepDays: number): string;
  restarted: string;
  whatIsWrong: string;
  refused(keepDays: number): string;
  secret: string;
  secretWaits: string;
  secretAgain: string;
  secretDone: string;
  secretSteps: Record<"who" | "how" | "when", string>;
  secretCalls: string;
  secretLater: string;
  secretDeclined: string;
  secretCancelled: string;
  secretDenied: string;
  welcome: string;
  handoff: string;
  handoffDone: string;
  notFound(number: string): string;
  notMatched(number: string): string;
  whichNumber: string;
  numberLost: string;
  again(summary: string): string;
  nothingAtHand: string;
  noHurry: string;
  whichFiled(lines: readonly string[]): string;
  goOn(number: string): string;
  withdraws(number: string, summary: string): string;
  staysFiled: string;
  join: string;
  list: string;
  listOf(fields: readonly NeedField[]): string;
};

const SHORT: Partial<Record<NeedField, string>> = {
  problem: "要解决的问题",
  enterprise: "单位名称",
  contact: "联系人",
  phone: "手机号",
  target: "目标",
  deadline: "时间",
};

const CHINESE: IntakeFrame = {
  lang: "zh",
  ask: {
    enterprise: "请问贵单位名称？",
    contact: "联系人怎么称呼？",
    phone: "留个手机或座机？",
    email: "邮箱是多少？",
    summary: "想解决什么问题？现在怎样、卡在哪里，一两句就行。",
    problem: "现在是什么情况、卡在哪里？一两句就行。",
    cluster: "主要用在什么产品上？",
    target: "希望做到什么指标（比如合格率、精度、寿命）？",
    deadline: "希望什么时候解决？",
    budget: "预算大概有多少？",
    cooperation: "想怎么合作（委托开发、合作开发、诊断咨询、采购等）？",
    import_source: "现在从哪个国家、哪家厂进口？",
    supply_risk: "有没有断供或限供的情况？",
    substitute: "国内有没有能替代的？",
  },
  insist: {
    enterprise: "单位名称只在专班内部用，不对外公开，写简称也行。方便说一下吗？",
    contact: "留个姓就行，方便工作人员称呼您。",
    phone: "工作人员要能联系上您：手机、座机、邮箱留一个就行。",
    email: "不方便留电话的话，留个邮箱也可以。",
    problem: "不用写得专业，像平时说话那样就行：现在怎么做的、哪里不行？",
  },
  began: (summaries) =>
    summaries.length === 1
      ? `好，我帮您登记这条需求：${summaries.join("")}。`
      : `好，这是 ${summaries.length} 条需求，我分开登记，单位和联系方式共用：\n${summaries.map((one, index) => `${index + 1}. ${one}`).join("\n")}`,
  announced: "好，我帮您登记。",
  noted: (values) => `记下了：${values}。`,
  changed: (values) => `已改：${values}。`,
  about: (index, summary) => `第 ${index} 条（${summary}）：`,
  optional: "还想了解一下（不清楚可以不答）：",
  orConfirm: "没有要补充的，回复“确认”就提交。",
  short: SHORT,
  askReach: (names) => `请留一下${names}。`,
  stillLacks: (names) => `还差${names}，方便留一下吗？`,
  leftOpen: "好，不清楚的先空着。",
  stillWanted: (names) => `刚才的需求还差：${names}，接着说就行。`,
  cannotFile: (names) => `还不能提交，差${names}，补上就可以。`,
  confirmWaits: "需求摘要还在等您核对，回复“确认”就提交，要改哪项直接说。",
  notFiled: "还没有提交，现在只是草稿。",
  unfinished: (summary, labels) =>
    `上次的需求“${summary}”还没登记完${labels === "" ? "，就等您确认" : `，还差：${labels}`}。接着说就行，不要了回复“取消”。`,
  parkedWaits: (summary) => `您还有一条没登记完的需求“${summary}”，想继续就回复“恢复”。`,
  privacy: ({ retentionMonths }) =>
    `*单位和联系方式只用于办理这件需求；需求默认仅专班内部可见，不公开。办结后保存 ${retentionMonths} 个月，您可以随时要求删除。*`,
  cancelled: "好，已取消，没有提交任何内容。以后需要再跟我说。",
  cancelledBesideFiled: (numbers) =>
    `好，正在填的这条已取消，没有提交。之前提交的 ${numbers.join("、")} 照常办理；要撤回的话，请说“撤回 ${numbers.at(-1)}”。`,
  dropped: (summary) => `好，“${summary}”已取消，不提交。`,
  whichDraft: (summaries) =>
    `没对上是哪一条，所以什么都没动。现在登记着 ${summaries.length} 条：\n${summaries.map((one, index) => `${index + 1}. ${one}`).join("\n")}\n请说第几条，比如“第 1 条提交”。`,
  parked: (keepDays) => `好，先不提交，草稿给您留 ${keepDays} 天，回来说“恢复”就接着填。`,
  restarted: "好，前面的不要了，我们重新来。",
  whatIsWrong: "哪一项不对？直接说正确的就行，比如“预算改成 20 万”。",
  refused: (keepDays) =>
    `明白，那先不立单。没有单位和联系方式，工作人员没法对接；您可以直接找专班工作人员（人工）当面说。草稿给您留 ${keepDays} 天，想好了接着说就行。`,
  secret:
    "涉密内容请不要发送，文字、图纸、文件都不要在这里发，也不会保存。这类需求走线下，由专班工作人员联系您当面谈。",
  secretWaits:
    "这件事只走线下当面谈，内容请不要在这里发，刚才写的也没有保存。要是说的是另一件不涉密的事，先说一句“不涉密”就行。",
  secretAgain: "这个也请不要在这里发，留到线下当面谈。",
  secretDone: "联系方式记下了，专班工作人员会联系您，约时间线下当面谈；具体内容请不要在这里发。",
  secretSteps: {
    who: "不用您自己找人：留个姓和电话，专班工作人员会联系您，线下当面谈。",
    how: "只要在这里留个姓和电话，别的不用写。专班工作人员会联系您，约好时间线下当面谈。",
    when: "您留下姓和电话，专班工作人员才能联系您；见面时间由他们和您商量。",
  },
  secretCalls: "专班工作人员会按您留的方式联系您，时间和地点到时商量，线下当面谈。",
  secretLater: "方便时在这里留个姓和电话，专班工作人员会联系您，线下当面谈。",
  secretDeclined: "好，那先不留。想谈的时候再留个姓和电话，或者直接找专班工作人员（人工）线下当面说。",
  secretCancelled: "好。您留的联系方式已经转给专班，工作人员联系您时说一声不用了就行。",
  secretDenied: "好，按不涉密的来登记。刚才的内容没有保存，请再说一遍。",
  welcome: "不客气。",
  handoff: "好，转给专班工作人员。",
  handoffDone: "好，已转给专班工作人员，会有人联系您。",
  notFound: (number) => `没有查到您名下的 ${number}。请核对单号；如果是用别的设备登记的，再告诉我预留手机的后四位。`,
  notMatched: (number) => `没有查到：单号 ${number} 和手机后四位对不上记录。请再核对一下，或者说“转人工”。`,
  whichNumber: "请把单号（XQ-年份-四位数）和预留手机的后四位发给我，我来查。",
  numberLost:
    "没关系。单号写在登记成功时的回复里，用当时的设备打开“我的需求”也能看到。都找不到就回复“转人工”，留下姓名和电话，由工作人员帮您查。",
  again: (summary) => `好，接着登记刚才这条：${summary}。`,
  nothingAtHand: "现在手边没有正在登记的需求，没有提交任何内容。想解决什么问题，直接说，我来登记。",
  noHurry: "好，不急，问到了再告诉我。",
  whichFiled: (lines) => `您说的是哪一条？回复序号或单号：\n${lines.join("\n")}`,
  goOn: (number) => `好，请说，我记到 ${number}，办理人会看到。`,
  withdraws: (number, summary) =>
    `要撤回 ${number}${summary === "" ? "" : `（${summary}）`}吗？撤回后专班不再办理，不能恢复。确定就回复“**确认撤回**”。`,
  staysFiled: "好，不撤回，照常办理。",
  join: "",
  list: "、",
  listOf: (fields) =>
    listNames(
      fields.map((field) => SHORT[field] ?? labelOf(field, "zh")),
      "、",
      "和",
    ),
};

/** The sentences for a locale. */
export function frameOf(locale: Locale): IntakeFrame {
  return locale === "en" ? ENGLISH_INTAKE_FRAME : CHINESE;
}

const OWN = /\uE000([^\uE001]*)\uE001/u;

/** Marks the person's own words, which no conversion of script may touch (台 is not to become 臺), nor Markdown read. */
export function keepWords(text: string): string {
  return `\uE000${text.replace(/[\uE000\uE001]/gu, "")}\uE001`;
}

/** A finished text in the script and quotation marks of the locale, the marks of own words taken out and their Markdown made plain. */
export function inScript(text: string, locale: Locale): string {
  const parts = text.split(OWN);
  const write = (part: string): string =>
    locale === "zh-Hant" ? toTraditional(part).replaceAll("“", "「").replaceAll("”", "」") : part;
  return parts.map((part, index) => (index % 2 === 0 ? write(part) : escapeMarkdown(part))).join("");
}
