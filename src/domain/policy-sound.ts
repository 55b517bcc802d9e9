/** Tells needs that may in truth be questions to the documents: the caller lets the documents decide. */
import { foldText } from "./fold-text.ts";
import type { Understood } from "./understand-message.ts";

/** Words of money, rules and statistics: a question with them may be about the documents although it names a product. */
const POLICY_WORDS =
  /奖|补(?!充|焊|货|料|漏)|资助|扣除|认定|评上|评定|申报|政策|税|号文|规划|产值|检测费|award|subsid|grant|policy|tax|output|deduction/iu;
/** Names of policies; said without a question these still are about the documents. */
export const POLICY_MATTERS =
  /高企|高新技术企业|专精特新|小巨人|奖励|补助|补贴|资助|加计|认定|科技贷|创新券|首台套|研发费用?|研发花的钱|无形资产|摊销/u;
const ASKS =
  /[?？]|多少|怎么|怎样|如何|哪[个些里家]|什么|几[个年月号家]|能不能|可不可以|是否|还是|要不要|有没有|吗|么$|\b(?:what|which|how|when|where|who)\b/iu;
/** 那…呢 and 总有数吧 go on with a question that was asked before. */
const GOES_ON =
  /呢[?]?$|^那(?:么)?(?:我们?)?(?:要是|如果|换成|改成)|^那[^,。;]{1,20}[?吗吧]$|(?:也|还)[^,。;]{0,8}[吗么][?]?$/u;

/** A need is told in more words. */
const SHORT_CHARS = 24;

/**
 * Whether a message understood as needs asks the documents: `maybe` a question with policy words or without a recognised product;
 * `yes` one that only goes on with a policy question before (那个人接的活呢), which `follows` says.
 */
export function soundsLikePolicy(items: readonly Understood[], text: string, follows: boolean): "yes" | "maybe" | "no" {
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
  const isAsked = ASKS.test(folded) && (isUnclear || POLICY_WORDS.test(folded));
  return isAsked || (isUnclear && POLICY_MATTERS.test(folded)) ? "maybe" : "no";
}
