/** Bare answers (面议, 大概年底): whole short clauses that answer the question after a field and speak of nothing else. */
import { clauseAfter, clauseBefore, type Finding } from "./finding.ts";
import { foldText } from "./fold-text.ts";
import type { NeedField } from "./need-field.ts";

/** Answers without a normal form. */
const ANSWERS: Partial<Record<NeedField, RegExp>> = {
  target:
    /^(?:能|要|想|最好|至少|只要|希望|目标|就是?)*(?:越[^,]{1,4}越好|[做达]?到?(?:跟|和|与|同|按|比)?(?:进口|国外|原装|原厂|德国|日本|同行|行业|国家|客户)[^,]{0,6}(?:水平|标准|要求|一样|差不多|持平|一致|相当)|(?:不|没)[^,你您]{1,6}(?:就行|就好|就可以|就够|即可)|as good as [^,]{3,24}|the (?:lower|higher|smaller|longer|faster) the better)(?:就行|就好|就可以|就够|即可)?(?:了|吧|的)*$/u,
  deadline:
    /^(?:当然|肯定|我们|最好|希望|要|能|都)*(?:(?:越快|越早)越好|尽快|尽早|马上|立刻|不急|不着急|慢慢来|长期|as soon as possible|asap|no hurry|no rush)(?:解决|做|的|吧|了|啊)*$/u,
  budget:
    /^(?:我们|这个|到时候?|具体|都|可以|再)*(?:面议|面谈|另议|好商量|好谈|可以?谈|商量着来|看(?:方案|效果|情况|报价|技术|价格)(?:再?定)?|按(?:市场价?|方案|合同|报价|效果)(?:来|走|付|定)?|不(?:设上限|封顶)|negotiable|to be discussed|depends on the (?:plan|solution|proposal|offer))(?:的|吧|了)*$/u,
  cooperation:
    /^(?:我们|这个|到时候?|具体|都|可以|再)*(?:面议|面谈|另议|好商量|好谈|可以?谈|商量着来|看(?:方案|效果|情况)(?:再?定)?|形式不限|灵活|open|flexible|to be discussed)(?:的|吧|了)*$/u,
};

/** Longer ones tell something. */
const MAX_CHARS = 24;

/** Whether a clause is an answer without a normal form to the question after a field. */
export function isBareAnswer(field: NeedField, clause: string): boolean {
  return clause.length <= MAX_CHARS && (ANSWERS[field]?.test(foldText(clause)) ?? false);
}

/** What may stand around a time, an amount or a form in a clause that only answers. */
const ANY_FILLER =
  "我们?|咱们?|就|是|在|要|想|得|能|会|可以|希望|期望|计划|打算|争取|力争|最[好晚迟多少]|大概|大约|差不多|估计|暂定|先|再|也|都|还|吧|啊|呢|哦|呀|嘛|的话|的|了|嗯|呃|额|行|好|左右|上下|这样|那么|给|按|写|填|定|说|\\b(?:it|we|i|the|a|an|is|be|about|around|roughly|maybe|say|of|please|ok|should|want|need|would|like|to|hope|for|our|with)\\b";
const FILLERS: Partial<Record<NeedField, string>> = {
  deadline:
    "之?前|以?内|时间|期限|交期|解决|完成|搞定|弄好|做好|做完|做?出来|交付?|出|样[机件品]|结果|方案|上线|投产|量产|到位|到岗|用上|份|底|初|不晚于|赶在|越快越好|\\b(?:by|before|within|in|end|done|solved|ready|deadline|latest)\\b",
  budget:
    "预算|经费|费用|资金|总共|一共|控制|以?内|以下|出|投入?|花|拿|准备|不?超过?|上限|封顶|钱|块|\\b(?:budget|total|up|spend|rmb|yuan)\\b",
  cooperation:
    "合作|方式|形式|一起|联合|共同|委托|外包|开发|研发|研究|攻关|做|搞|弄|找|跟|和|与|请|让|由|别人|你们|专家|老师|团队|高校|大学|院校|院所|研究[所院]|单位|企业|公司|购?买|采购|成品|现成|设备|技术|专利|转让|许可|授权|入股|咨询|诊断|指导|人|引进|招聘?|共建|实验室|平台|为主|优先|直接|谈|或者?|或|都行|\\b(?:university|joint|development|together|commission|buy|purchase|hire|expert|advice)\\b",
};
/** Letters that may be left in such a clause. */
const MAX_LEFT = 2;

/** A goal is more than its figure, but speaks of no person, no supplier and not of how things are. */
const NO_GOAL =
  /[你您他她咱]|我(?!们?[想要希])|说|现在|目前|当前|只有|每[天年月]|[停坏等买卖找问花请]|已经?|用了|供应商|经销|代理|厂家|厂里?有|有\d|几/u;
const TERM_OR_PIECE =
  /^[^\p{L}\d]*[一二两三四五六七八九十半\d.]+ ?(?:个|天|年|个?月|周|分钟?|小时|台|套|次)[^\p{L}\d]*$/u;

/** Whether the clause around a finding answers the question after a field and speaks of nothing else. */
export function isPlainAnswer(field: NeedField, folded: string, { start, end }: Finding): boolean {
  const [before, after] = [clauseBefore(folded, start), clauseAfter(folded, end)];
  if (field === "target") {
    const isWhole = before + after === "" && folded.trim().length > end - start;
    return (
      !NO_GOAL.test(before + folded.slice(start, end) + after) &&
      !(isWhole && TERM_OR_PIECE.test(folded.slice(start, end)))
    );
  }
  const fillers = FILLERS[field];
  return (
    fillers === undefined ||
    lettersOf(`${before},${after}`.replace(new RegExp(`${ANY_FILLER}|${fillers}`, "gu"), "")) <= MAX_LEFT
  );
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\d]/gu)?.length ?? 0;
}
