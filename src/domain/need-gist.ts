/** The gist (需求一句话) of a need and its problem (现状与瓶颈), taken from the requester's own words and nothing else. */
import { foldText } from "./fold-text.ts";
import { readActs } from "./intake-act.ts";

const CLAUSE_END = /(?<=[，,。；;！!？?\n])|(?<=\.)(?=\s)|(?<=[\p{Script=Han}%])[ \u3000]+(?=[\p{Script=Han}])/u;
/** Clauses that greet, thank, introduce the firm or leave a way to reach it say nothing of the need. */
const EMPTY =
  /^(?:您好|你好|早上好|下午好|晚上好|早|hi|hello|dear|thanks|thank you|谢谢|麻烦(?:了|您)?|辛苦|在吗|请问|顺便问下?|问一?下|急|求助|各位|领导|老师|(?:等下|等一下|稍等|好的?|嗯|那|对了|ok)|[\p{P}\s])*$/iu;
const INTRODUCES =
  /^(?:我们?(?:这边|这里|公司|厂|企业|单位)?(?:是|叫)|这(?:里|边)是|本公司(?:是|为)|we(?:'re| are)|i(?:'m| am))/iu;
/** Words that join a clause to the one before. */
const LEADS_ON =
  /^[\p{P}\s]*(?:另外|还有|再有|再就是|顺便(?:说|问)?一?下?|对了|以及|而且|然后|also|besides|and)[，, ]*/iu;
const REACHES = /联系人|联系方式|电话|手机|邮箱|contact|phone|mail|微信|找我|联系我|\d{7,}/iu;
const WISHES_ONLY =
  /^(?:我?们?(?:想|要|需要|来|有))?(?:报|登记|提交|填|反映|提)?(?:一?[个条份]|一下|两个|几个)?(?:技术|企业|新|卡脖子)*(?:需求|难题|问题|事情?)?(?:要报|想报|想问|求助)?$/u;

/** What is left of a clause whose figure stands in a field of its own. */
const LEFT_OVER =
  /^(?:我?们?(?:想|要|希望|需要|目标|最好|能)?(?:降|做|达|提高|提升|控制)?(?:到|在|至)?(?:是|为)?|预算|经费|时间|期限|指标|大概|左右|以内|之前|前|接着说|另外|还有|对了|budget|target|by|within)*$/u;

/** A clause that answers or steers the talk (不知道、别的没有了、提交吧) tells nothing of the need. */
function speaksOfIntake(clause: string): boolean {
  const { declines, isEnough, confirms, cancels, wantsCard, disclosure } = readActs(clause);
  const isAboutSecrecy = disclosure !== null || /涉密|classified/u.test(foldText(clause));
  return (declines && [...clause].length < 16) || isEnough || confirms || cancels || wantsCard || isAboutSecrecy;
}

const GIST_MAX_CHARS = 48;

/**
 * The clauses that tell something of the need.
 *
 * Shape   `known` are stretches that stand in fields of their own (firm, contact, phone) and are left out
 */
export function tellingClauses(words: string, known: readonly string[]): string[] {
  return words
    .split(CLAUSE_END)
    .map((clause) => known.reduce((left, one) => (one === "" ? left : left.replaceAll(one, "")), clause).trim())
    .map((clause) => clause.replace(LEADS_ON, "").replace(/^[\p{P}\s]+|[，,；;、\s]+$/gu, ""))
    .filter((clause) => clause !== "" && !EMPTY.test(clause) && !REACHES.test(foldText(clause)))
    .filter((clause) => !WISHES_ONLY.test(foldText(clause)) && !LEFT_OVER.test(foldText(clause)))
    .filter((clause) => !speaksOfIntake(clause))
    .filter((clause) => !(INTRODUCES.test(foldText(clause)) && [...clause].length < 10));
}

/** One line that names the need: its first telling clauses, cut at a full clause where there is one. */
export function toGist(clauses: readonly string[]): string {
  let gist = "";
  for (const clause of clauses) {
    const plain = clause.replace(/[。！!.]+$/u, "");
    const longer = gist === "" ? plain : `${gist}，${plain}`;
    if (gist !== "" && longer.length > GIST_MAX_CHARS) {
      break;
    }
    gist = longer;
  }
  return gist.length > GIST_MAX_CHARS * 2 ? `${gist.slice(0, GIST_MAX_CHARS * 2)}…` : gist;
}
