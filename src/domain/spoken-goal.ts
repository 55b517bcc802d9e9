/** Finds the goal of a need in a clause whose figure the extraction does not know: 要求23位分辨率, 要零下40度不发硬. */
import { foldText } from "./fold-text.ts";

const LEAD =
  "(?:(?<![主重需只不])要求?|想要?|希望|目标|须|需(?!求)要?|(?<![觉懂晓值变显获])得|最好|至少|起码|[做达降提压控缩延][到至短长])";
/** NOTE: 1、 numbers a list. */
const LISTED = "(?!\\d{1,2}(?:[、)]|\\.(?!\\d)))";
const FIGURE = `(?<!第)(?:${LISTED}\\d[\\d.,]*|[一二两三四五六七八九十半]+(?=年|个?月|周|天|小时|分钟|倍|成|度|次))`;
const GOAL = new RegExp(`${LEAD}[^,。;\\d]{0,10}${FIGURE}[^,。;]{0,16}`, "u");
/** Money, terms, waiting, what is counted by the piece, and how things are now. */
const NO_GOAL =
  /[\d一二两三四五六七八九十百千](?:\.\d+)?\s*(?:多)?(?:万元?|元|块|w)|\d{1,2}月|年[底初中前内]|月[底初前]|季度|[\d一二两三几]\s*(?:套|台|家|个(?!月)|条|款|种|批|张|份)|[一两几]\s*[位名人]|[要得]等|交期|货期|供应商|经销商|代理|厂家|现在|目前|只有|只能|才\d|每年|已经|换过|试过|用了/u;
const MAX_GOAL_CHARS = 30;

/** The goal as it was said; null when no clause states one. */
export function findSpokenGoal(told: readonly string[]): string | null {
  for (const clause of told) {
    const folded = foldText(clause);
    const match = GOAL.exec(folded);
    if (match !== null && match[0].length <= MAX_GOAL_CHARS && !NO_GOAL.test(folded)) {
      return clause.slice(match.index, match.index + match[0].length);
    }
  }
  return null;
}
