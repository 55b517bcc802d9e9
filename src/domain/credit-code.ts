/** The unified social credit code (统一社会信用代码) of a firm: its form and its check character. */

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

/** Either the code as registered or what is wrong with it, in words for a clerk. */
export type CreditCode = { ok: true; code: string } | { ok: false; message: string };

/**
 * Reads a credit code from what somebody typed.
 *
 * Shape   width, case, spaces and dashes do not matter
 * Source  GB 32100-2015: weights 3^i mod 31, check character 31 − (sum mod 31)
 */
export function readCreditCode(text: string): CreditCode {
  const code = text.normalize("NFKC").toUpperCase().replace(/[\s-]/gu, "");
  if (code.length !== LENGTH) {
    return { ok: false, message: `统一社会信用代码要 18 位，这里是 ${code.length} 位` };
  }
  const strange = [...code].filter((character) => !ALPHABET.includes(character));
  if (strange.length > 0) {
    return { ok: false, message: `统一社会信用代码里不会有“${strange.join("")}”（字母 I、O、S、V、Z 不用）` };
  }
  return code.at(-1) === checkCharacter(code)
    ? { ok: true, code }
    : { ok: false, message: "统一社会信用代码的校验位不对，多半有一位写错" };
}

function checkCharacter(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, -1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}
