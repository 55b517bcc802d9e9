/** Finds who may read a need, where a message says so: the task force only, the public without the firm's name, or all. */
import { type Finding, textBefore } from "./finding.ts";
import type { DISCLOSURES } from "./need-field.ts";

export type Disclosure = (typeof DISCLOSURES)[number]["value"];

const FIRM = "(?:我们|我司|本公司|贵司)?(?:的)?(?:公司|企业|单位|厂家?|厂子)?(?:的)?(?:名字|名称?|全称|信息)";
const HIDE = "(?:隐去|隐藏|隐掉|隐匿|抹掉|抹去|去掉|略去|遮掉|遮住|打码|删掉)";
const NOT = "(?:不要?|别|勿|不用|不能|不想|不得|不许|不希望|不愿意?|请勿|莫)";

/** The narrower audience first: 匿名公开 is no 公开, 不公开企业名 no 不公开. */
const RULES: readonly (readonly [Disclosure, RegExp])[] = [
  [
    "anonymous",
    new RegExp(
      `匿名|${HIDE}(?:掉|我们|我司|一下)?${FIRM}|${FIRM}(?:要|请|得|就|必须|帮忙|给我们?|可以|一定要?){0,2}(?:${HIDE}|保密|匿名|打码)|${NOT}(?:对外)?(?:写|出现|露|显示|公开|带|提|透露|暴露|标明?|署)(?:出)?(?:我们|我司)?(?:是)?${FIRM}|${FIRM}${NOT}(?:对外)?(?:写|出现|露|显示|公开|带|提|透露)|(?:可以|能|同意)?(?:对外)?公开[^。;!?\\n]{0,6}(?:${NOT}(?:写|带|提|露|出现)[^。;!?\\n]{0,3}名)|anonymous(?:ly)?|(?:with(?:out|held?)|hid(?:e|ing|den)|remov(?:e|ing)|omit(?:ting)?|not? (?:show|mention|nam(?:e|ing)|disclos(?:e|ing)|reveal)|leave out)(?: (?:our|the|my))?(?: (?:company|firm|business)(?:'s|’s)?)?(?: name)? ?(?:company|firm|name|identity|us)`,
      "u",
    ),
  ],
  [
    "internal",
    new RegExp(
      `${NOT}(?:对外|向外|往外)?(?:公开|公布|公示|发布|外传|外泄|挂出去|挂(?:到|在)?网上?|上网|发到网上)|(?:仅|只|就|限|仅限)(?:在|给|让|供|由|对|发给?)?(?:你们|咱们|区里|贵)?(?:科技创新)?(?:专班|内部|科技局|工作组)(?:的?人?)?(?:内部|里面|人员|内)?(?:公开|看|可见|知道|知悉|掌握|使用|查看|处理|就行|就好)?|(?:专班)?内部(?:看看?|可见|掌握|公开|使用|处理|知道)(?:就行|就好|即可|吧)?|(?:别|不要|请勿)(?:给|让)(?:(?:别|其他|外面)的?(?:人|企业|公司|单位)|同行|对手|竞争对手|客户|外人|外面|供应商)(?:看|知道|晓得)|(?:internal(?:ly)?(?: only| use| to (?:the )?(?:task ?force|team))|keep (?:it|this|our need|everything) (?:internal|private|confidential|within|between|inside)(?: (?:to|within|for)?(?: ?the)? ?(?:task ?force|team))?|task ?force(?:'s)? (?:only|eyes only)|(?:only|just) (?:for |to |within |inside )?(?:the )?(?:task ?force|bureau)|not (?:to be )?(?:made )?(?:public|published)|(?:do not|don't|please don't) (?:publish|make (?:it|this) public|share))`,
      "u",
    ),
  ],
  [
    "public",
    /(?:可以?|能|同意|愿意|全部?|都|就|选|改[成为]?|直接|接受|范围[:是为]?)(?:对外|向社会|全网|完全)?(?:公开|公示|公布|挂出去|挂网)|对外公开(?!范围)|公开(?:就行|就好|没问题|没关系|无妨|也行|吧|发布)|(?:make it|make this|fine to be|can be|may be|to be|ok to be) (?:made )?(?:public|published)|(?:you )?(?:can|may) publish|public is (?:fine|ok(?:ay)?)|publish (?:it|this)|fully public/u,
  ],
];
/** A question about it, or other things made public. */
const ASKED = /(?:是否|要不要|会不会|能不能|可不可以|需不需要|能否|可否|什么|哪些|怎么)[^,。;!?\n]{0,6}$/u;
const OTHER = /(?:专利|论文|技术|标准|政策|名单|结果|国外|市面|网上|已|论文都)[^,。;!?\n]{0,2}$/u;
const ASKED_BEHIND = /^[^,。;!\n]{0,6}(?:吗|么|嘛|\?)/u;

/** The audience last named; value one of `DISCLOSURES`. */
export function findDisclosure(text: string): (Finding & { value: Disclosure }) | null {
  for (const [value, pattern] of RULES) {
    const match = pattern.exec(text);
    if (match === null) {
      continue;
    }
    const [start, end] = [match.index, match.index + match[0].length];
    const before = textBefore(text, start, 10);
    if (!ASKED.test(before) && !OTHER.test(before) && !ASKED_BEHIND.test(text.slice(end, end + 8))) {
      return { start, end, value };
    }
  }
  return null;
}
