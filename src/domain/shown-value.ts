/** How a field's value is shown on cards and in sentences: the person's words, with the day or choice they were understood as. */
import { foldText } from "./fold-text.ts";
import { keepWords } from "./intake-frame.ts";
import type { NeedField } from "./need-field.ts";
import { NEED_FIELDS } from "./need-fields.ts";
import type { NeedDraft } from "./reply.ts";

/** A value in the language of the card; its normal form stays as it is stored. */
export function shownValue(field: NeedField, draft: NeedDraft, lang: "zh" | "en"): string {
  const { text = "", value = null } = draft[field] ?? {};
  switch (field) {
    case "supply_risk":
    case "substitute":
    case "cooperation":
      return nameChoice(field, text, value, lang);
    case "contact":
      return keepWords(text.replace(/^姓(.{1,2})$/u, lang === "en" ? "$1 (surname)" : "$1（姓）"));
    case "import_source":
      return keepWords(lang === "en" ? (COUNTRIES.get(foldText(text)) ?? text) : text);
    case "deadline":
      return lang === "en" ? dayInEnglish(text, value) : dayInChinese(text, value);
    default:
      return keepWords(text);
  }
}

/** 断供 without 已 is neither 已断 nor 限供: the word stays. */
function nameChoice(field: NeedField, text: string, value: string | number | null, lang: "zh" | "en"): string {
  const choices = NEED_FIELDS.find((rule) => rule.field === field)?.choices ?? [];
  const choice = choices.find((one) => one.value === value);
  const isOpen = value === "限供" && /断供|断货|停供|斷供|斷貨/u.test(text);
  if (choice === undefined || isOpen) {
    return keepWords(isOpen ? text : String(value ?? text));
  }
  return lang === "en" ? choice.labelEn : choice.label;
}

const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ["japanese", "Japan"],
  ["german", "Germany"],
  ["swiss", "Switzerland"],
  ["american", "USA"],
  ["korean", "Korea"],
  ["italian", "Italy"],
  ["french", "France"],
  ["british", "UK"],
  ["dutch", "Netherlands"],
  ["swedish", "Sweden"],
  ["austrian", "Austria"],
]);

function dayInChinese(text: string, value: string | number | null): string {
  const isDay = typeof value === "string" && value !== "" && !text.includes(value);
  return isDay ? `${keepWords(text)}（${value}）` : keepWords(text);
}

const BEFORE_MONTH = /^before (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/iu;

/** The label says by already; what is wanted before December is wanted by 30 November. */
function dayInEnglish(text: string, value: string | number | null): string {
  const words = keepWords(text.replace(/^by /iu, ""));
  if (typeof value !== "string" || value === "" || text.includes(value)) {
    return words;
  }
  const [year = 0, month = 1] = value.split("-").map(Number);
  const isBefore = BEFORE_MONTH.test(text) && /^\d{4}-\d{2}$/u.test(value);
  return `${words} (${isBefore ? new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10) : value})`;
}
