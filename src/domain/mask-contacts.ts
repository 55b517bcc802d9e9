/** Takes phone numbers and mail addresses out of a text that leaves for an outside model. */

const CONTACTS: readonly { pattern: RegExp; stand: string }[] = [
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, stand: "（邮箱）" },
  {
    pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu,
    stand: "（电话）",
  },
  { pattern: /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/gu, stand: "（电话）" },
];

/** The text with a word in place of each contact; full-width digits count as digits. */
export function maskContacts(text: string): string {
  return CONTACTS.reduce((masked, { pattern, stand }) => masked.replace(pattern, stand), text.normalize("NFKC"));
}
