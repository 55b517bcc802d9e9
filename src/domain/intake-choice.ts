/** Chooses which draft a turn speaks of, and whether it opens another need. */
import { foldText } from "./fold-text.ts";
import { isExplicit, isPlain, type Order } from "./intake-order.ts";
import { type DraftState, findActive, type IntakeState, listLive } from "./intake-state.ts";
import type { Reading } from "./intake-turn.ts";
import { ADDS, OPENS_ANOTHER } from "./intake-words.ts";
import type { UnderstoodNeed } from "./understand-message.ts";

/** The draft that values of a turn belong to: the one named by number or by its words, else the active one. */
export function pickDraft(state: IntakeState, { own, act }: Reading): DraftState | null {
  const live = listLive(state);
  const [ordinal] = act.ordinals;
  const numbered = ordinal === undefined ? undefined : findByOrdinal(live, ordinal);
  return numbered ?? (live.length > 1 ? findByWords(live, own) : null) ?? findActive(state);
}

/** The draft of a number; -1 is the last. */
export function findByOrdinal(live: readonly DraftState[], ordinal: number): DraftState | undefined {
  return live.at(ordinal < 0 ? ordinal : ordinal - 1);
}

/** What a turn orders. Shape: ids of live drafts; `isLost` says that an order names a draft that is not at hand. */
export type Orders = { file: string[]; drop: string[]; isLost: boolean };

/**
 * Finds the drafts that orders mean. One that names no draft means all that no other order names.
 * NOTE: beside a drop only an explicit order files (第二个不报了,就报轴承这个 chooses).
 */
export function resolveOrders(state: IntakeState, orders: readonly Order[]): Orders {
  const live = listLive(state);
  const aims = orders.map((order) => ({ ...order, ...aimAt(live, order) }));
  const named = new Set(aims.flatMap(({ ids }) => ids));
  const others = live.map(({ id }) => id).filter((id) => !named.has(id));
  const meant = (wish: Order["wish"]) =>
    unique(
      aims.flatMap((aim) => (aim.wish !== wish ? [] : isPlain(aim) || aim.others ? [...aim.ids, ...others] : aim.ids)),
    );
  const drop = meant("drop");
  const isChosen = drop.length > 0 && aims.every((aim) => aim.wish !== "file" || !isExplicit(aim));
  return {
    file: isChosen ? [] : meant("file").filter((id) => !drop.includes(id)),
    drop,
    isLost: aims.some(({ wish, isLost }) => wish !== "wait" && isLost),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** The drafts that an order names by number or by words; 的 alone (德国的不要了) names one only among several. */
function aimAt(live: readonly DraftState[], { ordinals, words }: Order): { ids: string[]; isLost: boolean } {
  const numbered = ordinals.map((ordinal) => findByOrdinal(live, ordinal));
  const isNamed = words !== null && (live.length > 1 || !words.endsWith("的"));
  // A draft is named by the words that it was opened with, not by what was said of it later.
  // 的 alone (德国的不要了) may be said of anything, so that only its product names it.
  const isLoose = words?.endsWith("的") === true;
  const opened = live.map((draft) => ({
    ...draft,
    told: isLoose ? draft.clusterTerms : draft.told.slice(0, 1),
    words: isLoose ? [] : draft.words.slice(0, 1),
  }));
  const told = isNamed ? findByWords(opened, words) : null;
  const found = [...numbered, told].flatMap((draft) => draft?.id ?? []);
  const isUnknown = words !== null && told === null && live.length > 1;
  return { ids: found, isLost: live.length > 0 && (numbered.includes(undefined) || isUnknown) };
}

/** What is known of a need by its words. */
type Worded = Pick<DraftState, "told" | "words">;

/** The only one that shares words with a text. */
export function findByWords<Need extends Worded>(live: readonly Need[], text: string): Need | null {
  const scores = live.map((draft) => ({ draft, shared: countShared(draft, text) })).sort((a, b) => b.shared - a.shared);
  const [first, second] = scores;
  return first !== undefined && first.shared > 0 && first.shared > (second?.shared ?? 0) ? first.draft : null;
}

/** Words of every message, which connect nothing. */
const COMMON =
  /我们|咱们|现在|目前|需要|想要|希望|问题|需求|解决|一个|这个|那个|还有|另外|可以|没有|不要|公司|第[一二三]个/gu;

function countShared({ told, words }: Worded, text: string): number {
  const known = listPairs([...told, ...words].join(" "));
  return [...listPairs(text)].filter((pair) => known.has(pair)).length;
}

const STOP_WORDS = new Set(
  "the and for our not are was has have had with that this from too can but its need needs want one out off due use uses used file drop second first third please about problem also they them there some any very does did get got".split(
    " ",
  ),
);

/** Pairs of Chinese characters, and Latin words of three letters or more that say something. */
function listPairs(text: string): Set<string> {
  const folded = foldText(text).replace(COMMON, " ");
  const pairs = new Set((folded.match(/[a-z]{3,}/gu) ?? []).filter((word) => !STOP_WORDS.has(word)));
  for (const [run] of folded.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 2 <= run.length; at += 1) {
      pairs.add(run.slice(at, at + 2));
    }
  }
  return pairs;
}

/**
 * Whether a need said beside open drafts is another one: announced as such, or added with another product that shares no word.
 * NOTE: most turns that read as a need only go on with the one at hand.
 */
export function isAnother(state: IntakeState, need: UnderstoodNeed, { own, isApart }: Reading): boolean {
  const active = findActive(state);
  if (isApart || active === null || active.told.length === 0) {
    return isApart;
  }
  const folded = foldText(own);
  const isNew = need.clusterTerms.length > 0 && countShared(active, need.text) === 0;
  return OPENS_ANOTHER.test(folded)
    ? need.clusterTerms.length > 0 || isNew
    : isNew && ADDS.test(folded) && need.cluster !== active.cluster;
}

/** Whether one of the needs speaks of a draft at hand or put aside. */
export function sharesWords({ drafts }: IntakeState, needs: readonly UnderstoodNeed[]): boolean {
  return needs.some(({ text }) => drafts.some((draft) => countShared(draft, text) > 0));
}
