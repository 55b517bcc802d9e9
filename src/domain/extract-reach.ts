/** Finds how a firm is reached and registered: phone, mail address, credit code. */
import { chooseFinding, type Finding, textBefore } from "./finding.ts";
import { isOthers } from "./other-party.ts";

const MOBILE = /(?<![\d.])(?:(?:\+|00)?86[ -]{0,2})?1[ -]?[3-9](?:[ -]{0,2}\d){9}(?!\d)/gu;
const LANDLINE =
  /(?<![\d.])(?:\+?86[ -]{0,2})?\(?0\d{2,3}\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?!\d)(?:[ ,]{0,2}(?:转|分机|ext\.?|x|-)[ :号]{0,2}\d{1,6}(?!\d))?/gu;
/** 电话86780000转801: without area code only behind a word for it. */
const LOCAL =
  /(?<=(?:电话|座机|固话|总机|tel|phone)[ :.是为]{0,3})\d{4}[ -]?\d{4}(?!\d)(?:[ ,]{0,2}(?:转|分机|ext\.?|-)[ :号]{0,2}\d{1,6}(?!\d))?/gu;
const SPOKEN =
  /(?<![零〇一幺二两三四五六七八九])[一幺][三-九五六七八](?:[ -]?[零〇一幺二两三四五六七八九]){9}(?![零〇一幺二两三四五六七八九])/gu;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gu;
const USCC = /(?<![0-9a-z])[0-9a-hj-npqrtuwxy]{18}(?![0-9a-z])/gu;

/** No number to call. */
const NO_CALL = /(?:传真|fax|qq|12345)[^,。;\n]{0,6}$/u;

/** The phone number, mobile before landline; value without blanks. */
export function findPhone(text: string): Finding | null {
  const mobiles = [...matches(text, MOBILE, toDigits), ...matches(text, SPOKEN, toSpoken)];
  const landlines = [...matches(text, LANDLINE, toDigits), ...matches(text, LOCAL, toDigits)];
  return chooseFinding(text, ownNumbers(text, mobiles)) ?? chooseFinding(text, ownNumbers(text, landlines));
}

function ownNumbers(text: string, numbers: readonly Finding[]): Finding[] {
  return numbers.filter((one) => !NO_CALL.test(textBefore(text, one.start, 12)) && !isOthers(text, one)).sort(byStart);
}

/** The mail address, in lower case. */
export function findEmail(text: string): Finding | null {
  return chooseFinding(
    text,
    matches(text, EMAIL, (words) => words)
      .filter((one) => !isOthers(text, one))
      .map((found) => withoutDot(text, found)),
  );
}

/** The credit code (统一社会信用代码) with a right check digit, in upper case. */
export function findCreditCode(text: string): Finding | null {
  const codes = matches(text, USCC, (words) => words.toUpperCase());
  return chooseFinding(
    text,
    codes.filter((one) => typeof one.value === "string" && isCreditCode(one.value) && !isOthers(text, one)),
  );
}

function matches(text: string, pattern: RegExp, toValue: (words: string) => string): Finding[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: toValue(match[0]),
  }));
}

function byStart(left: Finding, right: Finding): number {
  return left.start - right.start;
}

function withoutDot(text: string, { start, end }: Finding): Finding {
  const words = text.slice(start, end).replace(/[.-]+$/u, "");
  return { start, end: start + words.length, value: words };
}

/** 13800001111; 0574-86780000转801. */
function toDigits(words: string): string {
  const [number = "", extension] = words.split(/转|分机|ext\.?|x/u);
  const digits = number.replace(/\D/gu, "").replace(/^(?:00)?86(?=1[3-9]\d{9}$|0\d{9,})/u, "");
  const extra = extension?.replace(/\D/gu, "") ?? "";
  return extra === "" ? digits : `${digits}-${extra}`;
}

const SPOKEN_DIGITS = "零一二三四五六七八九";

function toSpoken(words: string): string {
  return [...words]
    .map((character) => SPOKEN_DIGITS.indexOf({ 〇: "零", 幺: "一", 两: "二" }[character] ?? character))
    .filter((digit) => digit >= 0)
    .join("");
}

const CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** GB 32100-2015, 6: weights are the powers of 3 modulo 31. */
function isCreditCode(code: string): boolean {
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += CODE_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CODE_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
