/** Finds what a firm says around its need: street, what was tried, qualifications, ownership, wishes for the expert. */
import { chooseFinding, type Finding, isDenied } from "./finding.ts";
import type { NeedField } from "./need-field.ts";

const PATTERNS: readonly (readonly [NeedField, RegExp])[] = [
  [
    "street",
    /(?<![a-z])(?:xinqi|daqi|xiaogang|chaiqiao|xiapu|qijiashan|chunxiao|meishan|baifeng|guoju)(?![a-z])(?: (?:sub-?district|street|town))?|(?:新碶|大碶|小港|柴桥|霞浦|戚家山|春晓|梅山|白峰|郭巨)(?:街道|镇|工业区|园区)?/gu,
  ],
  [
    "base",
    /[^,。;!?\n\d ]{2,8}(?:也|都)(?:加了|换了|改了|调了|试了|压了|降了|做了)|(?:采|积累|攒|存)了[^,。;!?\n ]{1,8}的?(?:数据|样本|图片)|[^,。;!?\n\d ]{0,8}(?:改了|换了|调了|试了|做了|找了|用了|请了|跑了)(?:[一二两三四五六七八九十几好多\d]+)(?:版|种|家|款|遍|轮|批|稿|套|次|拨|个(?!月|小时|星期))[^,。;!?\n ]{0,12}|(?:前期|之前|已经?|目前)[^,。;!?\n]{0,10}(?:完成|做完|做过|开展)(?:了)?[^,。;!?\n]{0,8}(?:小试|中试|试验|实验|调研|验证|样品|样机|仿真|打样)|(?:已经?|我们|自己)?(?<![没未不])(?:试过|换过|找过|改过|做过|调过|用过|请过|联系过|问过|尝试过|试验过|验证过|买过|委托过|打过样|小试过|送检过)(?:(?! (?:想|要|希望|现在|目前|求|请))[^,。;!?\n]){0,30}(?:[,，]?(?:没用|不行|没解决|没效果|也不行|效果不好|不理想|还是[^,。;!?\n]{1,10}))?|(?:we(?:'ve| have)? )(?:already )?tried [^.;!?\n]{2,60}/gu,
  ],
  [
    "qualification",
    /(?:我们?|本公司|我司|公司|企业)?(?:(?<!不)是|系|属于|已是|评上了?|认定为|(?<=[(（]|[)）]|街道[,，、]))(?:了|一家|家|国家级?|省级?|市级?)*(?:高新技术企业|高企|国高新|科技型中小企业|科小|规上(?:企业|工业企业)?|规模以上(?:企业)?|专精特新(?:中小企业|小巨人(?:企业)?|企业)?|小巨人(?:企业)?|单项冠军(?:企业)?|创新型中小企业|瞪羚(?:企业)?|上市公司)|(?:有|建有|拥有)(?:一个|个)?(?:国家|省|市|区)级(?:企业)?(?:工程技术中心|技术中心|研究院|工程中心|研发中心|重点实验室|博士后工作站)/gu,
  ],
  [
    "ip",
    /(?:知识产权|专利权?|成果|ip)(?:要|都|必须|应该|得|希望)?(?:归|属于)(?:我们|我方|企业|双方|甲方|公司|共有|谁)?(?:所有|共有|共享)?|(?:知识产权|专利|成果)(?:要|可以)?(?:共享|共有|共同所有|双方共有|独占)|(?:own|keep|share) (?:the )?(?:ip|patents?|intellectual property)/gu,
  ],
  [
    "expert_requirement",
    /(?:最好|希望|要求?|必须|需要)(?:找|是|能是)?(?:有过|做过|懂|熟悉|从事过|有)[^,。;!?\n]{1,20}(?:的)?(?:专家|团队|老师|院所|高校|机构|单位|经验)|(?:专家|老师|团队|高校|对方|揭榜方)(?:最好|要|必须|得|需要|应)(?:是|有|懂|会|做过|能)[^,。;!?\n]{1,24}/gu,
  ],
  [
    "benefit",
    /(?:做成(?:了|后)?|搞定(?:了|后)|成了|投产后|达产后|替代后|解决(?:了|后)|成功(?:了|后)|国产化后|量产后)[^。;!?\n]{0,10}(?:每年|一年|年|能|可|预计)[^,。;!?\n]{0,12}(?:省|增加|新增|增收|多卖|多赚|多做|降本|节约|节省|销售|产值|效益|替代)[^,。;!?\n]{0,16}/gu,
  ],
];

/** The fields found, each at most once. */
export function findBackground(text: string): [NeedField, Finding][] {
  return PATTERNS.flatMap(([field, pattern]): [NeedField, Finding][] => {
    const found = [...text.matchAll(pattern)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length, value: match[0] }))
      .filter(({ start }) => !isDenied(text, start));
    const chosen = chooseFinding(text, found);
    return chosen === null ? [] : [[field, chosen]];
  });
}
