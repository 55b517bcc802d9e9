/** The words by which people steer an intake (需求登记): confirm, correct, decline, cancel; all are matched on folded text. */
import type { NeedField } from "./need-field.ts";
import { SAYS_FIRST } from "./person-name.ts";

/** How people name the fields when they decline or correct one. */
export const FIELD_NAMES: readonly (readonly [NeedField, RegExp])[] = [
  [
    "enterprise",
    /(?:公司|单位|企业|厂|商号)(?:的)?(?:名称|名字|名|全称|信息)|(?:说|写|留|给|讲|透露|公开|告诉)(?:你们?|您|我们?|自己)?(?:的|是)?(?:公司|单位|企业|厂名|哪家)|^(?:我们?)?(?:公司|单位|企业|厂名)(?=$|先|就|也|不|暂)|是哪家|哪家(?:公司|企业|单位)|company(?: name)?|firm(?:'s)? name/u,
  ],
  [
    "contact",
    new RegExp(
      `联系人|^${SAYS_FIRST}(?:我的?)?名字|姓名|称呼|我的?名字|叫什么|姓什么|我姓|contact(?: person| name)?|\\bmy name\\b`,
      "u",
    ),
  ],
  ["phone", /电话|手机|号码|座机|联系方式|phone|mobile|number/u],
  ["email", /邮箱|邮件|e-?mail/u],
  ["problem", /现状|具体情况|具体问题|卡在哪|难点|细节/u],
  [
    "target",
    /指标|目标|要求(?=是|改|到|降|提)|性能要求|技术要求|参数要求|做到多少|要求多少|targets?\b|spec(?:s|ification)?\b|figures?\b/u,
  ],
  [
    "deadline",
    /时间|期限|工期|日期|什么时候|几时|多久|进度要求|交期要求|deadline|timing|time ?line|schedule|\bwhen\b/u,
  ],
  ["budget", /预算|经费|费用|资金|多少钱|花多少|价格|budget|cost|money/u],
  ["cooperation", /合作|怎么合作|委托还是|cooperation|collaboration/u],
  ["import_source", /哪国|哪个国家|进口来源|哪进口|产地|厂商|哪家进口|country|origin/u],
  ["supply_risk", /断供|限供|断货|停供|供货风险|供应风险|supply risk|cut off|restrict/u],
  ["substitute", /替代|国产|国内有|substitute|alternative|domestic/u],
];

/** Words that stand beside field names in a clause that only names them: 指标、时间. */
export const NAME_FILLER = /[和跟与、/及以这些方面的上都也那嘛吧呢啊 ]|and|or|the/gu;

/** Gives nothing: does not know, has not decided, does not want to say. */
export const DECLINES =
  /不(?:太|大|是很)?(?:知道|清楚|晓得|了解|确定)|说不(?:准|好|上来|清)|不(?:好|便|方便|想|愿|能|肯)(?:意)?(?:说|讲|透露|给|留|公布|告诉|写|提供|填|报)|没(?:有)?(?:定|想好|想过|考虑|确定|数|概念|要求|谱|商量|算过)|还没|未定|待定|不(?:说|留|填|给|写|提供|透露|报)了?(?:吧|行吗|可以吗)?$|就?不(?:留|说|给|填|写)了|不(?:想|愿意?)?(?:说|留|给|写|填|报|透露|提供)(?:出)?(?:公司|单位|企业|厂名|名字|姓名|电话|手机|号码|联系)|暂无|暂时没|暂不|目前没|再说|以后再|回头再|不方便|不便|哪(?:里|儿)?(?:知道|晓得)|没数|没说|保密|跳过|略过|先空|空着|没有|无所谓|随便|都行|都可以|看情况|不限|不好估|估不|skip|not sure|(?:don't|do not|dunno) ?know|unknown|no idea|undecided|not decided|not yet|\btbd\b|\bn\/?a\b|rather not|prefer not|can't say|haven't decided|no preference|not fixed|confidential|(?:算了|不要了|不报了?|不弄)(?:吧|啊)?$/u;

/** A whole clause that declines what was asked, without naming it. */
export const BARE_DECLINE =
  /^(?:这个|那个|这些|这两个|这俩|这块|目前|暂时|现在|我|我们|都|也|嗯|呃|额|先|就|还|真的?|一样|唉)*(?:不(?:太|大|是很)?(?:知道|清楚|晓得|了解|确定)|说不(?:准|好|上来|清)|没(?:有)?(?:定|想好|想过|考虑|要求|数|概念)?|还没(?:有)?(?:定|想好|想)?|未定|待定|暂无|不(?:太|大|是很)?(?:好|便|方便|想|愿意|能)(?:说|讲|透露|给|留|写|填|提供|公开)?|不说|不填|不留|不给|不提供|再说|以后再说|回头再说|保密|跳过|略过?|过|先空着|空着|无|无所谓|随便|都行|都可以|看情况|不限|下一个|skip(?: it| that| this)?|not sure|(?:i |we )?(?:really )?(?:don't|do not) know|(?:we |i )?haven't decided|unknown|no idea|undecided|not decided(?: yet)?|tbd|n\/?a|none|rather not(?: say)?|(?:i |we )?(?:would |'d )?prefer not to(?: say)?|pass|no)(?:了|的|吧|呢|啊|呀|哦|哈|先|这个|这些|说|过|行吗|可以吗| yet| really|[ .!])*$/u;

/** Nothing more is coming: what is still open stays open. */
export const REST =
  /(?:其他|其它|别的|其余|剩下|另外的|剩余|后面)(?:的|就|都|也|暂时|几项|内容|信息|条件|要求|项目|方面)*(?:没有?(?!问题|错|毛病|变|改)|不(?!变|改|动|错)|暂|先|待|空|略|跳|再|无|还没|以后)|^(?:就|先|暂时|目前|大概|差不多|也|那|嗯)*(?:就)?(?:这些|这样|这么多|到这里|到这|这么些)(?:了|吧|啦|就行|报)*$|^(?:没有?|没|没啥|没什么)(?:别的|其他的?|其它的?|更多的?|要补充的?|补充的?)?(?:了|啦|补充|了吧)+$|^没(?:有)?(?:什么|啥)?(?:要)?补充的?(?:了)?$|没别的|先这样|就这样|不用(?:再)?问|别(?:再)?问|别问了|不补充|nothing (?:else|more|to add)|that(?:'s| is) (?:all|it)|the rest (?:is )?(?:open|unknown|undecided|later)|no more/u;

/** Asks whether it was filed: never an order to file it. */
export const ASKS_FILED =
  /(?:报|提交|登记|交|递|发|立单?)(?:(?:上去|上来|出去|进去|成功|好|完)了?|了)(?:没有?|吗|么)(?=$|[,。!? ])|(?:报|提交|登记)没(?:报|提交|登记)|算(?:是|不算)?(?:报|提交|登记|立)[^,。;]{0,6}(?:了|没|吗)|\b(?:has it been|is it|was it|did (?:it|you|we)) (?:already )?(?:filed?|submit(?:ted)?|sent|logged)|(?:filed|submitted|sent) yet/u;

/** Asks whether something may be sent here. */
export const ASKS_SENDING =
  /(?:要不|那|先)[^,。;?!]{0,6}(?:发|传|拍)[^,。;?!]{0,10}(?:过来|过去|给[你您])|(?:发|传|拍|贴|上传)[^,。;?!]{0,16}(?:行不行|行吗|可以吗|可不可以|能不能|要紧吗|没事吧|方便吗|有没有关系)|(?:能不能|可不可以|可以|能否|能)[^,。;?!]{0,12}(?:发|传|拍|贴|上传)(?:一?[点些份张个下]|给|到|在|过|上)?/u;

/** Says that what follows is not classified. */
export const NOT_SECRET = /不涉密|非涉密|不保密|不是涉密|没有?涉密|普通|民品|民用|not classified|unclassified/u;

/** A whole clause that agrees with the card. */
export const SOFT_CONFIRM =
  /^(?:嗯|恩|好|那|对对|这次|这下|这回|两条|两个|这两条|两张|三条|其他|其它|别的|其余|现在|上面|以上|信息|内容|资料|摘要|核对|看过|看了|都|全|全部|没啥|应该|我看|这样|就|,| )*(?:对|对的|没问题|没有问题|没毛病|没错|正确|无误|可以|行|好|好的|ok|okay|yes|yep|sure|fine|嗯|嗯嗯|是|是的|准确|属实|looks? (?:good|fine|right|correct|ok)|(?:that's |that is |all |it's |everything is |everything's )?(?:correct|right|good|fine))(?:了|吧|啊|呀|的|哦|哈|滴|嘞|啦|thanks|谢谢)*$/u;

/** Agrees with anything, or with nothing. */
export const BARE_YES = /^(?:嗯|恩|好|那|行|ok|okay|可以|知道|晓得|明白|收到)+(?:的|了|吧|啊|呀|哦|嘞|滴)*$/u;
export const THANKS = /^(?:那就?|太|非常|多|先)*(?:谢谢|感谢|多谢|辛苦|麻烦|thanks?|thank you)/u;

/** 核对过了: says that the card was read. */
export const LOOKED_OVER = /^(?:我们?|都|已经?|全|又|再)*(?:核对|看|检查|确认)(?:过|好|完)?了?(?:一遍)?$/u;

/** 老板不让提交, 提交失败: a short clause about the filing that orders nothing. */
export const TELLS_OF_FILING = /^(?!.{15})(?!.*(?:什么|怎么|材料|[?\d])).*(?:提交|上报|报上去|立单|submit)/u;

/** 喷涂线的除外, 老板没同意, 等领导批: takes something out of the order, or puts it off. */
export const DOUBTS =
  /除外|不算|除了|不包括|(?:没|未|不|没有)(?:同意|批准?|答应|让|许)|等[^,]{1,8}(?:批|同意|确认|通知|点头|回复|签字)|(?:不是|别家|另一家|别的)[^,]{0,4}(?:公司|单位|厂)的?$|\b(?:except|excluding|but not|all but|apart from)\b/u;

/** Says that something is wrong or is to be changed, with or without what it should be. */
export const FINDS_FAULT =
  /(?:写|打|说|填|弄|搞|记)错|(?<!没)错了|有误|不对|改一?下|[要得]改|\b(?:wrong|incorrect|mistake|typo|change)\b/u;

/** What makes a confirmation none. */
export const NO_CONFIRM =
  /(?:报|提交|登记|交|递|发|立单?)(?:上去|上来|出去|进去|成功|好|完)?了?(?:没有?|吗|么)(?=$|[,。!? ])|(?:先|暂时)?(?:不|别|没|未|甭|勿)(?:要|用|能|法|办法|急着|想|着急)?(?:先)?(?:提交|上报|确认|报|登记|发)|怎么|如何|什么|(?:提交|确认|上报)(?:后|之后|以后|前|之前)|[?]|吗|么$|不对|不行|(?<!没)有问题|有错|有误|等等|等一下|(?:not|don't|before|wait|cannot|can't)\b/u;

/** Says that something on the card is wrong. */
export const OBJECTS =
  /^(?:这个|那个|好像|内容|信息|摘要|还)?(?:不对|错了|有错|有误|有问题|不正确|不准确|写错|弄错|要改|改一下|需要改|wrong|not right|incorrect)(?:了|啊|的|吧|一下)*$/u;

/** A correction anywhere in the turn: what is said now may replace what was said before. */
export const CORRECTS =
  /写错|打错|说错|讲错|搞错|弄错|填错|记错|错了|改成|改为|改到|换成|换为|改一下|换一?下|换个|更正|纠正|变更|更新|不是|应该是|应为|不对|sorry|correct|change|actually|instead|wrong|mistake|\bnot\b|rather|make it/u;

/** Asks for the card. */
export const SHOWS_CARD =
  /^(?:请|麻烦|再|先|重新|把|将|给我|帮我|单子?|需求|草稿|内容|那个|一下|[ ,])*发(?:给?我)?(?:一[下遍]|看[看下]?|过来|[ ,])*$|摘要|汇总|(?:提交|上报|要报)的(?:内容|东西|信息)|(?:填|报|写|登记|说)(?:了|过|好)?的(?:内容|东西|单子|需求)?(?:给我|让我|我)?(?:再)?看|(?:给我|让我|我想|我要|先|整理(?:一?下|好)?(?:给)?我?)(?:再)?(?:看看|看一?下|瞧瞧|过一?下|看一眼|核对)|看一?下(?:单子|内容|草稿|登记)|草稿(?:呢|看|给)|预览|登记了(?:些)?什么|show (?:me )?(?:the )?(?:summary|card|draft)|let me (?:see|check|review)|summary|preview/u;

/** A whole clause that starts again from nothing; 重新来料 and 从头开始磨损 tell of the need. */
export const RESTARTS =
  /^(?:那|就|我们?|还是|全部?|都|请|帮我|把|前面的|这个|这些|不要了|说错了|[ ,])*(?:重新(?:来|填|登记|报|开始|说|弄)|从头(?:再来|来|开始)|重来|清空|start (?:over|again)|restart|from scratch)(?:[一]?[遍次张条份个]|过|吧|了|啊|哈|please|[ ,])*$/u;

/** Takes a waiting draft up again. */
export const RESUMES =
  /^(?:好的?|那|我们?|现在|来|请|麻烦|把|帮我)*(?:恢复|继续|接着|接着来|接着说|接着报|继续报|继续登记|继续填|找回|resume|continue|carry on)(?:吧|草稿|登记|上次的?|刚才的?|需求|之前的?|填|那个|说|报|with the draft|一下)*$/u;

/** Wants a draft after all that was given up: 等一下,还是报吧. */
export const REGRETS =
  /^[^,。;?!]{0,8}还是(?:要|得|想|先|给我|帮我|继续){0,3}(?:报|登记|提交|上报)(?:上去|一下|了|下)?(?:吧|好了|啊|呀)?$|^[^,。;?!]{0,6}(?:改主意|又想报|又要报|后悔)了?$|^(?:先)?(?:别|不)取消(?:了|吧)?$|^(?:on second thou?ghts?|(?:i|we) changed (?:my|our) minds?|(?:actually |ok(?:ay)? )?(?:let's|let us|please|we will|we'll|i'll) (?:file|submit|log) it (?:after all|anyway))$/u;

/** A whole clause that asks for patience: 你先别急. */
export const WAITS =
  /^(?:你|您|请|麻烦|那|先){0,3}(?:别急|别催|等等|等一[下等]|等会儿?|等我|稍等|稍候|慢点)(?:一下|片刻|会儿|我)?[啊哈吧哦呀]?$|^(?:please )?(?:hold on|wait|(?:wait|just|give me)? ?(?:a|one) (?:moment|minute|second))(?: please)?$/u;

/** A whole clause that says who is asked first: 我问一下技术部, 我回去核实一下; 我问一下高企奖多少 is a question of its own. */
export const ASKS_AROUND =
  /^(?:让|等|容|那){0,2}我们?(?:先|再|去|得|要|这就|回去|回头){0,3}(?:问|请示|请教|找)[一下问我们咱厂里公司的]{0,6}(?:技术|工艺|研发|生产|质量|财务|采购|人事|老板|领导|老总|经理|厂长|主任|同事|师傅|工程师|车间|部门|科室)[^,。;?!]{0,4}$|^(?:让|等|容|那){0,2}我们?(?:先|再|去|得|要|这就|回去|回头|内部){0,3}(?:跟|和|同|与)[^,。;?!]{1,8}(?:商量|确认|核实|沟通|碰|对)[一下个头量]{0,3}$|^(?:让|等|容|那){0,2}我们?(?:先|再|去|得|要|这就|回去|回头|内部){1,3}(?:查|核实|确认|了解|商量|打听|问)[一下问查量]{0,2}$|^(?:let me|i'll|i will|i need to|i have to) (?:ask|check with|talk to) [a-z' ]{2,30}$/u;

/** Adds something to a need that is filed. */
export const SUPPLEMENTS =
  /补充(?:一?[下点句]|几句|说明|:|$)|还有(?:一?[个点条]|几[个点条])要求|忘(?:了|记)?(?:说|写|讲|提|告诉)|(?:再|顺便)说一?[下句点]|漏(?:说|写|讲|填)了?|(?:再|还要?)加一?[句点条]|\b(?:(?:want|like|need) to add|to add (?:to|something)|add one (?:more )?thing|one more thing|(?:i|we) forgot to (?:say|mention|add|tell)|please add)\b/u;

/** What names a filed need where it is taken back: 刚才那个需求, 第二条, XQ-2026-0001. */
const FILED_NAME =
  "刚才|刚刚|刚|上面|这[个条单件]|那[个条单件]|报|提交|登记|的|需求|单子?|第[一二三四五][个条]|xq-?\\d{4}-?\\d{4}| ";
const BEFORE_WITHDRAWAL = `(?:确认|确定|我们?|想|要|请|麻烦|帮|把|能不能|可不可以|可以|那|就|先|还是|决定|暂时|现在|怎么|如何|${FILED_NAME}){0,10}`;

/** A whole clause that takes a filed need back; 订单被客户取消了 is none. */
export const WITHDRAWS = new RegExp(
  `^${BEFORE_WITHDRAWAL}(?:(?:撤回|撤销|撤掉|撤单)[^,。;?!]{0,16}|(?:撤了|取消|作废|不报了|不登记了|不要了|不办了)(?:了|吧|掉|一下|${FILED_NAME}|吗){0,6})[?]?$|^(?:please|can|could|you|i|we|want|would|like|need|to|let's| |'d){0,12}(?:withdraw|take (?:it|that|this) back|cancel)(?: (?:it|that|this|xq-?\\d{4}-?\\d{4}|(?:the|my|our) (?:last |first |second )?(?:need|request|submission|one)))?(?: please)?[?]?$`,
  "u",
);

/** Puts the draft aside for later. */
export const PARKS =
  /^(?:(?:单子|需求|这个|那就?|那个)*(?:先|暂时|暂)(?:都)?(?:不要|别|不|不用)(?:急着)?(?:提交|交|递|送|发出去))|^(?:我们?|那|这个|今天|现在|先|就)*(?:先放(?:着|一放|一下|放)|放一放|等(?:一?[下会]儿?|会儿)(?:再)?(?:说|弄|报|填|聊|来)|晚点(?:再|接着|继续)?(?:说|弄|报|填|来)?|回头(?:再|接着|继续)?(?:说|弄|报|填|来)|改天(?:再)?(?:说|弄|报|填|来)?|明天(?:再)?(?:说|弄|报|填|来)|过几天(?:再)?(?:说|弄|报|填|来)?|下次(?:再)?(?:说|弄|报|填|来)|有空(?:再)?(?:说|弄|报|填|来)|稍后(?:再)?(?:说|弄|报|填|来)?|先存着|存着|later|not now|i'll come back)(?:吧|了|啊|再说)*$/u;

/** Says that a need is to be logged, with or without telling it. */
export const ANNOUNCES =
  /(?:登记|报|提|申报|反映|发布|提交|填|录入|上报|说)(?:一?个|一?下|几个|两个|点|条|一条|些)?(?:企业)?(?:的)?(?:技术|工艺|材料|卡脖子|攻关)?(?:需求|难题|难题需求)|需求(?:登记|填报|申报)|(?:log|file|submit|register|report|raise|post) (?:an?|our|some|two|the|another)? ?(?:technical|technology|tech)? ?(?:needs?|problems?|requests?)/u;

/** Opens another need beside the one at hand. */
export const OPENS_ANOTHER =
  /另外(?:还|再|也|有)|另有|另一?(?:个|件|条|项)|还有一?(?:个|件|条|项|桩)|再(?:报|登记|提|加|说)一?(?:个|件|条|项)|第[二三2-3]个(?:需求|问题|是)|顺便再|除此之外|一个是.*一个是|another (?:need|problem|one|issue|thing)|second (?:need|problem|one|issue)|also,? we|we also|one more/u;

/** 也、还、又、再: adds something, which may be another need. */
export const ADDS = /另外|还有|也|又|再|而且|同时|also|besides|in addition|moreover/u;

/** Trouble, a figure or a state: more than a bare wish. */
export const TELLS_TROUBLE =
  /\d|不[稳行良够准均匀牢匹合达好足能干住透紧耐对顺平齐]|没[法办用]|无法|用不[了成]|买不到|不给|不卖|停产|漏|渗|裂|断|孔|缩|变形|翘|弯|偏|差|低|高|慢|贵|短|坏|卡|堵|粘|锈|蚀|磨|掉|脱|松|噪|响|振|抖|烫|发热|过热|糊|黑|黄|皱|毛刺|杂质|皮|泡|鼓|脆|银纹|发[黄白黑硬软粘]|老化|异响|拉伤|划|烧|焦|沉|误报|漏检|串|乱|问题|难|老是|老有|总是|经常|容易|常常|频繁|失效|故障|报废|废品|停机|停线|良率|合格率|效率|寿命|误差|超标|返工|投诉|退货|浪费|依赖|进口|断供|限供|独家|被卡|涨价|靠人工|人工|手工|fail|leak|crack|unstable|poor|low|high|too|defect|porosity|break|can't|cannot|problem|trouble|issue|warp|nois|wear|worn|scrap|reject|import|slow|expensive|corro|rust|jam|stuck|vibrat|drift|inaccura|manual/u;

/** A question, which is answered and never taken as a statement. */
export const ASKS_SOMETHING =
  /[?]|吗|呢$|么$|多少|多大(?=$|[^都也])|(?<!不了|没|过不)多久|多长时间|百分之几|(?<!(?:找|请)[^,。;?!]{0,6}(?:专家|老师|教授|师傅|工程师|高手|团队|机构|高校|院所)[^,。;?!]{0,8})怎么(?!都|也)|如何|(?<!没|没有|不)什么(?!都|也)|(?<!说|没)啥(?!都|也)|哪(?!都|也)|谁|几[个年月号天%]|能不能|可不可以|是不是|是否|能否|要不要|会不会|请问|问一?[句下个]|干嘛|为何|为什么|\b(?:how|what|when|which|who|where|why|can|could|is there|are there|do|does|may|should (?:i|we|it|this|there|our|the))\b/u;

/** Wants a person. */
export const WANTS_PERSON =
  /(?:找|换|叫|派|来)(?:一?个|一?位)?(?:懂|会|明白|专业|负责|管事)的?(?:人|专家|同志|领导|师傅)?(?:来|给|跟|和|同)?(?:我|我们)?(?:讲|说|谈|聊|问|解释|对接)|(?:找|叫|派)(?:一?个|一?位)人(?:给|跟|和|来)(?:我|我们)?(?:问|讲|说|谈|看)|转?人工(?:服务|客服|坐席)|转人工|(?:转|交|转交|反映)给?(?:你们)?(?:的)?(?:同事|同仁|领导|专员|负责人|人)(?:来)?(?:跟进|处理|联系|看|办|吧|$)|(?:要|想|得|去)找(?:个|一个)?人(?:问|谈|说|聊|咨询|了解)|(?:找|要|转|换|接|联系|叫|让)(?:到|给|接)?(?:一?[个下位])?(?:你们|你们的|贵局|专班)?(?:的)?(?:工作人员|真人|人工|客服|专员|专班的人|人来)|(?:叫|让|找|派|安排)(?:一?[个位下])?(?:你们的?)?(?:人|同事|同志|领导)(?:来|过来|联系|打|跟|给|回|谈|对接)|talk to (?:a |some)?(?:human|person|one|body|staff)|(?:human|real person|your staff)\b/u;

/** Asks what the data are for, or whether a field can be left out: answered with the privacy notice, never from documents. Who sees a need is answered by the clerk's own words (boundaries of kind `service`). */
export const ASKS_PRIVACY =
  /(?:电话|手机|信息|资料|联系方式|内容|需求|名字|名称|公司名|数据)[^,。;]{0,10}(?:干什么|干嘛|做什么用|干啥)|(?:为什么|为啥|干嘛|干什么)(?:非)?要(?:我们?)?(?:留|填|写|问|登记|知道|收集)|(?:不想|不愿意?|不能|别|怕|担心)(?:让|给|被)?[^,。;]{0,6}(?:同行|别人|外人|竞争对手|对手|客户)[^,。;]{0,6}(?:知道|晓得|看到|看见|了解|学)|(?:必须|一定要|非要|非得)[^,。;]{0,8}(?:填|写|留|说|报|给)[^,。;]{0,8}(?:吗|么|[?])|(?:可以|能|可不可以|能不能)不?(?:不)(?:写|填|留|给|说|报)|why do you (?:need|ask)|is it required|do (?:i|we) have to/u;
