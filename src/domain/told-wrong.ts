/** Clauses that only say of a field that it is wrong or has changed: 名字写错了, 手机号码变了; what it should be comes behind. */
import { namesIn } from "./intake-act.ts";
import { FIELD_NAMES } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";

const WRONG = /错|[变换改]|更新|更正|不对|有误|不正确|wrong|changed|incorrect|mistake/u;
/** What stands beside the field and the word that it is wrong. */
const BESIDE =
  /不好意思|抱歉|刚才|刚刚|前面|上面|好像|那个|这个|一下|不对|有误|不正确|更新|更正|联系|单位|公司|企业|我们?|[写打说讲填记弄搞留错变换改得的都也是有给了啊哦吧过要已经里号 ]|\b(?:my|our|the|is|was|has|have|sorry|wrong|changed|incorrect|mistake|a)\b/gu;

/** The one field that a folded clause says is wrong, without what it should be; null where it says anything else. */
export function fieldToldWrong(clause: string): NeedField | null {
  const [field, ...more] = WRONG.test(clause) ? namesIn(clause) : [];
  if (field === undefined || more.length > 0) {
    return null;
  }
  const left = FIELD_NAMES.reduce((text, [, pattern]) => text.replace(new RegExp(pattern, "gu"), ""), clause).replace(
    BESIDE,
    "",
  );
  return /[\p{L}\d]/u.test(left) ? null : field;
}
