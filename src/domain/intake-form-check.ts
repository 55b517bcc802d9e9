/** Checks what was written into the form of a draft: 无 and abc are no phone. What is wrong is said in a sentence for beside its field. */
import type { NeedField } from "./need-field.ts";
import { labelOf, NEED_FIELDS, REQUIRED_FIELDS } from "./need-fields.ts";
import { checkCode, checkMail, checkPhone, isBlank } from "./row-check.ts";

/** Texts by field; what was not sent is not there. */
export type FormValues = Partial<Record<NeedField, string>>;

/** A sentence for each field that has to be mended. */
export type FormProblems = Partial<Record<NeedField, string>>;

/** Fields of which 无 and 没有 are an answer. */
const ANSWERED_BY_NONE: readonly NeedField[] = ["supply_risk", "substitute"];

/**
 * The values as they are kept, and what is wrong with them.
 *
 * Shape   没有, 不知道 and the like count as empty; fields that were not sent are not looked at
 */
export function checkForm(written: FormValues): { values: FormValues; problems: FormProblems } {
  const entries = NEED_FIELDS.flatMap(({ field, maxChars }) => {
    const text = written[field];
    return text === undefined ? [] : [{ field, maxChars, text: isNothing(field, text) ? "" : text.trim() }];
  });
  const problems = entries.flatMap(({ field, text, maxChars }) => {
    const problem = findProblem(field, text, maxChars);
    return problem === null ? [] : [[field, problem] as const];
  });
  return {
    values: Object.fromEntries(entries.map(({ field, text }) => [field, text])),
    problems: Object.fromEntries(problems),
  };
}

const NO_ANSWER = /^(?:没|不知道?|不清楚|不方便(?:说|填)?|不填|不写|保密|待定|未定|跳过|随便|unknown|tbd)$/iu;

function isNothing(field: NeedField, text: string): boolean {
  const plain = text.normalize("NFKC").replace(/[\s.。,!?~]+$/u, "");
  return !ANSWERED_BY_NONE.includes(field) && (isBlank(plain) || NO_ANSWER.test(plain.trim()));
}

function findProblem(field: NeedField, text: string, maxChars: number): string | null {
  const label = labelOf(field, "zh");
  if (text.length > maxChars) {
    return `“${label}”最长 ${maxChars} 个字，请写短一些。`;
  }
  if (text === "") {
    return REQUIRED_FIELDS.includes(field) ? `请写${label}：没有它不能登记。` : null;
  }
  return CHECKS[field]?.(text) ?? null;
}

const CHECKS: Partial<Record<NeedField, (text: string) => string | null>> = {
  enterprise: (text) => (isName(text, 2) ? null : `“${text}”不像企业名称，请写全称或常用简称。`),
  contact: (text) => (isName(text, 1) ? null : `“${text}”不像人名，请写姓或姓名。`),
  phone: (text) =>
    ABROAD.test(text) || checkPhone(text, "").problem === null
      ? null
      : `“${text}”不像电话号码：手机写 11 位数字，座机写区号-号码；没有就空着，改填邮箱。`,
  email: (text) =>
    checkMail(text, "").problem === null ? null : `“${text}”不像邮箱：写成 name@example.com 的样子；没有就空着。`,
  uscc: (text) => {
    const { problem } = checkCode(text, "");
    return problem === null ? null : `${problem.message}：请对照营业执照改；没有就空着。`;
  },
};

/** A number of another country is written with its + and country code. */
const ABROAD = /^\+(?!86)\d[\d ()-]{6,18}$/u;

/** Names have letters; a number alone is none. */
function isName(text: string, fewest: number): boolean {
  return /\p{L}/u.test(text) && [...text.matchAll(/[\p{L}\p{N}]/gu)].length >= fewest;
}
