/** Corrections of a figure (不是四十度,是三十度; 不对,废品率是12%): finds where the old figure stands and puts the new one there. */
import { isDenied } from "./finding.ts";
import { foldText } from "./fold-text.ts";
import { splitTurn, type TurnClause } from "./intake-act.ts";
import { CORRECTS } from "./intake-words.ts";
import { findTechnicalQuantities, toFigure } from "./technical-quantity.ts";

/** One replacement. Shape: `place` counts the pieces, `from` and `to` are places in it, `used` are the clauses of the turn that say so. */
export type FigureChange = { place: number; from: number; to: number; right: string; used: TurnClause[] };

/** A figure. Shape: `figure` is in one spelling and without its bound, `noun` the measure before it, "" where none stands there. */
export type Figure = { start: number; end: number; unit: string; figure: string; noun: string; nounAt: number };

/** What leads from a measure to its figure, and what bounds it behind. */
const BEFORE_FIGURE =
  /(?:应该|其实|现在|目前|大概|大约|差不多|还是|不是|只有|才|约|是|为|要|得|想|降|提|做|达|控制|压|到|成|改|写|在|有|的|:| )+$/u;
const AT_FIRST = /^(?:不对|错了|应该|其实|现在|目前|大概|大约|那个|这个|就是|嗯|哦|啊)+/u;
const WISH = /[要想需求]|希望|目标|争取|\b(?:make|should|must|want|need|target|goal)\b/u;
/** make it 150 hours speaks of no present state: without a goal to change it is a new one. */
const NEW_GOAL = /\bmake (?:it|that) /u;
const BOUND = /(?:以下|以内|之内|以上|左右|上下|内)$/u;

/** The changes that a correcting turn makes to known pieces of text: `stories` clauses of the story, then fields with a figure. */
export function findFigureChanges(text: string, pieces: readonly string[], stories: number): FigureChange[] {
  const folded = foldText(text);
  const clauses = splitTurn(folded);
  const first = clauses.findIndex((clause) => CORRECTS.test(clause.text));
  const known = pieces.flatMap((piece, place) => listFigures(foldText(piece)).map((figure) => ({ ...figure, place })));
  const said = clauses.flatMap((clause, at) =>
    listFigures(clause.text).map((figure) => ({ ...figure, clause, at, isOld: isOld(folded, clause, figure, known) })),
  );
  const gone = said.filter(({ isOld }) => isOld);
  return said
    .filter(({ isOld, at }) => !isOld && first >= 0 && at >= first)
    .flatMap((right) => {
      const { clause, at, noun } = right;
      const before = clauses[at - 1];
      const named = noun === "" && before !== undefined && listFigures(before.text).length === 0 ? before : clause;
      // 周期要到30秒 corrects a goal, where one is known.
      const goals = known.filter(({ place }) => place >= stories);
      const lead = clause.text.slice(0, right.start);
      if (goals.length === 0 && NEW_GOAL.test(lead)) {
        return [];
      }
      const isGoal = WISH.test(lead) && goals.length > 0;
      const old = choosePlaces({ ...right, named: named.text }, isGoal ? goals : known, gone);
      const words = text.slice(clause.start + right.start, clause.start + right.end);
      return old.map((one) => ({
        ...toPlace(one, pieces, words),
        right: words,
        used: [clause, named, ...gone.map((g) => g.clause)],
      }));
    });
}

/** The figures of a folded text with a unit or without, in order. */
export function listFigures(folded: string): Figure[] {
  return findTechnicalQuantities(folded).map(({ start, end, unit }) => ({
    start,
    end,
    unit,
    figure: toFigure(folded.slice(start, end).replace(BOUND, "")),
    ...nounBefore(folded.slice(0, start)),
  }));
}

/** What is measured, in two to four characters. */
function nounBefore(lead: string): { noun: string; nounAt: number } {
  const words = lead.replace(/^.*[,。;!?]/su, "").replace(BEFORE_FIGURE, "");
  const offset = lead.search(/[^,。;!?]*$/u);
  const skipped = AT_FIRST.exec(words)?.[0].length ?? 0;
  const match = /(?:\p{Script=Han}{2,4}|[a-z]{3,})$/u.exec(words.slice(skipped));
  return match === null ? { noun: "", nounAt: 0 } : { noun: match[0], nounAt: offset + skipped + match.index };
}

/** 不是四十度, and a known figure said again (5毫克太难了,改成10毫克). */
function isOld(folded: string, clause: TurnClause, { start, figure }: Figure, known: readonly Figure[]): boolean {
  return isDenied(folded, clause.start + start) || known.some((one) => one.figure === figure);
}

/** Where the figure taken back stands; else that of the measure named, in the story before the goal; else the only one counted alike. */
function choosePlaces<T extends Figure & { place: number }>(
  { unit, noun, named }: Figure & { named: string },
  known: readonly T[],
  gone: readonly Figure[],
): T[] {
  const alike = known.filter((one) => one.unit === unit);
  if (gone.length > 0) {
    return onlyOne(alike.filter(({ figure }) => unit !== "" && gone.some((one) => one.figure === figure)));
  }
  const same = alike.filter((one) => one.noun !== "" && named.includes(one.noun));
  if (same.length > 0) {
    const [first] = same;
    return onlyOne(same.filter(({ place }) => place === first?.place));
  }
  return noun === "" && unit !== "" ? onlyOne(alike) : [];
}

/** Places of one figure; nothing where they hold several. */
function onlyOne<T extends Figure>(found: readonly T[]): T[] {
  return new Set(found.map(({ figure }) => figure)).size === 1 ? [...found] : [];
}

/** A bound of the old figure stays where the new one names none. */
function toPlace(
  { place, start, end }: Figure & { place: number },
  pieces: readonly string[],
  words: string,
): { place: number; from: number; to: number } {
  const bound = BOUND.exec(foldText(pieces[place] ?? "").slice(start, end))?.[0] ?? "";
  return { place, from: start, to: BOUND.test(foldText(words)) ? end : end - bound.length };
}
