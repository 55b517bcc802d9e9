/** What a turn does beside telling something: confirm, cancel, decline, correct, ask for the card. */
import { type Disclosure, findDisclosure } from "./extract-disclosure.ts";
import { foldText } from "./fold-text.ts";

/** The acts of one turn; several may be in it (电话写错了，改成…，提交吧). `dropped` counts drafts from 1. */
export type IntakeActs = {
  asks: boolean;
  confirms: boolean;
  cancels: boolean;
  declines: boolean;
  isEnough: boolean;
  wantsCard: boolean;
  starts: boolean;
  dropped: number | null;
  another: boolean;
  disclosure: Disclosure | null;
};

const CONFIRM =
  /提交|报上去|报了吧|上报|报上来|就(?:按|照|用)?(?:这个|这样|这么|上面|这些)?(?:报|登记|写|来|办)|确认|没(?:有)?问题|对的|都对|是对的|信息对|内容对|无误|没错|可以(?:了|的|报|提|登记)?[,。!! ]*$|^(?:可以|行|好的?|对|嗯|是的|ok|okay|yes|yep|sure|confirm|submit|correct|go ahead|looks good)[,。!啊呀吧了 ]*$|\b(?:submit|confirm(?:ed)?|file it|send it|go ahead|looks (?:good|right|fine)|all (?:correct|good)|that'?s (?:right|correct))\b/u;
const NOT_CONFIRM =
  /(?:先|暂时|还)?(?:不要?|别|没法?|不能|不想)(?:提交|上报|报|确认|登记)|有(?:个|点)?问题|不对|不是|写错|错了|(?:能|可以)不|怎么(?:提交|报)|(?:提交|确认)(?:了)?[吗么?]|\b(?:don'?t|do not|not yet|wrong)\b/u;
const CANCEL =
  /算了|不报了|先不报|不用报|不登记了|不提了|取消|作废|撤了吧|不要了|不弄了|不搞了|删掉吧|当我没说|\b(?:cancel|never ?mind|forget it|drop it|withdraw)\b/u;
const KEEP = /(?:别|不要|不用|没有|不能)(?:取消|作废|算了)|算了一下|算了算账/u;
const DECLINE =
  /不知道|不清楚|说不准|说不好|说不上|没定|未定|还没(?:有)?(?:想好|定|考虑|确定|谈)|不确定|待定|不方便|不便|保密|没有?要求|没想过|没考虑|无所谓|都行|随便|看情况|再说|以后再|跳过|略过|不填|不写|先空着|没有了?$|没了$|暂无|不好说|拿不准|\b(?:don'?t know|not sure|no idea|skip|unknown|undecided|tbd|to be decided|not decided|rather not|can'?t say|no preference)\b/u;
const ENOUGH =
  /(?:别的|其他|其它|另外|剩下的?|后面的?)(?:都|的|就)?(?:没有|没|不|待定|空着|先不|暂时没|不用|跳过)|就(?:这些|这样|这么多|这点)|先这样|没有(?:其他|别的|要补充)|不用(?:再)?问了|别问了|\b(?:that'?s all|nothing else|no more|that is all|skip the rest)\b/u;
const CARD =
  /(?:看|给我|发|出|列)(?:一?下|我|个)*(?:摘要|需求单|汇总|总结|内容|卡片|确认单)|摘要呢|\b(?:show|see|review)\b.{0,12}\b(?:summary|card|draft)\b/u;
const START =
  /(?:想|要|我|来|帮|给|再)?(?:报|登记|提交|填|提|申报|反映|录)(?:一?[个条份]|一?下|两个|几个)?(?:新的?|技术|企业|卡脖子)*(?:需求|难题)|(?:有|还有)(?:一?个|个|几个|两个)(?:新的?|技术)*(?:需求|难题)|\b(?:log|file|register|report|submit|raise)\b.{0,12}\b(?:need|requirement|request|problem)\b/u;
const ANOTHER =
  /(?:另外|还|再)(?:有|报|来|登记|提)?(?:还)?(?:一?个|一条|个|件|两个|一?桩)(?:事|需求|问题|难题)?|第二个(?:需求|问题|事)?(?:是|,|:|呢)|再报一|还有个|\b(?:another|second|one more) (?:need|problem|issue|thing|request)\b/u;
const DROP =
  /第?([一二三四五12345])(?:个|条|项)?(?:需求)?(?:就)?(?:不要|不报|去掉|删|取消|算了|先不)|\bdrop (?:the )?(first|second|third)\b/u;
const ORDINALS = ["一", "二", "三", "四", "五"];
const ENGLISH_ORDINALS = ["first", "second", "third"];

const ASKS =
  /[?？]|多少|怎么|怎样|如何|哪[个些里家]|什么|几[个年月号家]|能不能|可不可以|是否|要不要|有没有|请问|问一?[下句]|\b(?:what|which|how|when|where|who|can|could|may|is|are|do|does)\b.*\?/u;

/** Reads the acts of a turn. */
export function readActs(text: string): IntakeActs {
  const folded = foldText(text).trim();
  const isQuestion = /[?？]\s*$|[吗么]\s*[?？。]?$/u.test(folded);
  return {
    asks: isQuestion || (ASKS.test(folded) && !DECLINE.test(folded)),
    confirms: CONFIRM.test(folded) && !NOT_CONFIRM.test(folded) && !isQuestion,
    cancels: CANCEL.test(folded) && !KEEP.test(folded) && readDropped(folded) === null && !isQuestion,
    declines: DECLINE.test(folded),
    isEnough: ENOUGH.test(folded),
    wantsCard: CARD.test(folded),
    starts: START.test(folded) && !isQuestion,
    dropped: readDropped(folded),
    another: ANOTHER.test(folded),
    disclosure: findDisclosure(folded)?.value ?? null,
  };
}

function readDropped(folded: string): number | null {
  const [, chinese, english] = DROP.exec(folded) ?? [];
  if (english !== undefined) {
    return ENGLISH_ORDINALS.indexOf(english) + 1;
  }
  if (chinese === undefined) {
    return null;
  }
  const at = ORDINALS.indexOf(chinese);
  return at >= 0 ? at + 1 : Number(chinese);
}
