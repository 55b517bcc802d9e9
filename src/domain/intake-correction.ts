/** Corrections in the story itself: 气孔率不是2%,是5% changes what was told, not a field. */
import { foldText } from "./fold-text.ts";

/** One thing said wrong and what it should be, folded. */
type Pair = { wrong: string; right: string };

const WORD = "[^,。;!?\\n ]{1,14}?";
const END = "(?=$|[,。;!?\\n ]|了|吧|才对)";
const PATTERNS: readonly RegExp[] = [
  new RegExp(`不是(?<wrong>${WORD})[, ]{0,2}(?:而是|应该是|应为|是)(?<right>${WORD})${END}`, "gu"),
  new RegExp(`(?:应该是|是)(?<right>${WORD})[, ]{0,2}(?:而)?不是(?<wrong>${WORD})${END}`, "gu"),
  new RegExp(`(?:把|将)?(?<wrong>${WORD})(?:改成|改为|换成|更正为)(?<right>${WORD})${END}`, "gu"),
  /(?:not|change) (?<wrong>[^,.;]{1,24}?),? (?:but|to|it's|it is) (?<right>[^,.;]{1,24}?)(?=$|[,.;])/gu,
];

/** The clauses told before with every correction of a turn applied; null when none of them is meant. */
export function correctTold(told: readonly string[], text: string): string[] | null {
  const pairs = findPairs(foldText(text)).filter(({ wrong }) =>
    told.some((clause) => foldText(clause).includes(wrong)),
  );
  return pairs.length === 0 ? null : told.map((clause) => pairs.reduce(applyPair, clause));
}

function findPairs(folded: string): Pair[] {
  return PATTERNS.flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap(({ groups }) => {
      const [wrong = "", right = ""] = [groups?.["wrong"], groups?.["right"]];
      return wrong.length >= 2 && right !== "" ? [{ wrong, right }] : [];
    }),
  );
}

function applyPair(clause: string, { wrong, right }: Pair): string {
  const at = foldText(clause).indexOf(wrong);
  return at < 0 ? clause : clause.slice(0, at) + right + clause.slice(at + wrong.length);
}
