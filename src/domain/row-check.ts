/** Checks that rows of every import share: phones, mail addresses, credit codes, lists and repeated names. */
import { readCreditCode } from "./credit-code.ts";
import type { RowProblem } from "./sheet.ts";
import { normaliseText } from "./text.ts";

const MOBILE = /^(?:\+?86-?)?(1[3-9]\d{9})$/u;
const LANDLINE = /^(?:\+?86-?)?(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:(?:转|-|ext\.?|x)\d{1,5})?$/u;
const SERVICE = /^(?:400|800)-?\d{3}-?\d{4}$/u;
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u;

/** A checked value with what is wrong with it; `value` null when it cannot be used. */
export type Checked = { value: string | null; problem: RowProblem | null };

/**
 * A phone number as it will be dialled; several may be divided by a comma, slash or blank.
 *
 * Shape   mobile numbers come out as eleven digits
 */
export function checkPhone(text: string, column: string): Checked {
  const parts = text
    .normalize("NFKC")
    .replace(/[()]/gu, "-")
    .replace(/(?<=\d)[ ](?=\d{4}(?!\d))/gu, "")
    .split(/[,、;/\s]+/u)
    .map((part) => part.replace(/^-|-$/gu, "").replace(/--/gu, "-"))
    .filter((part) => part !== "");
  const numbers = parts.map((part) => {
    const mobile = MOBILE.exec(part.replaceAll("-", ""))?.[1];
    return mobile ?? (LANDLINE.test(part) || SERVICE.test(part) ? part : null);
  });
  const isSound = numbers.length > 0 && !numbers.includes(null);
  return isSound
    ? { value: numbers.join("、"), problem: null }
    : {
        value: null,
        problem: {
          column,
          message: `“${text}”不像电话号码`,
          remedy: "手机写 11 位数字，座机写区号-号码；科学计数显示的，把单元格改成文本再填",
        },
      };
}

/** A mail address. */
export function checkMail(text: string, column: string): Checked {
  const mail = text.normalize("NFKC").replace(/\s/gu, "").toLowerCase();
  return MAIL.test(mail)
    ? { value: mail, problem: null }
    : { value: null, problem: { column, message: `“${text}”不像邮箱`, remedy: "写成 name@example.com 的样子" } };
}

/** A unified social credit code. */
export function checkCode(text: string, column: string): Checked {
  const read = readCreditCode(text);
  return read.ok
    ? { value: read.code, problem: null }
    : {
        value: null,
        problem: {
          column,
          message: read.message,
          remedy: "对照营业执照改；全是数字的，把单元格改成文本再填，免得末几位变成 0",
        },
      };
}

/** The parts of a cell that lists things: divided by 、 ， ； / or line ends. */
export function splitList(text: string): string[] {
  return text
    .split(/[、,，;；/\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !isBlank(part));
}

/** What people write into a cell that they have nothing for. */
export function isBlank(text: string): boolean {
  return /^(?:无|没有|暂无|\/|-+|—+|n\/?a|none|不详|未填|空)$/u.test(normaliseText(text));
}

/** 是、有、√ → true, 否、无 → false; null for anything else. */
export function toYesNo(text: string): boolean | null {
  const plain = normaliseText(text);
  if (/^(?:是|有|对|愿意|同意|已征得|已同意|可以|√|✓|y|yes|true|1)$/u.test(plain)) {
    return true;
  }
  return /^(?:否|无|没有|不|不是|不愿意|不同意|未征得|未同意|×|n|no|false|0)$/u.test(plain) ? false : null;
}

/**
 * Remembers keys and tells a repeated one by the row it was first seen in.
 *
 * Shape   keys are compared as normalised text without punctuation
 */
export function buildRepeatCheck(column: string | null, what: string): (row: number, key: string) => RowProblem | null {
  const rows = new Map<string, number>();
  return (row, key) => {
    const plain = normaliseText(key).replace(/[^\p{L}\p{N}]/gu, "");
    const first = rows.get(plain);
    if (first === undefined) {
      rows.set(plain, row);
      return null;
    }
    return { column, message: `${what}和第 ${first} 行重复`, remedy: "留一行，把另一行的内容并进去后删掉" };
  };
}
