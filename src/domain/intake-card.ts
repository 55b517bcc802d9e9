/** The confirmation card (需求摘要): what will be filed, for the person to check. */

import { listOpen, type Whole } from "./intake-ask.ts";
import { keepWords } from "./intake-frame.ts";
import type { DraftState } from "./intake-state.ts";
import { disclosureChoice, type NeedField } from "./need-field.ts";
import { labelOf } from "./need-fields.ts";
import { type NeedNames, nameKind } from "./need-names.ts";
import { distilProblem, distilSummary } from "./need-summary.ts";
import type { NeedDraft } from "./reply.ts";
import { shownValue } from "./shown-value.ts";

type Lang = "zh" | "en";

/** Everything a filed need carries, with summary and problem from the person's own words. */
export function composeDraft({ draft, contact }: Whole): NeedDraft {
  const [summary, problem] = [distilSummary(draft.told), distilProblem(draft.told)];
  return {
    ...contact,
    ...(summary === null ? {} : { summary: { text: summary, value: summary, span: null } }),
    ...(problem === null ? {} : { problem: { text: problem, value: problem, span: null } }),
    ...draft.fields,
  };
}

/** One line for a draft among others. */
export function titleOf(whole: Whole): string {
  const summary = composeDraft(whole)["summary"]?.text ?? "";
  return summary === "" ? "" : keepWords(shorten(summary));
}

const TITLE_CHARS = 30;

/** Chinese at any character, English between words and twice as long. */
function shorten(summary: string): string {
  const isChinese = /\p{Script=Han}/u.test(summary);
  const most = isChinese ? TITLE_CHARS : 2 * TITLE_CHARS;
  const cut = summary.slice(0, most - 1);
  return summary.length <= most ? summary : `${isChinese ? cut : cut.replace(/ \S*$/u, "")}…`;
}

const DETAIL_ROWS: readonly NeedField[] = [
  "import_source",
  "supply_risk",
  "substitute",
  "target",
  "deadline",
  "budget",
  "cooperation",
  "base",
  "expert_requirement",
  "ip",
  "benefit",
];

/** The card of all drafts that wait for confirmation; several are numbered and share the contact's rows. `CARD_FOOTS` closes it. */
export function renderCard(wholes: readonly Whole[], names: NeedNames, lang: Lang): string {
  const [first] = wholes;
  if (first === undefined) {
    return "";
  }
  const bodies = wholes.map((whole, index) => {
    const head = wholes.length > 1 ? [lang === "en" ? `**Need ${index + 1}**` : `**需求 ${index + 1}**`] : [];
    return [...head, ...listRows(whole, names, lang)].join("\n");
  });
  return `${HEAD[lang]}\n\n${listContactRows(first.contact, lang).join("\n")}${wholes.length > 1 ? "\n\n" : "\n"}${bodies.join("\n\n")}`;
}

const HEAD: Record<Lang, string> = { zh: "**需求摘要，请核对**", en: "**Please check the summary**" };
/** How to confirm or change the card, and what confirming states. */
export const CARD_FOOTS: Record<Lang, string> = {
  zh: "没问题就回复“**确认**”提交，确认即表示内容**不涉密**；要改哪项直接说。",
  en: 'Reply "**confirm**" to submit; by confirming you also state that nothing in it is **classified** (不涉密). To change something, just say so.',
};

function listContactRows(contact: NeedDraft, lang: Lang): string[] {
  const held = (["contact", "phone", "email"] as const).filter((field) => contact[field] !== undefined);
  const person = held.map((field) => shownValue(field, contact, lang)).join(lang === "en" ? ", " : " ");
  return [row("enterprise", shownValue("enterprise", contact, lang), lang), row("contact", person, lang)];
}

function listRows(whole: Whole, names: NeedNames, lang: Lang): string[] {
  const { draft } = whole;
  const all = composeDraft(whole);
  const [summary, problem] = [all["summary"]?.text ?? "", all["problem"]?.text ?? ""];
  const open = listOpen(draft).map((field) => labelOf(field, lang));
  return [
    row("summary", keepWords(summary), lang),
    ...(isSame(summary, problem) ? [] : [row("problem", keepWords(problem), lang)]),
    row("category", nameKind(draft, names, lang), lang),
    ...DETAIL_ROWS.flatMap((field) =>
      all[field] === undefined || isRepeated(field, all) ? [] : [row(field, shownValue(field, all, lang), lang)],
    ),
    ...(open.length === 0 ? [] : [line(lang === "en" ? "Open" : "待定", open.join(lang === "en" ? ", " : "、"), lang)]),
    row("disclosure", disclosureName(draft, lang), lang),
  ];
}

/** What was tried already stands in the problem. */
function isRepeated(field: NeedField, all: NeedDraft): boolean {
  return field === "base" && (all["problem"]?.text.includes(all["base"]?.text ?? "") ?? false);
}

function isSame(summary: string, problem: string): boolean {
  return problem.endsWith(summary) && problem.length - summary.length <= 6;
}

/** Who may read the need, by name. */
function disclosureName({ fields }: DraftState, lang: Lang): string {
  const choice = disclosureChoice(fields["disclosure"]?.value);
  return lang === "en" ? choice.labelEn : choice.label;
}

function row(field: NeedField, value: string, lang: Lang): string {
  return line(labelOf(field, lang), value, lang);
}

function line(label: string, value: string, lang: Lang): string {
  return lang === "en" ? `- ${label}: ${value}` : `- ${label}：${value}`;
}
