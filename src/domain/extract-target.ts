/** Finds the figures a firm wants to reach (气孔率<0.5%, 降到1%), not those it has. */
import { chooseFinding, clauseAfter, type Finding, textBefore } from "./finding.ts";
import { findLevels, findMultiples } from "./technical-level.ts";
import { findTechnicalQuantities, type TechnicalQuantity, toFigure } from "./technical-quantity.ts";

const ABOUT = "[ :]{0,2}(?:大约|大概|约|差不多|about|around|roughly)? ?(?:每(?:分钟?|小时|天|班|秒|次|平方))?";
/** What leads to a goal whatever is counted: 做到, 不低于, 目标寿命. */
const STRONG = new RegExp(
  `(?:(?<![收拿看遇感碰找买用不掉跌飘漂坏涨]|想不|只过|[下上]降)(?:到|至)|[降压减提升做达控缩]不到|到不了|上不[去到]|达(?:不?到)?|→|->|不[超高大多]过?于?|不超过?|不[低小少]于|(?:[小低少大高短]|好|优)于|低过|超过|(?:要|想|(?<![只才])能|得|须|需|必须|希望|争取)(?:通过|过|上|冲到?|保|扛住?|承受|经得[起住]|撑)|(?:要|得|须|需|必须|想|希望|能)能?(?:通过|过|扛住?|耐|经得?[住起])[^\\d,。;!?\\n ]{1,6}|(?:控制|保持|稳定|维持|缩短|压缩)(?:在|到|为)|控在|[做改变]成|至少|最少|(?:目标|指标|要求|合格线|标准|期望|期望值)(?:值)?[^\\d,。;!?\\n]{0,8}|(?:reduce|cut|lower|bring|get|improve|increase|raise|extend|keep|hold|push|drop)[^,.;\\d]{0,28}(?:to|at|below|under|above|within)|\\d ?[a-z%]{0,10} to|below|under|above|over|less than|lower than|more than|no more than|at least|at most|up to|target(?:s|ing)?(?: is| of|:)?[^,.;\\d]{0,12}|reach(?:es|ing)?|within|minimum|maximum)${ABOUT}$`,
  "u",
);
/** A plain wish: enough before a measure, not before what is bought by the piece. */
const WEAK = new RegExp(
  `(?:(?<!主|重|只)要(?:求|有|能|在|出|产|做|达)?|得|需要?|想要?|(?<![只才])能(?:不能)?(?:有|扛|耐|承受|撑)?|最好(?:有|是|在)?|耐|need|want|require[sd]?|must be|should be|make (?:it|that)|detect(?:s|ing)?|(?:should|must|shall|needs? to|has to|have to|want to|aim (?:to|for)|hopes? (?:to|for)|expect(?:ed)? to|able to|like to) (?:[a-z]{1,12} ){0,4}(?:[a-z]{1,12})?|achieve|withstand|survive|meet|pass(?:es)?)${ABOUT}$`,
  "u",
);
/** A change wanted: 再降15%, 提高20%. */
const CHANGE =
  /(?:再[高低快慢轻薄厚长短多细小大]|再?(?:降低?|减少?|省|提高|提升|增加|缩短|延长|下降|降掉|少|砍掉?|削减|压减|压降)|(?:reduce|cut|increase|improve|save|lower)[^,.;\d]{0,24}by) ?(?:约|至少|个|大概)?$/u;
const SAVING =
  /(?:再[降减省提缩]|减重|减轻|轻量化|节能|节省|节约|节电|节水|降本|降耗|降噪|提效|增效)[^\d,。;!?\n]{0,4}$/u;
const WISH =
  /想|要|希望|目标|需|争取|最好|能不能|能否|有没有|指标|力争|打算|计划|求|必须|应|能把|可以|want|need|target|require|goal|must|should|hope|looking|aim|spec|expect/gu;
/** no cracks after, must not peel within: the figure is the goal. */
const ENDURES =
  /(?:\b(?:no|zero|without)\b|(?:must|should|shall|may|can) ?not|never|(?:要|得|应|须|能)(?:不|无)[^,。;!?\n]{0,8})[^,.;\d]{0,40}(?:after|over|within|during|for|in|through)? ?$/u;
/** Behind a figure: that much would do. */
const ENOUGH =
  /^ ?(?:的?要求|的?标准|的?指标|就行|就好|就可以|就够|才有意义|才划算|才值|才够|才可以|才算|才考虑|通过|不(?:裂|坏|漏|变形|失效|开裂|生锈|掉色|褪色|老化|发黄|脱落|起泡|起雾|分层|断)|最好|即可|才行|才合格|才能|才好)/u;
/** The present state, the past, others. */
const PRESENT =
  /现在|目前|当前|眼下|如今|只有|只能|才(?!行|能|合格|有意义|够|划算|可以|算|考虑|值)|最多|顶多|仅|已经?|一直|原来|原先|以前|之前|实际|现状|平均|一般|勉强|不到|好不容易|每年|年产|年用|月产|用量|产能|营收|产值|国外|进口的?|人家|对手|同行|德国|日本|他们|价格|单价|成本涨|售价|亏|currently|\bnow\b|\bonly\b|at present|presently|today|fails?/gu;
const PRESENT_BEHIND =
  /^(?:多|左右|上下)?(?:[^,。;!?\n\d ]{0,3})(?:就(?!行|好|可以|够|满意)|便|都|上下跳|跳|波动|开始|才(?!行|能|合格|好|可以|算|有|够|划|考|值|装得|用得|卖得|出得|过得)|时候|以后|之后|一次(?!性)|退回|了(?=[^\s,。]))/u;
const CONDITION = /℃|°c|度|degree/u;
const PIECES =
  /^(?:天|年|个?月|周|个|台|支|片|件|粒|瓶|只|套|层|分|次|下|吨|克|公斤|kg|t|米|升|days?|years?|months?|weeks?|times|points?|pcs|pieces?|a|道)$/u;

/** Terms and ages are no goals unless led to by a strong word. */
const SPAN_OF_TIME = /^(?:天|年|个?月|周|days?|years?|months?|weeks?)$/u;

/** The goals: one, or the stretch from the first to the last where they follow each other. */
export function findTarget(text: string, taken: readonly Finding[]): Finding | null {
  const figures = findTechnicalQuantities(text)
    .filter((quantity) => isGoal(text, quantity))
    .map(({ start, end }): Finding => ({ start, end, value: null }));
  const named = [...findLevels(text), ...findMultiples(text)].filter((one) => !overlaps(one, figures));
  const goals = [...figures, ...named]
    .filter((goal) => !overlaps(goal, taken))
    .sort((left, right) => left.start - right.start);
  const chosen = chooseFinding(text, goals) ?? findPace(text, taken);
  if (chosen === null) {
    return null;
  }
  let end = chosen.end;
  for (const goal of goals.filter(({ start }) => start > chosen.start)) {
    if (goal.start - end > 24 || /[。!?\n]/u.test(text.slice(end, goal.start))) {
      break;
    }
    end = goal.end;
  }
  const found = toFinding(text, chosen.start, end);
  return COUNTS_ONE.test(text.slice(found.start, found.end)) ? null : found;
}

/** 想上一(套): what is to be bought, no figure. */
const COUNTS_ONE = /^[^\d]*[想要是][^\d]{0,4}[一两]$/u;

/** 节拍2秒一个: what is asked of a machine still to be bought, where no other goal stands. */
function findPace(text: string, taken: readonly Finding[]): Finding | null {
  const pace = findTechnicalQuantities(text).find(({ start, unit }) => {
    const lead = leadBefore(text, start);
    return unit !== "" && /(?:节拍|cycle time|节奏)[^\d,。;!?\n]{0,6}$/u.test(lead) && !isPresent(lead);
  });
  const found = pace === undefined ? null : { start: pace.start, end: pace.end, value: null };
  return found !== null && !overlaps(found, taken) ? found : null;
}

function overlaps({ start, end }: Finding, others: readonly Finding[]): boolean {
  return others.some((other) => start < other.end && end > other.start);
}

/** A goal, else the first figure: for an answer to the question after the target. */
export function findFigure(text: string, taken: readonly Finding[]): Finding | null {
  const isBrief = text.trim().length <= 8;
  const figure = findTechnicalQuantities(text).find(({ unit, bounded, start, end }) => {
    const isExact = bounded || isBrief || /\d\.\d/u.test(text.slice(start, end));
    const words = text.slice(start, end);
    return (
      (unit !== "" || (isExact && /\d/u.test(words))) && words !== "一下" && !/^(?:里|中|就|都)/u.test(text.slice(end))
    );
  });
  return findTarget(text, taken) ?? (figure === undefined ? null : toFinding(text, figure.start, figure.end));
}

function toFinding(text: string, from: number, end: number): Finding {
  const measure = measureBefore(text, from);
  return { start: from - measure.length, end, value: toFigure(text.slice(from, end)) };
}

/** 气孔率要到 before 0.5%, purity must be above before 99.6%: the measure and its verb, without what leads to them. */
function measureBefore(text: string, start: number): string {
  const words = /[^\d,。;:!?\s()、[\]①-⑳]{1,14}$/u.exec(textBefore(text, start, 14))?.[0] ?? "";
  if (words === "") {
    return (ENGLISH_MEASURE.exec(textBefore(text, start, 44))?.[0] ?? "").replace(ENGLISH_LEAD, "");
  }
  return words.replace(/^.*(?:能不能|能否|能把|把|将|希望|我们|有没有|找|想让|让|使|的|从|由)/u, "");
}

const ENGLISH_MEASURE = /(?<![a-z])[a-z][a-z' -]{0,39} $/u;
/** What leads to a measure: we want, and the words of a correction (sorry, it should be). */
const ENGLISH_LEAD =
  /^(?:(?:we|i|they|(?:it|that)(?: should be)?|(?:make|change) (?:it|that)|sorry|actually|rather|no|need|needs|want|would|like|to|hope|have|has|get|the|our|its|and|but|so|with|from|now|please|reduce|bring|cut|improve|raise) )+/u;

function isGoal(text: string, quantity: TechnicalQuantity): boolean {
  const { start, end, unit, bounded } = quantity;
  const lead = leadBefore(text, start);
  if (/[上加配添买缺]$/u.test(lead) && BOUGHT.test(text.slice(start, end))) {
    return false;
  }
  if (unit !== "" && /^(?:都|也|还|根本)?(?:做不到|达不到|到不了|过不了|够不着|保证不了)/u.test(text.slice(end))) {
    return true;
  }
  const isShare =
    unit === "" &&
    DEMANDED.test(lead) &&
    /率|\d ?(?:分贝|db|度|℃|%|n|mpa|mm|小时|次)/u.test(textBefore(text, start, 30));
  if (isLonger(text, quantity) || isShare) {
    return true;
  }
  if (PRESENT_BEHIND.test(clauseAfter(text, end))) {
    return false;
  }
  if (ENDURES.test(lead) && /^(?!%)/u.test(unit) && /[a-z]{3,}|次|小时/u.test(unit)) {
    return true;
  }
  const strong = STRONG.exec(lead);
  const rest =
    strong === null ? lead : lead.slice(0, strong.index + (/^(?:要求|目标|指标|标准|期望)/u.test(strong[0]) ? 2 : 0));
  if (isPresent(rest)) {
    return false;
  }
  if (quantity.from || strong !== null) {
    return (
      unit !== "" ||
      bounded ||
      /\d(?:\.\d|e-)/u.test(text.slice(start, end)) ||
      /[到至于标为]$|[想要能争取](?:上|过|冲|保)$/u.test(lead)
    );
  }
  const isExact =
    (bounded || (WEAK.test(lead) && /^(?:$|[ ,。;!?\n])/u.test(text.slice(end)))) &&
    /\d(?:\.\d|e-)/u.test(text.slice(start, end));
  const isMended = /(?:不是|错了|改成|改为)[^。;!?\n]{0,12}(?:是|成|为) ?$/u.test(textBefore(text, start, 20));
  if (isMended && unit !== "") {
    return !/^ ?(?:元|块)/u.test(text.slice(end));
  }
  return unit === ""
    ? isExact || (bounded && (WEAK.test(lead) || lastIndex(lead, WISH) >= 0))
    : isWanted(text, lead, quantity);
}

/** 客户要 before 5000次: a demand, whatever is counted. */
const DEMANDED =
  /(?:客户|主机厂|整车厂|甲方|买家|对方|标准|国标|欧标|行标|下游|医院|验收|检测|规范)[^,。;!?\n\d]{0,6}(?:要|求|须|得|测|测到|试)(?:求|过|到|有)?$/u;
/** 一台, 两套: what is bought, not what is to be reached. */
const BOUGHT = /^(?:一|两|[二三]|\d{1,2}) ?(?:台|套|条|个|款|批|种)$/u;
/** 七天洗一次, 想延长到一个月洗一次: the later of two spells between the same work. */
const LONGER =
  /(?:延长?|拉长|拖|撑|坚持|提高|维持|改|变|用|做)(?:到|至|成|够|过|满) ?$|(?:想|希望|争取|(?:想|要|能)(?:到|至|有|撑|用|管|顶)) ?$/u;

/** 让它撑过一年: how long it is to last. */
const LASTING =
  /(?:想|要|希望|争取|(?<![只才最])能|让它?|得|保证)(?:能)?[^,。;!?\n\d]{0,4}(?:撑过|撑到?|用过|用到|用满|扛过|管到|用|连续跑|连跑|跑到|跑|运行|工作|续航)(?:个|上)? ?$/u;

function isLonger(text: string, { start, end, unit }: TechnicalQuantity): boolean {
  if ((SPAN_OF_TIME.test(unit) || /小时|hour|^h$/u.test(unit)) && LASTING.test(textBefore(text, start, 10))) {
    return true;
  }
  const isSpell = SPAN_OF_TIME.test(unit) && /^(?:多|左右|以上)?[^,。;!?\n\d ]{0,2}一?[次回]/u.test(text.slice(end));
  return isSpell && LONGER.test(textBefore(text, start, 12));
}

/** Whether the weaker signs suffice: a plain wish, a change, a bound. */
function isWanted(text: string, lead: string, { start, end, unit, scaled, bounded }: TechnicalQuantity): boolean {
  const isPieces =
    PIECES.test(unit) &&
    !(scaled && /次|件/u.test(unit)) &&
    !/寿命|耐|循环/u.test(lead) &&
    !(DEMANDED.test(lead) || (WEAK.test(lead) && text.indexOf(unit) !== text.lastIndexOf(unit))) &&
    !/每(?:分钟?|小时|天|班|平)/u.test(textBefore(text, start, 20));
  if (SPAN_OF_TIME.test(unit) && !/寿命|耐|用/u.test(lead)) {
    return false;
  }
  if (SAVING.test(lead)) {
    return !isPieces;
  }
  const hasWish = lastIndex(textBefore(text, start, 24), WISH) >= 0 || ENOUGH.test(text.slice(end, end + 8));
  if (CHANGE.test(lead)) {
    return (hasWish || /砍|削减|压减/u.test(lead)) && (!isPieces || unit === "级");
  }
  const isCondition = (CONDITION.test(unit) || /^(?:grade|class|level)/u.test(unit)) && !hasWish;
  return (
    ((WEAK.test(lead) || ENOUGH.test(text.slice(end, end + 8))) && !isPieces) ||
    (bounded && !isCondition && (hasWish || !isPieces))
  );
}

/** The words before a number in its clause; a blank between Chinese words parts clauses too. */
function leadBefore(text: string, start: number): string {
  const before = textBefore(text, start, 40);
  return before.replace(/^.*(?:[,。;!?\n…]|\. |(?<=[\p{Script=Han}\d%]) (?=\p{Script=Han}))/su, "");
}

/** Whether the present is spoken of, and no wish after it. */
function isPresent(words: string): boolean {
  const present = lastIndex(words, PRESENT);
  return present >= 0 && lastIndex(words, WISH) < present;
}

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}
