/** Idle talk (闲话): clauses to the bot, about asking around or about not knowing; whole clauses that tell nothing of a need. */

/** Longer clauses tell something. */
const MAX_CHARS = 24;

/** Words of which such a clause may consist. */
const TALK =
  /我们?|咱们?|你们?|您|这边|第[一二三四五1-5][个条项]|[这那][个些块里边]|刚才|有没有|有无|认识|熟悉|专家|老师|师傅|高手|团队|厂家|单位|人|谁|懂|能|会|可以|搞定?|弄好?|做好?|解决|完成|办法|帮忙?|看看?|推荐|介绍|对接|登记|提交|确认|核对|取消|报|发|递|记|上去?|一起|一下|一道|等等|等会儿?|再说|再想|想想|回头|先|再|也|都|就|还|请|麻烦|给|让|把|要|想|得|最好|尽快|了|的|吧|啊|呀|呢|哈|嗯|哦|呃|下|好|行|说|没|不|两[个条]|一[个条]|个|\b(?:we|i|you|need|want|it|this|that|please|do|have|any|help|asap|soon)\b/gu;
const ASKS_AROUND =
  /^(?:[这那]个?|我们?|得|要|去|先|回头|还|再|让我|等我|容我)*(?:问问?|打听|核实|请教)(?:一?下)?[^,]{0,8}(?:部|科|室|师傅|老板|领导|同事|工程师|总)?(?:才知道|再说|看看)?$/u;
const KNOWS_NOT = /(?:说不清楚?|说不上来|不太?清楚|不知道|不太?懂|不晓得|记不清|记不得|没概念)(?:了|啊|呢|的)*$/u;
const OF_THE_CAUSE = /原因|为什么|怎么|哪/u;
const ORDERS_BOT =
  /(?:[你您]|帮我们?|给我们?|麻烦)[^,]{0,6}(?:登记|报|提交|记|填)(?:上|一?下|进去|一?[个条项])?(?:吧|啊|了)?$/u;
const UNDERSTOOD = /^(?:好[的吧]?|哦|嗯)?(?:知道|明白|了解|收到|清楚|懂|晓得)了[啊哈呀吧]?$/u;
const TURNS_TO = /^(?:那|就)?先(?:说|讲|聊|报)[^,]{1,10}$/u;
const MEETS_TROUBLE =
  /^(?:那|我们?|咱们?|厂里|公司|现在|最近|这次|又|还|也|再)*(?:遇到|碰到|碰上|遇上|有)了?一?(?:个|些|点|件)?(?:新的?|大)?(?:难题|问题|事儿?|事情|麻烦|需求|情况)(?:[要想]?(?:麻烦|请教|问|咨询)[你您]们?)?(?:一下)?$/u;

/** Whether a folded clause is such talk. */
export function isIdleTalk(clause: string): boolean {
  if (clause.length > MAX_CHARS) {
    return false;
  }
  return (
    !/[\p{L}\d]/u.test(clause.replace(TALK, "")) ||
    (KNOWS_NOT.test(clause) && !OF_THE_CAUSE.test(clause)) ||
    [UNDERSTOOD, ASKS_AROUND, ORDERS_BOT, TURNS_TO, MEETS_TROUBLE].some((pattern) => pattern.test(clause))
  );
}
