/** Vague words (约数): what 多, 不到, 左右 and their like around a number say about the amount that is meant. */

/**
 * How a number stands to the amount that is meant: above it, below it, near it, at least, at most, or nothing
 * that can be decided (one end of a range, 有没有2亿).
 */
export type Vague = "over" | "under" | "about" | "least" | "most" | "range";

/** `near` when the words keep the amount close to the number (2亿多, 近2亿), unlike 超过2亿 and 不到2亿. */
export type Hedge = { vague: Vague; near: boolean; length: number };

type Row = readonly [vague: Vague, near: boolean, words: string];

/** Directly before the number; the first row that fits wins, so 不超过 stands before 超过. */
const BEFORE: readonly Row[] = [
  ["range", false, "有没有(?:超过|超|到)?|是不是|是否"],
  [
    "most",
    false,
    "(?:不|没有?|未)(?:会|曾)?(?:超过|超|高于|大于|多于)|不过|至多|最多|顶多|最高|(?:no|not) more than |at most |up to ",
  ],
  ["least", false, "不(?:低于|少于|小于|下于|下)|至少|最少|最低|起码|(?:no|not) less than |at least |minimum of "],
  [
    "under",
    true,
    "(?<!最|附|远|临)近|将近|接近|(?<![加尽赶])快(?:要)?(?:到)?|(?<![大微中])小|差一?点(?:儿)?(?:就)?(?:到|满|有)?|nearly |almost |just under |just below |close to ",
  ],
  [
    "under",
    false,
    "不到|不足|不满|未满|没满|没到|未到|没有|没达到|未达到|达不到|不够|低于|小于|少于|less than |under |below |fewer than ",
  ],
  ["over", true, "just over |slightly over |a little over |刚过|刚超过|略超|略高于"],
  [
    "over",
    false,
    "超过|超出|(?<!不)超|大于|高于|多于|不止|突破|(?<![不通经])过了?|more than |over |above |exceeding |exceeds |in excess of ",
  ],
  [
    "about",
    true,
    "大概|大约|约摸|(?<![条公合签预])约|差不多|估计|左右|about |around |roughly |approximately |some |circa ",
  ],
];
/** Between the word and the number. */
const FILLER = "(?:是|有|为|了|在|人民币|(?:rmb|cny|¥) ?)?";

/** Between the number and its unit (500多万). */
const BETWEEN: readonly Row[] = [
  ["over", true, "多(?!少)|余|几|好几"],
  ["about", true, "来"],
];

/** Directly behind the unit. 不到 before a further number belongs to that one. */
const BEHIND: readonly Row[] = [
  ["over", true, "多(?![少家种项个方名])|余(?!额)|出头|挂零"],
  ["over", false, "以上|之上|开外|往上|不止| or more| and above| or above|\\+"],
  ["most", false, "以内|之内|封顶"],
  ["under", false, "(?:都|还|也)?不到(?!\\d)|以下|之下|(?:都|还)没到(?!\\d)|不足(?!\\d)| or less| and below"],
  ["about", true, "左右|上下|的?样子|前后|(?:差不多|大概)(?![\\d一-龥])| or so"],
];

const BEFORE_PATTERNS = compile(BEFORE, (words) => new RegExp(`(?:${words})${FILLER}$`, "u"));
const BETWEEN_PATTERNS = compile(BETWEEN, (words) => new RegExp(`^(?:${words})`, "u"));
const BEHIND_PATTERNS = compile(BEHIND, (words) => new RegExp(`^(?:${words})`, "u"));

type Compiled = { vague: Vague; near: boolean; pattern: RegExp };

function compile(rows: readonly Row[], toPattern: (words: string) => RegExp): Compiled[] {
  return rows.map(([vague, near, words]) => ({
    vague,
    near,
    pattern: toPattern(words),
  }));
}

/** The vague word at the end of the text before a number. */
export function hedgeBefore(text: string): Hedge | null {
  return firstFitting(BEFORE_PATTERNS, text);
}

/** The vague word that a text between number and unit begins with. */
export function hedgeBetween(text: string): Hedge | null {
  return firstFitting(BETWEEN_PATTERNS, text);
}

/** The vague word that a text behind a unit begins with. */
export function hedgeBehind(text: string): Hedge | null {
  return firstFitting(BEHIND_PATTERNS, text);
}

function firstFitting(patterns: readonly Compiled[], text: string): Hedge | null {
  for (const { vague, near, pattern } of patterns) {
    const match = pattern.exec(text);
    if (match !== null) {
      return { vague, near, length: match[0].length };
    }
  }
  return null;
}
