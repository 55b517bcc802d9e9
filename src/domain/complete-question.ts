/** Completes a question that leans on the one before (那一亿八的呢, 有截止时间吗): what it is read as, in words of its own. */
import { isBareQuestion } from "./bare-question.ts";
import { changeCase, kindsIn, LEVEL } from "./change-case.ts";
import type { Aspect } from "./companion.ts";
import { normaliseText } from "./text.ts";

/**
 * A completed question.
 *
 * Shape   `again` asks the question before for another case: `focus` is all of it; `further` asks something else of the `subject`;
 *         `beside` asks of another subject, or of one that has no name, and `subject` is no more than what was said before;
 *         `new` names its own subject and asks its own question, whatever word it begins with.
 *         `text` is what the question is read as, and what the next one leans on. All normalised.
 *         `added` is a new case that has no like in the question before (独角兽呢), empty for none: the answer must speak of it.
 *         `shown` is `text` for the person's eyes, null where it is no whole words put together
 */
export type Completed = {
  relation: "again" | "further" | "beside" | "new";
  focus: string;
  subject: string;
  text: string;
  added: string;
  shown: string | null;
};

/** What is known beside the two texts: the programmes that a text names, the document of the last answer, and what `own` is after. */
export type Completing = {
  findNames: (text: string) => readonly string[];
  isMeasure: (word: string) => boolean;
  title: string | null;
  aspects: readonly Aspect[];
};

/** Completes `own` with the question before it, which may be a completed one. */
export function completeQuestion(own: string, last: string, known: Completing): Completed {
  const text = withoutCall(normaliseText(own));
  const base = withoutCall(normaliseText(last));
  return isCase(text, known) ? askAgain(text, base, known) : askFurther(text, base, known);
}

/** Words that only call (请问、你好): inside a completed question they would stand between its words. */
const CALLS =
  /^(?:(?:[你您]好|我?(?:请|麻烦|想)问(?:一下|下(?![半个月次周批]))?|问(?:一下|下(?![半个月次周批]))|咨询一?下)[,。!:\s]*)+/u;

function withoutCall(text: string): string {
  return text.replace(CALLS, "") || text;
}

/** Words that go on and name nothing: 那、要是、what about; 呢、的话. */
const GOES_ON =
  /^(?:那么?|要是|如果|假如|换成|改成|再|还有|另外|然后|(?:and|so|but|then|what about|how about|what if|for)(?!\w))(?![个笔份种])[,\s]*/u;
const GOES_ON_BEHIND = /(?:的话)?[呢啊呀]?[?.!,\s]*$/u;

/** A question without the words that only go on. */
function core(text: string): string {
  const rest = text.replace(GOES_ON, "");
  return rest === text ? text.replace(GOES_ON_BEHIND, "").trim() : core(rest);
}

const ASKS_WHAT =
  /多少|多久|多长|多大|几|怎么|怎样|咋|如何|哪|什么|啥|谁|何时|为何|\b(?:what(?! about| if)|which|who|when|until|where|why|how(?! about))\b/u;
const ASKS_WHETHER =
  /[没不吧](?:有)?[?]?$|[吗么嘛]|还是|是否|能否|可否|(\p{Script=Han})[不没]\1|有没有|\b(?:is|are|do|does|did|can|could|may|must|should|will|would|has|have)\b/u;
/** 也有吗 asks of the new case what was asked before. */
const ALSO_BEHIND = /[也还](?!是)(?:能|可以|行|有|算|给|一样)?[^,;。?!]{0,3}[吗么嘛][?]?$/u;

/** Without a word that goes on, a case is said in a few characters. */
const CASE_CHARS = 16;

/** Whether a question names a case and nothing that it asks of it (软件企业呢, 零部件类的也有吗), so that it asks what was asked before. */
function isCase(text: string, { aspects, isMeasure }: Completing): boolean {
  const own = core(text);
  const isAlso = ALSO_BEHIND.test(text);
  const asks = ASKS_WHAT.test(text) || (ASKS_WHETHER.test(text) && !isAlso);
  const isMarked = isAlso || own.length < text.length;
  const names = own.split(/[和与跟、,]|还有/u);
  return aspects.length === 0 && !asks && (isMarked || own.length <= CASE_CHARS) && !names.every(isMeasure);
}

function askAgain(text: string, base: string, { findNames }: Completing): Completed {
  const own = core(text.replace(ALSO_BEHIND, ""));
  const before = findNames(base);
  if (before.length > 0 && findNames(own).some((name) => !base.includes(name))) {
    const asked = before.reduce((left, name) => left.replaceAll(name, ""), base).replace(/^[,;\s]+/u, "");
    const whole = `${own},${asked}`;
    return { relation: "beside", focus: own, subject: asked, text: whole, added: "", shown: whole };
  }
  const changed = isBareQuestion(base) ? { own, base } : changeCase({ own, base });
  const whole = changed.own === "" ? changed.base : `${changed.own},${changed.base}`;
  const [subject = "", ...asked] = base.split(";");
  const shown = asked.length > 0 && isTorn(subject, before) ? null : whole;
  return { relation: "again", focus: whole, subject: "", text: whole, added: changed.own, shown };
}

/** 这个政策、this policy: the document itself is meant. */
const DOCUMENT =
  /(?:这|那|该)(?:个|份|项|条)?(?:政策|文件|办法|通知|细则|意见)|\b(?:this|that|the) (?:policy|document|notice)\b/u;

function askFurther(text: string, base: string, { findNames, title, aspects }: Completing): Completed {
  if (GOES_ON.test(text) && findNames(text).some((name) => !base.includes(name))) {
    return { relation: "new", focus: text, subject: "", text, added: "", shown: null };
  }
  const names = findNames(base);
  const [before = ""] = base.split(";").slice(-1);
  const further = (subject: string): Completed => ({
    relation: "further",
    focus: text,
    subject,
    text: `${subject};${text}`,
    added: "",
    shown: isTorn(subject, names) ? null : `${subject};${text}`,
  });
  if (title !== null && (DOCUMENT.test(text) || (names.length === 0 && isBareQuestion(text)))) {
    return further(title);
  }
  const narrower = aspects.includes("department") ? [] : [...(base.match(LEVEL) ?? []), ...kindsIn(base)];
  return names.length > 0
    ? further(wordsAsSaid(base, [...names, ...narrower]))
    : { relation: "beside", focus: text, subject: before, text: `${before};${text}`, added: "", shown: null };
}

/** Words picked out of a question are no phrase where a gap was between them, or a kind lost its noun (高企重新认定). */
function isTorn(subject: string, names: readonly string[]): boolean {
  const rest = names.reduce((left, name) => left.replaceAll(name, ""), subject);
  return kindsIn(rest).length > 0 || / (?=\p{Script=Han})|(?<=\p{Script=Han}) /u.test(subject);
}

/** The words in the order of the text; what touches or overlaps is one. */
function wordsAsSaid(text: string, words: readonly string[]): string {
  const isSaid = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      isSaid.fill(true, at, at + word.length);
    }
  }
  const runs = text.split("").map((unit, index) => (isSaid[index] ? unit : "\n"));
  return [
    ...new Set(
      runs
        .join("")
        .split(/\n+/u)
        .map((run) => run.trim()),
    ),
  ]
    .filter((run) => run !== "")
    .join(" ");
}
