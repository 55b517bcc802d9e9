/** Masks what tells who a person is, for readers who may see the need but not the contact. */

const MOBILE = /(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)/gu;
const LANDLINE = /(?<!\d)(0\d{2,3}[ -]?)\d{3,4}(\d{4})(?!\d)/gu;
const LOCAL = /^\d{3,4}(\d{4})$/u;
const MAIL = /([\w.+-])[\w.+-]*@([\w-]+(?:\.[\w-]+)+)/gu;

/**
 * A text with its phone numbers and mail addresses masked: 13800004001 → 138****4001, zhou@example.com → z***@example.com.
 *
 * Shape   idempotent; full-width digits count as digits
 */
export function maskNumbers(text: string): string {
  return text
    .replace(/[０-９＠]/gu, (character) => character.normalize("NFKC"))
    .replace(MOBILE, "$1****$2")
    .replace(LANDLINE, "$1****$2")
    .replace(LOCAL, "****$1")
    .replace(MAIL, "$1***@$2");
}

/** A name of which only the first character is left: 周敏 → 周*; Latin names keep the first letter. */
export function maskName(name: string): string {
  const [first = ""] = name.trim();
  return first === "" ? "" : `${first}*`;
}
