/** Tells the category (需求类别) of a need by what is missing: a thing, a test, people, or only a result. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import { findWords, type WordHit } from "./word-index.ts";

/** Farther apart, a word for lacking and a thing do not belong together; talk of imports is about one thing throughout. */
const REACH_CHARS = 24;
const IMPORT_REACH_CHARS = 80;

/**
 * The category of a need, given as folded text; null when nothing in it tells.
 *
 * Source  order of the default rules: material, component, equipment, software, platform, process, core, other
 */
export function tellCategory(text: string, cluster: ClusterId | null, vocabulary: NeedVocabulary): CategoryId | null {
  const { signals, bottleneck } = vocabulary;
  const has = (signal: RegExp) => text.search(signal) >= 0;
  const objects = findHeads(text, vocabulary);
  const missing = findMissing(text, objects, vocabulary);
  const troubled = has(signals.troubles);
  if (ALGORITHM_ONLY.test(text)) {
    return "core_tech";
  }
  if (blank(text, DONE).search(signals.platform) >= 0 && !BUYS.test(text)) {
    return "platform";
  }
  const isTechnical = has(signals.clueless) || (troubled && (has(signals.wishes) || !HIRES.test(text)));
  if (has(signals.others) && missing === null && !isTechnical && !has(signals.automates)) {
    return "other";
  }
  if (missing !== null) {
    return missing;
  }
  if (has(signals.clueless) && cluster !== "software_services") {
    return "core_tech";
  }
  if (has(signals.automates) && cluster !== "software_services") {
    return "equipment";
  }
  if (cluster === "software_services" || (!troubled && objects.some(({ value }) => value === "software"))) {
    return has(ALGORITHM) ? "core_tech" : "software";
  }
  if (troubled) {
    return cluster === null && has(bottleneck.imports) ? null : "process";
  }
  if (has(signals.core) || has(signals.wishes)) {
    return "core_tech";
  }
  if (cluster === null && objects.length === 0 && has(bottleneck.imports)) {
    return null;
  }
  return cluster !== null || objects.length > 0 || has(signals.seeks) ? "process" : null;
}

/** What the firm has already got: a pilot line of its own is not looked for. */
const DONE = /(?:已经?|我们?)(?:建成?|有|完成|做完|具备)[^,。;!?\n]{0,12}/gu;
const ALGORITHM = /算法|algorithm/u;
const ALGORITHM_ONLY =
  /(?:只|就|光)(?:要|缺|差|做)(?:个)?(?:视觉|检测)?算法|算法就(?:行|好|可以)|only (?:need|want) (?:the |an? )?algorithm/u;
/** People, lessons and money rather than a solution. */
const HIRES =
  /招|聘|培训|师傅|技工|技师|电工|焊工|贷款|融资|场地|厂房|引进|技改|改造|讲|教|上课|人才|工人|高工|hire|hiring|recruit|train|loan|technician|financ|retrofit/u;
const BUYS = /(?:买|购|缺|添|采购|引进|上|配)(?:一|几|两|个)?(?:台|套|条)|(?:想|要|急)(?:买|购)/u;

/** Things that can be missing; of a compound only the last, which is its head (注塑机的伺服驱动器). */
function findHeads(text: string, vocabulary: NeedVocabulary): WordHit<CategoryId>[] {
  const hits = findObjects(text, vocabulary);
  return hits.filter((hit, index) => {
    const next = hits[index + 1];
    return next === undefined || !JOINT.test(text.slice(hit.end, next.start));
  });
}

/** Things by their names, and by their endings where no name is known. */
function findObjects(text: string, { categoryObjects, categoryEndings }: NeedVocabulary): WordHit<CategoryId>[] {
  const named = findWords(text, categoryObjects);
  const ending = categoryEndings.flatMap(([value, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      word: match[0],
      value,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const unnamed = ending.filter(({ start, end }) => !named.some((hit) => hit.start < end && start < hit.end));
  return [...named, ...unnamed].sort((left, right) => left.start - right.start);
}

const JOINT =
  /^(?:[一-龥]{0,2}(?:的|里|上|里的|上的|用的|用|上用的|里面的|上那[颗个只]|里那[颗个只]|那[颗个只])?(?:全?自动|半自动|专用|在线|智能|高速|数控|国产|进口)?|\s)$/u;

/** What the thing is that stands nearest to a word for lacking, buying, replacing or importing. */
function findMissing(
  text: string,
  objects: readonly WordHit<CategoryId>[],
  { signals, bottleneck }: NeedVocabulary,
): CategoryId | null {
  const anchors = findAnchors(text, { signals, bottleneck });
  const reach = text.search(bottleneck.imports) >= 0 ? IMPORT_REACH_CHARS : REACH_CHARS;
  let best: { category: CategoryId; distance: number } | null = null;
  for (const anchor of anchors) {
    const isVerb = VERB.test(text.slice(anchor.start, anchor.end));
    for (const object of objects) {
      const distance = distanceTo(object, anchor, isVerb);
      if (distance <= reach && (best === null || distance < best.distance)) {
        best = { category: object.value, distance };
      }
    }
  }
  return best?.category ?? null;
}

/** Words for lacking; where there are none, those for imports and for a bottleneck. What was tried already is not missing. */
function findAnchors(text: string, { signals, bottleneck }: Pick<NeedVocabulary, "signals" | "bottleneck">): Range[] {
  // 缺一个会调机器人的工程师 lacks a person, not a robot.
  const people = [...text.matchAll(signals.others)].map(rangeOf);
  const isReplaced = text.search(bottleneck.substitutes) >= 0 && text.search(bottleneck.substitutes_fail) < 0;
  const denied = [signals.tried, bottleneck.risks_denied, bottleneck.imports_denied];
  const open = [...denied, ...(isReplaced ? [bottleneck.imports] : [])].reduce(blank, text);
  const lacks = [...open.matchAll(signals.lacks)]
    .map(rangeOf)
    .filter(({ start, end }) => !people.some((person) => person.start < end && start < person.end));
  return lacks.length > 0
    ? lacks
    : [bottleneck.imports, bottleneck.cries].flatMap((signal) => [...open.matchAll(signal)].map(rangeOf));
}

function blank(text: string, signal: RegExp): string {
  return text.replace(signal, (words) => " ".repeat(words.length));
}

type Range = { start: number; end: number };

function rangeOf(match: RegExpExecArray): Range {
  return { start: match.index, end: match.index + match[0].length };
}

/** Verbs whose object follows: what stands before them counts as three times as far. */
const VERB = /^(?:想|要|需要|急|打算|准备|买|购|上|找|求|缺|配|装|采购|引进|look|need|want|buy|sourc|purchas|procur)/u;

function distanceTo(object: Range, anchor: Range, isVerb: boolean): number {
  if (object.start >= anchor.end) {
    return object.start - anchor.end;
  }
  return object.end <= anchor.start ? (anchor.start - object.end) * (isVerb ? 3 : 1) + (isVerb ? 1 : 0) : 0;
}
