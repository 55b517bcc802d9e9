/** The key under which an enterprise's names meet: without legal form, place and punctuation. */
import { normaliseText } from "./text.ts";

const FORMS =
  /(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|股份公司|分公司|公司|合伙企业|个体工商户|co\.?,? ?ltd\.?|limited|inc\.?|gmbh)$/u;
const PLACES = /^(?:浙江省?|宁波市?|北仑区?|宁波北仑)+/u;

/** The key; a name that is nothing but place and form keeps itself. */
export function enterpriseKey(name: string): string {
  const plain = normaliseText(name)
    .replace(/\(.*?\)/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
  const short = plain.replace(FORMS, "").replace(PLACES, "").replace(FORMS, "");
  return short === "" ? plain : short;
}
