/** Tells needs that may in truth be questions to the documents: the caller lets the documents decide. */
import { foldText } from "./fold-text.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { Understood } from "./understand-message.ts";

/** 那…呢 and 总有数吧 go on with a question that was asked before. */
const GOES_ON =
  /呢[?]?$|^那(?:么)?(?:我们?)?(?:要是|如果|换成|改成)|^那[^,。;]{1,20}[?吗吧]$|(?:也|还)[^,。;]{0,8}[吗么][?]?$/u;

/** A need is told in more words. */
const SHORT_CHARS = 24;

/**
 * Whether a message understood as needs asks the documents: `maybe` a question with policy words or without a recognised product;
 * `yes` one that only goes on with a policy question before (那个人接的活呢), which `follows` says.
 */
export function soundsLikePolicy(
  items: readonly Understood[],
  text: string,
  { follows, needs: { signals } }: { follows: boolean; needs: NeedVocabulary },
): "yes" | "maybe" | "no" {
  const folded = foldText(text).trim();
  const needs = items.flatMap((item) => (item.kind === "need" ? [item] : []));
  const isOnlyNeeds = needs.length > 0 && needs.length === items.length;
  const isUnclear = needs.every(({ clusterTerms }) => clusterTerms.length === 0);
  if (!isOnlyNeeds) {
    return "no";
  }
  if (follows && (isUnclear || folded.length <= SHORT_CHARS) && GOES_ON.test(folded)) {
    return "yes";
  }
  const isOnPolicy = folded.search(signals.policies) >= 0;
  const isAsked = folded.search(signals.asks) >= 0 && (isUnclear || isOnPolicy);
  return isAsked || (isUnclear && isOnPolicy) ? "maybe" : "no";
}
