/** Reads the lines of a filled-in form (现有基础：……) for fields whose words nothing else recognises. */
import type { Finding } from "./finding.ts";
import type { NeedField } from "./need-field.ts";
import { toFigure } from "./technical-quantity.ts";

const LABELS: readonly (readonly [NeedField, string])[] = [
  ["base", "(?:现有|已有|前期|研究|工作)(?:工作|研究)?(?:基础|进展)|已(?:开展|做)的?工作|已尝试(?:的?方案|的?措施)?"],
  [
    "target",
    "(?:技术|量化|主要|考核|具体|期望)?指标(?:要求)?|(?:预期|技术|攻关|量化|期望)?目标值?|(?:技术|性能|具体)要求",
  ],
  ["ip", "知识产权(?:归属|约定|权属|要求)?|成果归属"],
  ["expert_requirement", "对?(?:专家|揭榜方|承接方|合作方|团队)的?(?:要求|条件)"],
  ["benefit", "(?:应用|市场|产业化)前景|(?:预期|经济|社会)效益|预期收益"],
  ["qualification", "企业资质|资质(?:情况)?|企业类型"],
  ["street", "(?:所在|所属)?(?:街道|镇街|园区|属地|区域)(?:\\(园区\\))?"],
  ["import_source", "进口(?:来源|国别?|渠道|厂商)"],
];
const NOTHING = /^(?:无|没有|暂无|待定|未定|不详|不清楚|面议|略|n\/a|none|-|\/)[。. ]?$/u;

/**
 * The fields that a label introduces, each at most once.
 *
 * Shape   a value ends with its line, its sentence or where the next label begins; goals hold a figure
 */
export function findLabelled(text: string): [NeedField, Finding][] {
  return LABELS.flatMap(([field, label]): [NeedField, Finding][] => {
    const pattern = new RegExp(
      `(?:^|[\\n;,。 【\\[(])(?:${label})[】\\]]? ?: ?([^\\n;。]{1,60}?)(?=[\\n;。]|[ ,]{1,2}[^ ,:\\n;。\\d]{2,8}:|$)`,
      "du",
    );
    const [start = 0, end = 0] = pattern.exec(text)?.indices?.[1] ?? [];
    const words = text.slice(start, end);
    const isEmpty = words.trim() === "" || NOTHING.test(words.trim()) || (field === "target" && !/\d/u.test(words));
    return isEmpty ? [] : [[field, { start, end, value: field === "target" ? toFigure(words) : null }]];
  });
}
