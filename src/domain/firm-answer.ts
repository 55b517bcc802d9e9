/** Reads the answer to the question for the firm: a name whatever its trade, but never a sentence about the need (主轴温升四十度). */
import { findEnglishAnswer, findEnglishWords } from "./english-firm.ts";
import { type Finding, findGroups } from "./finding.ts";
import { isBareName, isFirmName, isOfNeed, isPlainFirmName, isProductName, PLACES } from "./firm-name.ts";
import { isOthers } from "./other-party.ts";
import { FULL_NAME, isPersonOfPost, NICKNAME, POST, TITLED } from "./person-name.ts";

const PERSON = `(?:${TITLED}|${NICKNAME})`;
/** 那就, 我们叫, 单位是: before the name. */
const LEAD = "(?:(?:那就?|就|我[们司]?|咱们?|公司|单位|企业|名称|全称|来自|叫做?|是|写|填|报)[ :]?){0,4}";
const ANSWER = new RegExp(
  `^[^\\p{L}\\d]{0,4}${LEAD}([\\p{Script=Han}a-z0-9()&·-]{2,24}?)的?(?=$|[ ,。;:!\\n]|${PERSON}|1[3-9]\\d)`,
  "dgu",
);

/** 蛟山催化 盛工 139…, wherever in the turn: a name that a person follows. */
const BEFORE_PERSON = new RegExp(
  `(?<=^|[ ,。;:!\\n])([\\p{Script=Han}()]{3,14}?)的?(?: ?${PLACES}(?:街道|镇)?的?)? (?:${PERSON}|姓\\p{Script=Han})(?=[ ,。;]|1[3-9]\\d|0\\d{2,3}-|[a-z0-9._]+@|$)`,
  "dgu",
);

const NO_ANSWER =
  /^姓.{1,2}$|^(?:先|暂|好|算|保密|知道|可以|行|嗯|对|确认|提交|继续|谢谢|感谢|等|稍|为什么|什么|怎么|多少|高企|跳过|下一|取消|重|返回|人工|转人工|ok|yes|no|none|skip|sure|yep|fine|all|nothing|thanks?|please|wait|hold|later|属实|真实|准确|正确|无误|都是真|全都?|全部|以上|上面|上述|内容|信息|资料|材料|同意|没|不|是的|就|那就|这样|这么|先这|行了|可以|发吧|发送|送出|报|交|登|填|帮|麻烦|辛苦|拜托|收到|明白|了解|懂了|知|哦|噢|哈|呵|嘿|喂|你好|您好|早上|下午|晚上|在吗|忙|回头|待会|晚点|稍后|过会|改天|下次|明天|今天|等会|老板|领导|我再|我先|让我|问问|看看|想想|再说|保留|匿名|公开|内部|隐去|涉密|非涉密|不涉密|急|尽快|越快)|(?:属实|无误|没问题|真实|准确|正确|提交|确认|谢谢|再说|就行|就好|即可|完毕|完了|看看|问问|一下|送出)$|吗$|多少|什么|怎么/u;
const NAMED_PERSON = new RegExp(`^(?:${PERSON}|${FULL_NAME}|${POST})$`, "u");

/** Only firms are called so, whoever says it. */
const FIRM_END = /(?:公司|厂|集团|院|研究所|合作社|事务所)$/u;
/**
 * A name that an answer begins with.
 *
 * Shape   a guess unless its end tells that it is one; `isIntroduced` says that a person or number stands beside it, without
 *         which a guess must be the whole answer
 */
export function findFirmAnswer(text: string, original: string, isIntroduced: boolean): Finding | null {
  const [latin] = findEnglishAnswer(original);
  const [found] = [
    ...(latin === undefined ? [] : [latin]),
    ...[ANSWER, BEFORE_PERSON]
      .flatMap((pattern) => findGroups(text, pattern))
      .filter((one) => isAnswer(text.slice(one.start, one.end))),
  ];
  const named = found ?? findEnglishWords(original)[0];
  if (named === undefined || isOthers(text, named)) {
    return null;
  }
  const name = text.slice(named.start, named.end);
  if (named === latin || FIRM_END.test(name)) {
    return named;
  }
  if (NO_ANSWER.test(name) || isOfNeed(name)) {
    return null;
  }
  const isWhole = !/[\p{L}\d]/u.test(text.slice(named.end).replace(/^的/u, ""));
  return isPlainFirmName(name)
    ? named
    : isIntroduced || (isWhole && !isProductName(name))
      ? { ...named, isGuess: true }
      : null;
}

function isAnswer(name: string): boolean {
  return (
    isFirmName(name) && isBareName(name) && !NO_ANSWER.test(name) && !NAMED_PERSON.test(name) && !isPersonOfPost(name)
  );
}
