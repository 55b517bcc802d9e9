/** Findings (线索): where a message states the value of a field, and which of several counts. */

/**
 * One stated value.
 *
 * Shape   `isGuess` when nothing but its place tells what it is, so that a better one replaces it
 * Unit    `start` and `end` in UTF-16 units of the message; `value` null where the words have no normal form
 */
export type Finding = { start: number; end: number; value: string | number | null; isGuess?: true };

/** Words by which people take back what they wrote a moment ago. */
const CORRECTION =
  /不对|不是|错了|打错|写错|说错|讲错|搞错|记错|弄错|更正|纠正|改成|改为|改一下|换成|应该是|应为|哦不|啊不|呃不|噢不|口误|笔误|算了|重说|还是(?:写|按|算|改|定|就|报)|(?:嗯|哦|呃|唉|哎)[,， ]?还是|再想想|sorry|correction|i mean|actually|scratch that|\bno[,，]|rather|oops|wrong/u;

const LEADS_CORRECTION =
  /(?:不对|错了|打错|写错|说错|更正|纠正|改成|改为|换成|应该是|应为|哦不|啊不|呃不|口误|笔误|还是(?:写|按|算|改|定|就|报)|(?:嗯|哦|呃|唉|哎)[,， ]?还是|sorry|correction|i mean|actually|make it|oops|wrong)[^\d]{0,8}$/u;

const DENIAL =
  /(?:(?<![啊哦呃噢哎嗯])不是|并非|不再是|不叫|而非|不用写|不要写|别写|不要|别用|not|instead of|rather than)[ :]{0,2}$/u;

/** The characters before a place, at most `length` of them. */
export function textBefore(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - length), at);
}

/** What stands before a place in the same clause, at most 40 characters. */
export function clauseBefore(text: string, at: number): string {
  return textBefore(text, at, 40).replace(/^.*(?:[,。;!?\n、:…]|\. )(?=[^,。;!?\n、:…]*$)/su, "");
}

/** What stands behind a place in the same clause, at most 40 characters. */
export function clauseAfter(text: string, at: number): string {
  return /^.*?(?=[,。;!?\n、…]|\. |$)/su.exec(text.slice(at, at + 40))?.[0] ?? "";
}

/** Whether the words before a place deny what follows (不是甬北压铸). */
export function isDenied(text: string, at: number): boolean {
  return DENIAL.test(textBefore(text, at, 16));
}

/** Whether the words before a place take an earlier value back (打错了是26年12月). */
export function isCorrected(text: string, at: number): boolean {
  return LEADS_CORRECTION.test(textBefore(text, at, 24));
}

/** The finding that counts: the first, or the last one behind a correction; denied ones never. */
export function chooseFinding(text: string, findings: readonly Finding[]): Finding | null {
  const kept = findings.filter(({ start }) => !isDenied(text, start));
  let chosen = kept[0] ?? null;
  for (const finding of kept.slice(1)) {
    if (chosen !== null && CORRECTION.test(text.slice(chosen.end, finding.start))) {
      chosen = finding;
    }
  }
  return chosen;
}

/** The places of the first groups of a pattern with flags `dg`. */
export function findGroups(text: string, pattern: RegExp): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    return end > start ? [{ start, end, value: null }] : [];
  });
}
