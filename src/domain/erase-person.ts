/** Takes what tells who a person is out of texts: names, phone numbers in any spelling, mail addresses. */

/** What is known of a person. Values may hold several numbers. */
export type KnownPerson = { names: readonly string[]; phones: readonly string[]; emails: readonly string[] };

const ERASED = "（已删除）";
/** A single character as a name stands inside other words. */
const LEAST_NAME = 2;
const LEAST_DIGITS = 6;

/** A text without the person. */
export type Eraser = (text: string) => string;

/** Builds the eraser of a person; of one of whom nothing is known it changes nothing. */
export function buildEraser({ names, phones, emails }: KnownPerson): Eraser {
  const patterns = [
    ...phones.flatMap(numbersIn).map(toNumberPattern),
    ...emails
      .map((email) => email.trim())
      .filter((email) => email !== "")
      .map(escapeText),
    ...names
      .map((name) => name.trim())
      .filter((name) => [...name].length >= LEAST_NAME)
      .map(escapeText)
      // A Latin name is a word of its own: Ted is not in "submitted".
      .map((name) => (/^[\p{Script=Latin} .'-]+$/u.test(name) ? `(?<![A-Za-z])${name}(?![A-Za-z])` : name)),
  ];
  if (patterns.length === 0) {
    return (text) => text;
  }
  const pattern = new RegExp([...new Set(patterns)].toSorted((a, b) => b.length - a.length).join("|"), "giu");
  return (text) => text.replace(pattern, ERASED);
}

/** Keys whose values are codes, never words of a person: a contact called Ted must not change "submitted". */
const CODES: ReadonlySet<string> = new Set([
  "kind",
  "group",
  "cc",
  "runnerUp",
  "proposedGroup",
  "assigneeId",
  "outcome",
  "clock",
  "rung",
  "dueAt",
  "field",
  "number",
  "into",
  "about",
]);

/** The same in every text of a value; codes stay. */
export function eraseDeep(value: unknown, erase: Eraser): unknown {
  if (typeof value === "string") {
    return erase(value);
  }
  if (Array.isArray(value)) {
    return value.map((one) => eraseDeep(one, erase));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, CODES.has(key) ? one : eraseDeep(one, erase)]))
    : value;
}

/** Digits only; a mobile number without its country code, so that it is found with and without. */
function numbersIn(phones: string): string[] {
  return phones
    .normalize("NFKC")
    .split(/[,、;；/]/u)
    .map((part) => part.replace(/\D/gu, "").replace(/^86(?=1\d{10}$)/u, ""))
    .filter((digits) => digits.length >= LEAST_DIGITS);
}

/** 13800004001, 138 0000 4001, 138-0000-4001, and in full-width digits. */
function toNumberPattern(digits: string): string {
  const spelled = [...digits].map((digit) => `[${digit}${String.fromCodePoint(0xff10 + Number(digit))}]`);
  return `(?<![0-9０-９])${spelled.join("[\\s()（）\\-－]{0,2}")}(?![0-9０-９])`;
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}
