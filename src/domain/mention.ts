/** Mentions (提到的量): where a text names a measure, and which mention a number belongs to. */
import type { Measure } from "./measure.ts";
import type { Quantity } from "./quantity.ts";
import { normaliseText } from "./text.ts";

/** A stretch of text that names one or more measures; a negated one (没有发明专利) names them only to say there is none. */
export type Mention = {
  start: number;
  end: number;
  measures: Measure[];
  negated: boolean;
};

/** How far, in characters, a measure's word may stand from its number. */
const MAX_DISTANCE = 14;
/** A word behind the number counts as farther, unless it follows at once: 「480人，职工」 is rarer than 「职工480人」. */
const BEHIND_PENALTY = 3;
/** A noun directly behind (6个实用新型): nearer than a word before that something separates. */
const DIRECTLY_BEHIND = 0.5;
const BREAK_PENALTY = 5;
const SENTENCE_PENALTY = 9;
/** Another number of the dimension stands between, or has taken the word already. */
const TAKEN_PENALTY = 5;

const NEGATION = /(?:(?<!有)没有?|(?<![高技])无|不含|不算|不是|除了|\bno |\bwithout )$/u;

/** All mentions, without those inside a longer one (研发 in 研发设备). */
export function findMentions(text: string, measures: ReadonlyMap<string, Measure>): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const measure of measures.values()) {
    for (const term of measure.terms.map(normaliseText)) {
      for (const start of positionsOf(text, term)) {
        const end = start + term.length;
        const known = mentions.get(`${start}-${end}`);
        known?.measures.push(measure);
        if (known === undefined) {
          const negated = NEGATION.test(text.slice(0, start));
          mentions.set(`${start}-${end}`, {
            start,
            end,
            measures: [measure],
            negated,
          });
        }
      }
    }
  }
  const all = [...mentions.values()];
  return all.filter((one) => !all.some((other) => isInside(one, other)));
}

function isInside(one: Mention, other: Mention): boolean {
  return other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
}

function positionsOf(text: string, term: string): number[] {
  const found: number[] = [];
  const latin = /^[a-z]/u.test(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!latin || !(/[a-z]$/u.test(text.slice(0, at)) || /^[a-rt-z]/u.test(text.slice(at + term.length)))) {
      found.push(at);
    }
  }
  return found;
}

/** What a mention's distance is measured in: the text, all its quantities and the mentions that other numbers took. */
export type Surroundings = {
  text: string;
  quantities: readonly Quantity[];
  taken: ReadonlySet<Mention>;
};

/** The mention nearest to a quantity whose measures have its dimension; null when none is near enough. */
export function nearestMention(
  quantity: Quantity,
  mentions: readonly Mention[],
  surroundings: Surroundings,
): Mention | null {
  const fitting = mentions.filter(({ measures }) => measures.some((measure) => isOfKind(quantity, measure)));
  const hasBefore = fitting.some(
    (mention) => mention.end <= quantity.start && !BREAK.test(surroundings.text.slice(mention.end, quantity.start)),
  );
  const distances = fitting.map((mention) => ({
    mention,
    distance: distanceTo(mention, quantity, { ...surroundings, hasBefore }),
  }));
  const [best] = distances.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance < MAX_DISTANCE ? best.mention : null;
}

/** Whether a measure can be stated in the quantity's unit; a unit that some measure has for itself (岁) is that one's. */
export function isOfKind({ dimension, unit }: Quantity, measure: Measure): boolean {
  return measure.dimension === dimension && (measure.units === undefined || measure.units.includes(unit));
}

const BREAK = /[,、;。!?\n]/u;

function distanceTo(
  mention: Mention,
  quantity: Quantity,
  { text, quantities, taken, hasBefore }: Surroundings & { hasBefore: boolean },
): number {
  // A longer word says more than a shorter one that happens to stand as near.
  const bonus = (mention.end - mention.start) / 10 - (taken.has(mention) ? TAKEN_PENALTY : 0);
  if (mention.start < quantity.end && mention.end > quantity.start) {
    return -bonus;
  }
  const isBefore = mention.end <= quantity.start;
  const gap = isBefore ? text.slice(mention.end, quantity.start) : text.slice(quantity.end, mention.start);
  const others = quantities.filter((other) => other !== quantity && other.dimension === quantity.dimension);
  const belongsToNext = hasBefore && others.some(({ start }) => start >= mention.end && start - mention.end <= 2);
  if (!isBefore && /^的?$/u.test(gap) && !belongsToNext) {
    return DIRECTLY_BEHIND - bonus;
  }
  const [from, to] = isBefore ? [mention.end, quantity.start] : [quantity.end, mention.start];
  const between = others.some(({ start, end }) => start >= from && end <= to) ? TAKEN_PENALTY : 0;
  return gap.length + breaksIn(gap) + between + (isBefore ? 0 : BEHIND_PENALTY) - bonus;
}

function breaksIn(gap: string): number {
  const sentences = (gap.match(/[。!?\n]/gu) ?? []).length;
  return sentences * SENTENCE_PENALTY + (gap.match(/[,、;]/gu) ?? []).length * BREAK_PENALTY;
}
