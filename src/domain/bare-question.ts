/** Tells a question that names no matter of its own (有截止时间吗, 要什么材料): only the talk before can say what it is about. */
import { normaliseText } from "./text.ts";

/** What any policy can be asked for; one of them must be there. */
const ASKED = [
  "有效期|几年|截止时间|截止日期?|截止|时间|日期|期限|什么时候|啥时候|何时|几月|几号|哪天|多久|多长|几天",
  "材料|资料|手续|流程|步骤|申请|申报|办理|领取|提交|认定|评审|评上|通过",
  "好处|补贴|补助|奖励|奖金|资助|扶持|支持|优惠|政策|金额|条件|要求|门槛|资格|限制|多少",
  "[报评拿领办享奖补钱]",
].join("|");
/** What goes with it and names nothing either. */
const AROUND = [
  "我们|我司|你们|您们|咱们|公司|企业|单位",
  "上半年|下半年|今年|去年|明年|前年|(?<!\\d)20\\d\\d年?|年度|年底|现在|目前|以前|每年",
  "国家|省里|省级|市里|市级|区里|区级",
  "请问|你好|您好|一下|什么|哪些|哪里|怎么|怎样|如何|为什么|是否|能否|可否|可以|需要|应该|准备|开始|结束|得到|知道",
  "[我你您咱厂啥哪咋几有没不无能会要得是可还再也都就又才那这么吗嘛呢的了过吧啊呀给到去来在上下想享受申交填个,;:。?!、\\s]",
].join("|");
const NAMES_NOTHING = new RegExp(`${ASKED}|${AROUND}`, "gu");
const SAYS_ASKED = new RegExp(ASKED, "u");
const ASKS = /[吗么嘛啥哪怎咋几?]|如何|多少|多久|多长|何时|是否|能否|可否|没有|(\p{Script=Han})[不没]\1/u;

const ASKED_ENGLISH = /^(?:deadline|documents?|materials?|paperwork|apply|application|benefits?|money|conditions?)$/u;
const AROUND_ENGLISH =
  /^(?:is|are|do|does|can|could|may|must|should|will|what|when|which|where|how|much|long|there|a|an|the|any|i|we|it|to|for|of|have|need|needed|required|get|still|submit|please|and)$/u;

/** A longer one tells a case, and names what it is about. */
const MAX_CHARS = 60;

/** Whether a question, with what was said around it, consists of words that fit any policy. */
export function isBareQuestion(said: string): boolean {
  const text = normaliseText(said);
  if (text.length > MAX_CHARS) {
    return false;
  }
  if (/\p{Script=Han}/u.test(text)) {
    return ASKS.test(text) && SAYS_ASKED.test(text) && text.replaceAll(NAMES_NOTHING, "") === "";
  }
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return (
    words.some((word) => ASKED_ENGLISH.test(word)) &&
    words.every((word) => ASKED_ENGLISH.test(word) || AROUND_ENGLISH.test(word))
  );
}
