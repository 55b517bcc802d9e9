/** Finds how the firm wants to work with a solver. */

import { type Finding, isDenied } from "./finding.ts";
import type { COOPERATIONS } from "./need-field.ts";

type Form = (typeof COOPERATIONS)[number]["value"];

const FORMS: readonly (readonly [Form, RegExp])[] = [
  [
    "合作开发",
    /(?:合作|联合|共同|协同|一起|携手)(?:来)?(?:开发|研发|研制|攻关|研究|做研发|搞研发)|共研|产学研|co-?develop\w*|(?:a |in )?joint (?:project|programme|program|effort|work|venture)|(?:work|develop|team up|partner|collaborat\w*) (?:jointly |together )?with (?:a |an )?(?:[a-z]{2,12} )?(?:universit\w*|institut\w*|college|research\w*|lab\w*)|collaborat\w+|joint(?:ly)? (?:develop\w*|r&d|research)/gu,
  ],
  [
    "委托开发",
    /(?:委托|外包|委外|委托给|交给)(?:别人|高校|院校|院所|你们|专家|第三方|他们|团队)?(?:来)?(?:开发|研发|设计|研制|做|研究)|(?:代为|代)(?:开发|研发|设计|研制)|(?:帮|替)(?:我们?)?(?:定制|定做|开发一[套款个台])|(?:全部?|整体)?委托(?:就行|就好|方式|形式|也行|也可以|为主|出去)|(?:以|用|采取|通过|方式[:是为]?|形式[:是为]?)委托|委托(?=$|[,。;!?\n ])|(?:外包|委外)(?:给|出去|方式|的方式)|委托[^,。;!?\n]{1,10}(?:来)?(?:做|搞|弄)(?!了|过|的)|(?:委托|交给|托付给?)[^,。;!?\n]{1,10}(?:来)?(?:开发|研发|研制|攻关|设计)|定制开发|包给(?:别人|高校)|全包出去|commission\w*|contract (?:r&d|research|development)|outsourc\w*/gu,
  ],
  [
    "技术转让",
    /技术转让|技转|(?:转让|买断|买下|购买|受让)(?:这个|一项|现成的?|整套|成熟的?)?(?:技术|专利|配方|成果|工艺)|(?:技术|专利|配方|成果|工艺包?)(?:转让|买断|受让)|(?:把|将)[^,。;!?\n]{0,10}(?:技术|专利|配方|成果|工艺包?)(?:都|一起|直接)?买(?:下来?|断|过来)|买(?:下|断|过来)?(?:他们|别人|人家|对方|现成)?的?(?:技术|专利|配方|工艺包)|买断|technology transfer|buy the (?:technology|patent)/gu,
  ],
  [
    "技术许可",
    /(?:技术|专利|独占|普通|排他)许可|许可使用|授权(?:使用|生产)|专利授权|licen[cs](?:e|ing) (?:in )?(?:the |a |your |this |an existing )?(?:[a-z-]{1,12} ){0,2}(?:technology|patent|process|formula)|licensing/gu,
  ],
  ["技术入股", /(?:技术|专利|成果|知识产权)入股|以技术(?:出资|参股)|作价入股|equity/gu],
  [
    "共建平台",
    /(?:共建|合建|联合建|一起建|共同建)[^,。;!?\n]{0,6}(?:平台|实验室|中心|研究院|研发中心|中试线)|联合实验室|joint lab\w*/gu,
  ],
  [
    "人才引进",
    /(?:引进|招聘?|聘请|(?<!应|招)聘|挖)(?:一?[个名位]|几[个名位]|些)?[^,。;!?\n]{0,8}(?:人才|博士|硕士|工程师|专家|海工|技术员)|(?:想|要|需要|急需)(?:找|请|聘)(?:一?[个名位])?(?:博士|硕士|研发总监|工程师|技术员)(?:来上班|入职|全职)|人才引进|引才|柔性引进|hir(?:e|ing) (?:an? )?(?:engineer|expert|talent)\w*/gu,
  ],
  [
    "诊断咨询",
    /(?:上门|现场|专家)?(?:诊断|把把?脉)|技术咨询|咨询服务|诊断咨询|(?:diagnos(?:is|e|tic)|consult(?:ing|ancy|ation))/gu,
  ],
  [
    "采购",
    /(?:合作方式(?:上|就)?[是为:]?(?:直接)?|直接|想|打算|准备|考虑|倾向|拟|计划|需要?|要|希望)(?:采购|购买|买)(?:一[台套条])?|(?:采购|购买)(?:成品|现成|设备|一[台套条])|采购[^,。;!?\n]{0,4}(?:也|都|就)?(?:行|可以|考虑|没问题)|买(?:成套|成品|现成的?)|买设备(?:也|都)?(?:可以|行)|purchase/gu,
  ],
];

/** With whom, and only thereby how: counts where nothing says it outright. */
const LOOSE: typeof FORMS = [
  [
    "合作开发",
    /(?:跟|和|与|请|找|同|让)[^,。;!?\n]{0,8}(?:高校|大学|院校|院所|研究所|研究院|学院|科研单位|老师|教授|专家|团队)[^,。;!?\n]{0,4}(?:一起|一块儿?|联合|共同|合作|联手)(?:来)?(?:做|搞|弄|干|攻关)?/gu,
  ],
  [
    "合作开发",
    /(?:高校|大学|院校|院所|科研所|研究所|研究院|宁大|浙大|中科院|科研机构)[^,。;!?\n]{0,4}(?:合作|联合|联手)|(?:找|跟|和|与)[^,。;!?\n]{2,12}(?:大学|学院|高校|院所|研究所|研究院|材料所|宁大|浙大)(?:来|一起|一块儿?|搞)?(?:合作|联合|联手|搞|做)/gu,
  ],
  ["合作开发", /产学研(?:合作)?|合作高校|高校合作|校企合作/gu],
];

/** What a bare answer means; longer words first. */
const ANSWERS: readonly (readonly [Form, RegExp])[] = [
  ["委托开发", /委托|外包|包给|定制|commission|outsource/u],
  ["技术入股", /入股|equity/u],
  ["技术转让", /转让|买断|transfer/u],
  ["技术许可", /许可|授权|licen[cs]/u],
  ["共建平台", /共建|实验室/u],
  ["人才引进", /引进|招人|招聘|要人|hire/u],
  ["诊断咨询", /诊断|咨询|指导|看看|consult/u],
  ["采购", /采购|直接买|买|purchase|buy/u],
  ["合作开发", /合作(?!方式|形式|模式)|联合|一起|共同|joint|together/u],
];

/** A form of cooperation in the answer to the question after it. */
export function findCooperationAnswer(text: string): Finding | null {
  for (const [value, pattern] of ANSWERS) {
    const match = pattern.exec(text);
    if (match !== null && !/[不没]\S{0,2}$/u.test(text.slice(Math.max(0, match.index - 3), match.index))) {
      return { start: match.index, end: match.index + match[0].length, value };
    }
  }
  return null;
}

/** The first form of cooperation wanted; value one of `COOPERATIONS`. */
export function findCooperation(text: string): Finding | null {
  return findFirst(text, FORMS) ?? findFirst(text, LOOSE);
}

function findFirst(text: string, forms: typeof FORMS): Finding | null {
  let first: Finding | null = null;
  for (const [value, pattern] of forms) {
    for (const match of text.matchAll(pattern)) {
      const found = { start: match.index, end: match.index + match[0].length, value };
      if (!isDenied(text, found.start) && !isPast(text, found) && (first === null || found.start < first.start)) {
        first = found;
      }
    }
  }
  return first;
}

/** 和宁大合作开发过: what was tried is no wish. */
function isPast(text: string, { start, end }: Finding): boolean {
  return (
    /^(?:过|了|失败)/u.test(text.slice(end, end + 3)) ||
    /(?:曾|之前|以前|去年|不考虑|不接受|不想|不搞)[^,。;!?\n]{0,8}$/u.test(text.slice(Math.max(0, start - 12), start))
  );
}
