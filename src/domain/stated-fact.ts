/** Stated facts (报出的数): the numbers of a question, each read as the one measure it stands for, or not at all. */
import type { Measure } from "./measure.ts";
import { findMentions, isOfKind, type Mention, nearestMention } from "./mention.ts";
import { findQuantities, type Quantity } from "./quantity.ts";

/**
 * A number that the question states, read as one measure.
 *
 * Shape   `named` when a word or the unit of the measure says so; `derived` when it is the share of two stated numbers
 */
export type StatedFact = {
  fact: string;
  label: string;
  quantity: Quantity;
  named: boolean;
  derived: boolean;
};

/**
 * Reads each quantity of the question as the measure whose words stand nearest before it or directly behind.
 *
 * Shape   all measures claim a number, only those in `wanted` come out; a number that none claims goes to the only wanted
 *         measure of its dimension, if there is just one; a measure with two different numbers is left out
 */
export function readFacts(
  question: string,
  wanted: ReadonlySet<string>,
  measures: ReadonlyMap<string, Measure>,
): StatedFact[] {
  const quantities = findQuantities(question).filter((quantity) => !isDenied(question, quantity));
  if (quantities.length === 0 || quantities.length > MAX_QUANTITIES) {
    return [];
  }
  const stated = dropContradictions(claimAll(question, quantities, { wanted, measures }), question, measures);
  const facts = [...stated, ...deriveShares(stated, measures)];
  return facts.filter(({ fact }) => wanted.has(fact));
}

/** A question with more numbers than this is a table, and none of them is told apart safely. */
const MAX_QUANTITIES = 16;

const DENIED = /(?:不是|并非|而非|没到|not|isn't)\s*$/iu;
/** 从3亿降到1.8亿: the first number is no longer true. */
const LEFT_BEHIND = /^(?:元|人)?(?:降|升|涨|减|跌|增|掉|改)(?:到|至|成|为)/u;
const OTHER_TIME =
  /(?:明年|后年|预计|预测|计划|预期|目标|前年|上上年|大前年|next year|expected?|forecast)[^,;。!?]{0,8}$/iu;

/** Numbers that the firm takes back (不是2亿，是2000万) or states of another time (预计明年3亿). */
function isDenied(text: string, { start, end }: Quantity): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  return (
    DENIED.test(before) ||
    OTHER_TIME.test(before) ||
    LEFT_BEHIND.test(text.slice(end, end + 4)) ||
    (PER_YEAR.test(text.slice(start, end)) && DOES_IN_IT.test(text.slice(end, end + 16)))
  );
}

/** 「他一年得在厂里待多长时间」「一年来45天」: the year is what the stay is counted in, not how long it lasts. */
const PER_YEAR = /^1年$/u;
const DOES_IN_IT =
  /^(?:之?内|里|下来|当中|累计|总共|一共|大概|只|才|最多|至少|最少|要|得|需要?|能|会|必须|起码)*(?:在|来|待|呆|干|住|上班|到岗)|^[^,;。!?]{0,12}(?:多长|多久|多少|几[天个次])/u;

type Known = {
  wanted: ReadonlySet<string>;
  measures: ReadonlyMap<string, Measure>;
};

function claimAll(text: string, quantities: readonly Quantity[], known: Known): StatedFact[] {
  const mentions = findMentions(text, known.measures);
  const taken = new Set<Mention>();
  const facts: StatedFact[] = [];
  for (const quantity of quantities) {
    const mention = nearestMention(quantity, mentions, {
      text,
      quantities,
      taken,
    });
    const measure = measureFor(quantity, mention, known, {
      text,
      quantities,
      facts,
    });
    if (mention !== null) {
      taken.add(mention);
    }
    if (measure !== null && !isAside(text, quantity, quantities)) {
      const named = mention !== null || measure.units !== undefined;
      facts.push({
        fact: measure.id,
        label: measure.label,
        quantity,
        named,
        derived: false,
      });
    }
  }
  return facts;
}

type Read = {
  text: string;
  quantities: readonly Quantity[];
  facts: readonly StatedFact[];
};

function measureFor(quantity: Quantity, mention: Mention | null, known: Known, read: Read): Measure | null {
  const all = [...known.measures.values()];
  const owner = all.find(({ units }) => units?.includes(quantity.unit) === true);
  if (owner !== undefined) {
    return owner;
  }
  if (mention !== null) {
    return mention.negated ? null : pick(mention.measures, quantity, known.wanted);
  }
  const previous = read.facts.findLast((fact) => fact.quantity.dimension === quantity.dimension);
  const yearly = previous === undefined ? undefined : known.measures.get(previous.fact);
  if (yearly?.yearly === true && isYearly(read.text, quantity)) {
    return yearly;
  }
  const fitting = all.filter((measure) => known.wanted.has(measure.id) && isOfKind(quantity, measure));
  // A bare score may be one of many sub-scores, and a number behind another noun is that noun's.
  const free =
    quantity.dimension !== "score" &&
    !FOREIGN_NOUN.test(read.text.slice(Math.max(0, quantity.start - 8), quantity.start));
  return free && fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const FOREIGN_NOUN =
  /(?:预算|月薪|奖金|投资|投入|利润|成本|税后|注册资本|产值|博士|硕士|budget|profit|bonus)[^,;。]{0,4}$/iu;

/** Several measures share a word (得分): the one that the document uses is meant. */
function pick(measures: readonly Measure[], quantity: Quantity, wanted: ReadonlySet<string>): Measure | null {
  const fitting = measures.filter((measure) => isOfKind(quantity, measure));
  return fitting.find(({ id }) => wanted.has(id)) ?? fitting[0] ?? null;
}

const PERIOD = /(?:近|前|过去|未来|今后|往后|这|每|后|(?<!以)上|last|past|recent|previous)\s*$/u;
/** What a question asks of the threshold rather than states of the firm (要5%吗). */
const ASKED = /(?:要不要|需要|必须|要达到|要求|要满|须|(?<![主只])要|才)\s*$/u;
const THRESHOLD = /^(?:的|这个|这条)?(?:年薪)?(?:门槛|标准|要求|上限|下限|界线|红线)/u;

/** Numbers that say nothing of the firm: 近三年, 一年 before 200天, the threshold itself (50万的门槛). */
function isAside(text: string, quantity: Quantity, quantities: readonly Quantity[]): boolean {
  const behind = text.slice(quantity.end);
  if (THRESHOLD.test(behind) || ASKED.test(text.slice(0, quantity.start))) {
    return true;
  }
  if (quantity.dimension !== "duration" || quantity.unit === "岁" || quantity.unit === "周岁") {
    return false;
  }
  const next = quantities.find(({ start, dimension }) => start >= quantity.end && dimension === "duration");
  const isPerYear =
    quantity.text === "1年" && next !== undefined && !/[,;。!?]/u.test(text.slice(quantity.end, next.start));
  return isPerYear || (quantity.vague !== "under" && PERIOD.test(text.slice(0, quantity.start)));
}

/** 每年, 年均 in the same part of the sentence before the number, or directly behind it. */
function isYearly(text: string, quantity: Quantity): boolean {
  const before =
    text
      .slice(0, quantity.start)
      .split(/[,;。!?\n]/u)
      .at(-1) ?? "";
  return (
    /年均|每年|平均|每1年|1年(?!内|来)|per year|annual/u.test(before) ||
    /^[^,;。!?\n]{0,8}(?:\/年|每年|1年|per year|a year)/u.test(text.slice(quantity.end))
  );
}

/** A measure with two different numbers decides nothing; of a yearly measure only the yearly numbers count. */
function dropContradictions(
  facts: readonly StatedFact[],
  text: string,
  measures: ReadonlyMap<string, Measure>,
): StatedFact[] {
  const counting = facts.filter(
    ({ fact, quantity }) => measures.get(fact)?.yearly !== true || isYearly(text, quantity),
  );
  return [...Map.groupBy(counting, ({ fact }) => fact).values()].flatMap((same) => {
    const [first, ...more] = same.toSorted((a, b) => Number(b.named) - Number(a.named));
    return first === undefined || more.some(({ quantity }) => !isSame(quantity, first.quantity)) ? [] : [first];
  });
}

function isSame(left: Quantity, right: Quantity): boolean {
  return left.value === right.value && left.vague === right.vague;
}

/** The share of one stated number of people in another (科技人员20人，职工200人): the one ratio that is computed. */
function deriveShares(facts: readonly StatedFact[], measures: ReadonlyMap<string, Measure>): StatedFact[] {
  return [...measures.values()].flatMap(({ id, label, share }) => {
    const part = facts.find(({ fact, named }) => named && fact === share?.part)?.quantity;
    const whole = facts.find(({ fact, named }) => named && fact === share?.whole)?.quantity;
    const isStated = facts.some(({ fact }) => fact === id);
    if (part === undefined || whole === undefined || isStated || part.vague !== null || whole.vague !== null) {
      return [];
    }
    const isPart = part.dimension === "people" && whole.dimension === "people" && part.value <= whole.value;
    return isPart
      ? [
          {
            fact: id,
            label,
            quantity: toShare(part, whole),
            named: true,
            derived: true,
          },
        ]
      : [];
  });
}

/** The words cut the figure off after two decimals, so that it never reads as a bound that it does not reach. */
function toShare(part: Quantity, whole: Quantity): Quantity {
  const value = (part.value / whole.value) * 100;
  const shown = Math.floor(value * 100 + 1e-6) / 100;
  const text = `${part.text}占${whole.text}的${Math.abs(shown - value) < 1e-9 ? "" : "约"}${shown}%`;
  return { ...part, value, dimension: "percent", unit: "%", text };
}
