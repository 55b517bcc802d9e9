/** Particular attributes that a question asks for (单户上限、年利率、办理时限、电话): only a clause that states this one answers. */

/**
 * One attribute.
 *
 * Shape   `asked` is read from a normalised question, `told` from a normalised clause with its heading
 */
export type Attribute = { asked: RegExp; told: RegExp };

const ATTRIBUTES: readonly Attribute[] = [
  // What one firm may have at most; how large the whole fund is, or what was paid out in all, says nothing of it.
  {
    asked:
      /(?:单户|每户|单家|每家|单个企业|每个企业|单笔|一家(?:企业|公司|厂)?|一户)[^,;。?!]{0,10}(?:多少|最[高多]|顶格|上限|封顶|几)|\b(?:per|each|one|single)[- ](?:firm|company|enterprise|business|borrower|loan)\b/u,
    told: /^(?!.*(?:设立|资金池|累计|发放|总规模|总额|规模为?)[^。]{0,8}\d).*\d[百千]?[万亿]|(?:单户|每户|每家|单家|单个|每个|单笔|户均|不超过|最高)[^。]{0,8}\d/su,
  },
  {
    asked:
      /(?:利率|利息|年息|月息|年化)[^,;。?!]{0,6}(?:多少|几|多低|多高)|(?:多少|几个点|百分之几)的?利[率息]|几厘|\binterest(?: rate)?s?\b/u,
    told: /(?:利率|利息|年化)[^。,;]{0,10}\d|\d[^。,;]{0,8}(?:利率|利息)|lpr|基点/u,
  },
  {
    asked: /(?:多少|几)个?工作日|\b(?:working|business) days\b/u,
    told: /\d个?工作日|当场|即时/u,
  },
  {
    asked: /(?:评审|审批|审核|审查|受理|批|办理?)(?:要|得|需要|大概|一般|下来)*(?:多少天|几天|多久|多长时间)/u,
    told: /\d个?工作日|\d(?:天|日)内|\d个月内|当场|即时|\d-\d+天/u,
  },
  // A bonus is not a tax cut, a loan or a threshold.
  {
    asked:
      /(?:奖金|奖励|奖补|补贴|补助|资助|配套)[^,;。?!]{0,6}(?:多少|几[万块元])|多少[^,;。?!]{0,2}(?:奖金|奖励|补贴|补助|资助)|\bhow much\b.{0,40}\b(?:award|reward|bonus|prize)\b/u,
    told: /奖|补|资助|扶持|支持|配套|给予|拨/u,
  },
  {
    asked:
      /(?:窗口|柜台|办事大厅|地址|几楼|哪栋|哪幢)(?![^,;。?!]{0,4}(?:变|改)了)|\bcounter\b|\baddress\b|\bwhich floor\b|\bwhere is\b.{0,30}\b(?:window|desk|office)\b/u,
    told: /窗口|地址|\d号|\d楼|大厅|路\d/u,
  },
  {
    asked: /电话|手机号|号码是|联系方式|\b(?:tele)?phone\b|\bhotline\b/u,
    told: /电话|热线|\d{5}|\d{3,4}-\d{7,8}/u,
  },
  {
    asked:
      /几点(?:开门|上班|下班|关门)|上班时间|办公时间|周[六日末][^,;。?!]{0,4}(?:上班|开门|办|能)|\b(?:opening|office|business) hours\b/u,
    told: /上班|办公时间|\d点|\d:\d\d/u,
  },
  {
    asked:
      /(?:租金|房租|押金|物业费|每平米?|每平方米?)[^,;。?!]{0,8}(?:多少|几)|多少(?:租金|房租|押金)|\b(?:how much|what)\b.{0,12}\b(?:rent|deposit)\b(?!.{0,40}\b(?:waive|reduc|exempt))/u,
    told: /减免|(?:租金|房租|押金|物业费)[^。]{0,16}(?:\d|免|减)|(?:免|减)[^。]{0,12}(?:租金|房租)|\d元\/(?:平|月|天)/u,
  },
  {
    asked:
      /(?<!研发|经)(?:评审|申报|登记|检测|手续|报名|服务|鉴定|培训)费[^,;。?!]{0,6}(?:多少|几)|要交多少(?:钱|费)|\bapplication fee\b/u,
    told: /费|免费/u,
  },
  {
    asked:
      /(?:立|批|评|选|支持)(?:多少|几)个?[项名人家]|多少个?名额|名额(?:有)?(?:多少|几)|\bhow many (?:projects|places|slots|winners)\b/u,
    told: /\d[余多]?(?:项|个项目|个|名|人|家)|名额/u,
  },
  {
    asked: /(?:哪家|哪个|哪些|什么)银行|\bwhich banks?\b|\bbank branch\b/u,
    told: /银行/u,
  },
];

/** The attributes that a normalised question asks for; empty for most questions. */
export function findAttributes(question: string): Attribute[] {
  return ATTRIBUTES.filter(({ asked }) => asked.test(question));
}

/** Whether a normalised clause states one of the attributes asked for. */
export function tellsAttribute(clause: string, attributes: readonly Attribute[]): boolean {
  return attributes.length === 0 || attributes.some(({ told }) => told.test(clause));
}
