/** Tells the category (需求类别) of a need by what is missing: a thing, a test, people, or only a result. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import { findWords, type WordHit } from "./word-index.ts";

/** Farther apart, a word for lacking and a thing do not belong together. */
const REACH_CHARS = 24;

/**
 * The category of a need, given as folded text; null when nothing in it tells.
 *
 * Source  order of the default rules: material, component, equipment, software, platform, process, core, other
 */
export function tellCategory(text: string, cluster: ClusterId | null, vocabulary: NeedVocabulary): CategoryId | null {
  const { signals } = vocabulary;
  const has = (signal: RegExp) => text.search(signal) >= 0;
  const objects = findHeads(text, vocabulary);
  const missing = findMissing(text, objects, vocabulary);
  const troubled = has(signals.troubles);
  if (has(signals.platform) && !BUYS.test(text)) {
    return "platform";
  }
  if (has(signals.others) && missing === null && !(troubled && has(signals.wishes))) {
    return "other";
  }
  if (missing !== null) {
    return missing;
  }
  if (cluster === "software_services" || (!troubled && objects.some(({ value }) => value === "software"))) {
    return has(ALGORITHM) ? "core_tech" : "software";
  }
  if (troubled) {
    return "process";
  }
  if (has(signals.core) || has(signals.wishes)) {
    return "core_tech";
  }
  return objects[0]?.value ?? (has(signals.seeks) ? "process" : null);
}

const ALGORITHM = /算法|algorithm/u;
const BUYS = /(?:买|购|缺|添|采购|引进|上|配)(?:一|几|两|个)?(?:台|套|条)|(?:想|要|急)(?:买|购)/u;

/** Things that can be missing; of a compound only the last, which is its head (注塑机的伺服驱动器). */
function findHeads(text: string, vocabulary: NeedVocabulary): WordHit<CategoryId>[] {
  const hits = findWords(text, vocabulary.categoryObjects);
  return hits.filter((hit, index) => {
    const next = hits[index + 1];
    return next === undefined || !JOINT.test(text.slice(hit.end, next.start));
  });
}

const JOINT =
  /^(?:[一-龥]{0,2}(?:的|里|上|里的|上的|用的|用|上用的|里面的|上那[颗个只]|里那[颗个只]|那[颗个只])?|\s)$/u;

/** What the thing is that stands nearest to a word for lacking, buying, replacing or importing. */
function findMissing(
  text: string,
  objects: readonly WordHit<CategoryId>[],
  vocabulary: NeedVocabulary,
): CategoryId | null {
  let best: { category: CategoryId; distance: number } | null = null;
  const lacks = [...text.matchAll(vocabulary.signals.lacks)];
  for (const match of lacks.length > 0 ? lacks : text.matchAll(vocabulary.bottleneck.imports)) {
    const [start, end] = [match.index, match.index + match[0].length];
    for (const { value, start: from, end: to } of objects) {
      const distance = from >= end ? from - end : to <= start ? start - to : 0;
      if (distance <= REACH_CHARS && (best === null || distance < best.distance)) {
        best = { category: value, distance };
      }
    }
  }
  return best?.category ?? null;
}
