/** Finds who speaks for the firm: the contact's name, never an expert's or a third person's. */
import { chooseFinding, clauseBefore, type Finding, isCorrected, textBefore } from "./finding.ts";
import { EXPERT_TITLE, FULL_NAME, NICKNAME, SURNAME, TITLED } from "./person-name.ts";

const ANY = `(?:${TITLED}|${NICKNAME}|${FULL_NAME})`;
const LABEL =
  "(?:联系人|联络人|对接人|经办人?|负责人|接口人|联系方式|姓名|称呼|联系|对接|请?找|问|回给|回电给|打给|叫)(?:改成|改为|换成)?[ :是为叫就,]{0,4}";
const PHONE =
  "(?:的?(?:联系)?(?:电话|手机号?码?|号码|tel|mobile|phone|微信))?[ :是,()]{0,4}(?=(?:\\+?86[ -]?)?1[ -]?[3-9][\\d -]{9}|\\(?0\\d{2,3}\\)?[ -]?\\d{7}|[一幺][三-九五六七八][零〇一幺二两三四五六七八九]{4})";

/** Pattern and the group that holds the name, strongest first. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<=(?:联系人|联络人|对接人|经办人?|接口人|姓名|称呼)[ :是为叫就改成换,]{0,5})${ANY}`, "gu"),
  new RegExp(`(?<=我(?:叫|的名字[是叫])[ :]{0,2})${ANY}`, "gu"),
  new RegExp(`(?<=(?:我|本人|免贵|敝|鄙人)[ ,]?(?:是)?)姓${SURNAME}`, "gu"),
  new RegExp(`${ANY}(?=[ ,:;(]{0,3}${PHONE})`, "gu"),
  new RegExp(`(?<=[\\d][\\d -]{6,12}[ ,:;()转]{0,4})(?:${TITLED}|${NICKNAME}|${FULL_NAME})`, "gu"),
  new RegExp(`(?<=${LABEL})(?:${TITLED}|${NICKNAME})`, "gu"),
  new RegExp(`(?<=(?:我是|这里是|这边是|我这边是)[^,。;!?\\n]{0,16})(?:${TITLED}|${NICKNAME})`, "gu"),
  new RegExp(`(?<=叫我)(?:${TITLED}|${NICKNAME})`, "gu"),
  new RegExp(`(?<=[ ,。;!?\\n]|^|\\d)姓${SURNAME}(?=$|[ ,。;!?\\n的])`, "gu"),
  new RegExp(`(?<=^[^,。;!?\\n ]{2,14}[ ,:]{1,2})(?:${TITLED}|${NICKNAME})(?=$|[ ,。;:!?\\n])`, "gu"),
];

/** Told of others: 听张总说, 我们王总, 请李教授, 供应商的小王. */
const THIRD =
  /(?:听|据|跟|问过|找过|请过|认识|供应商|客户|专家|大学|学院|研究所|院|同行|竞争对手|你们)[^,。;!?\n]{0,4}$/u;

/** English: the label, or a person who introduces himself. Case decides, so the message itself is read. */
const LATIN =
  /(?<=\b(?:[Cc]ontact(?: person| name)?|[Aa]ttn|ATTN|[Nn]ame|[Rr]each|[Cc]all|[Aa]sk for|联系人|联系|找)[ :：is,]{1,5}|联系人|\b(?:[Mm]y name is|[Ii] am|[Ii]'m|I’m|[Tt]his is|我叫|我是|叫我) ?)(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? ?)?[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14}){0,2}/gu;
const NO_NAME =
  /^(?:We|Our|The|This|That|Please|Phone|Tel|Mobile|Email|Mail|Beilun|Ningbo|China|Chinese|From|With|Looking|Interested|Sorry|Not|Me|Us|Now|Also|Hi|Hello|German|Japanese|Located|Based|Writing|Calling|Contact|You|Your|It|In|At|By)\b/u;

/** The contact as written (老徐, 姓吴, Anna). */
export function findContact(text: string, original: string): Finding | null {
  const latin = findLatin(text, original);
  for (const pattern of PATTERNS) {
    const found = [...text.matchAll(pattern)].map((match) => toFinding(match)).filter((one) => isOwn(text, one));
    const chosen = chooseFinding(text, [...found, ...laterOnes(text, found)]);
    if (chosen !== null) {
      return chosen;
    }
  }
  return chooseFinding(text, latin);
}

/** A name that stands alone, for an answer to the question after the contact. */
export function findName(text: string): Finding | null {
  const match = new RegExp(
    `^[^\\p{L}]{0,4}(?:就?(?:是|叫|找|我是|我叫|我姓|姓))?[ :]{0,2}(${ANY}|${SURNAME})(?=$|[^\\p{L}]|吧|就)`,
    "u",
  ).exec(text);
  const name = match?.[1];
  const start = match === null || name === undefined ? -1 : match.index + match[0].length - name.length;
  return name === undefined ? null : { start, end: start + name.length, value: name };
}

/** Names behind a correction need no label: 联系人王工,不对,是李工. */
function laterOnes(text: string, found: readonly Finding[]): Finding[] {
  const last = found.at(-1);
  return last === undefined
    ? []
    : [...text.matchAll(new RegExp(`${TITLED}|${NICKNAME}`, "gu"))]
        .map((match) => toFinding(match))
        .filter(({ start }) => start > last.end && isCorrected(text, start));
}

function toFinding(match: RegExpExecArray): Finding {
  return { start: match.index, end: match.index + match[0].length, value: match[0] };
}

function isOwn(text: string, { start, end }: Finding): boolean {
  const before = clauseBefore(text, start);
  return (
    !THIRD.test(before) &&
    !(EXPERT_TITLE.test(text.slice(start, end)) && /请|求|专家|大学/u.test(textBefore(text, start, 10)))
  );
}

function findLatin(text: string, original: string): Finding[] {
  return [...original.matchAll(LATIN)]
    .filter((match) => !NO_NAME.test(match[0]))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, value: match[0] }))
    .filter((one) => isOwn(text, one));
}
