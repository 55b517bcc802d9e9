/** Finds who speaks for the firm: the contact's name, never an expert's or a third person's. */
import { isEnglishOrder } from "./english-order.ts";
import { chooseFinding, clauseBefore, type Finding, findGroups, isCorrected, isDenied, textBefore } from "./finding.ts";
import { isOthers } from "./other-party.ts";
import {
  EXPERT_TITLE,
  FULL_NAME,
  LATIN_NAME,
  NICKNAME,
  POST,
  SAYS_FIRST,
  SURNAME,
  TITLED,
  TITLES,
} from "./person-name.ts";

const SHORT = `(?:${TITLED}|${NICKNAME})`;
/** 小月: behind a label any character will do. */
const TITLED_ANY =
  "(?![电焊钳车铣漆木瓦技民员职化手施开完加人做竣停])\\p{Script=Han}(?:经理|师傅|先生|女士|小姐|厂长|主任|总(?![部监成体])|工(?![程作厂艺人业具序装件]))";
const PET_NAME = "[小阿]\\p{Script=Han}(?=$|[^\\p{Script=Han}]|的|是)";
const ANY = `(?:${TITLED}|${NICKNAME}|${FULL_NAME})`;
const LABEL =
  "(?:联系人|联络人|对接人|经办人?|负责人|接口人|姓名|称呼)(?:信息)?(?:(?:还?是|改[成为]?|换[成为]?|不是|叫|为|就|写)|[ :,]){0,4}";
const PHONE_WORD = "(?:微信同号|同微信|手机同微信|的?(?:联系)?(?:电话|手机号?码?|号码|微信|tel|mobile|phone))";
const NUMBER =
  "(?:(?:\\+?86[ -]?)?1[ -]?[3-9][\\d -]{9}|\\(?0\\d{2,3}\\)?[ -]?\\d{7}|09\\d{2}[ -]?\\d{3}|[一幺][三-九五六七八](?:[ -]?[零〇一幺二两三四五六七八九]){4})";
const BEFORE_PHONE = `(?=[ ,:;(]{1,3}(?:邮箱|email|mail)?[ :]{0,2}[\\w.+-]{1,64}@|(?:就行|就好|就可以|好了|吧|收)?[ ,:;(]{0,3}(?:${PHONE_WORD}[ :是,()]{0,3}){0,2}${NUMBER})`;

/** The first group is the name; strongest signs first. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`${LABEL}${POST}?(${ANY}|${PET_NAME}|${TITLED_ANY}|${SURNAME}(?=$|[^\\p{L}]))`, "dgu"),
  new RegExp(`不是${ANY}[ ,]{0,2}(?:而是|应该是|是)(${ANY})`, "dgu"),
  new RegExp(`我(?:叫|的?名字[是叫])[ :]{0,2}(${ANY}|${PET_NAME})`, "dgu"),
  new RegExp(`(?:^|[ ,。;!?\\n])${SAYS_FIRST}名字(?:[是叫为:]|应该是|改[成为]|换[成为]){1,2}[ :]{0,2}(${ANY})`, "dgu"),
  new RegExp(
    `(?:我|本人|免贵|敝|鄙人|老板娘?|老总|负责人|经理|厂长|主任|主管|部长|科长|组长|班长|师傅|总监|经办人?|联系人)[ ,]?(?:是)?(姓${SURNAME})`,
    "dgu",
  ),
  new RegExp(`(${SHORT})${BEFORE_PHONE}`, "dgu"),
  new RegExp(`(?:^|[^\\p{Script=Han}]|[部科处室的是找叫给]|${POST})(${FULL_NAME})${BEFORE_PHONE}`, "dgu"),
  new RegExp(`\\d{4}[ -]?\\d{4}(?:转\\d{1,5})?[ ,:;()]{0,3}(?:就?(?:请?找|联系|是|叫))?${POST}?(${ANY})`, "dgu"),
  new RegExp(`(?:联系方式|联系|对接|找|回电?给|打给|通知|叫)(?:我们?)?${POST}?[ :,]?(${SHORT}|${TITLED_ANY})`, "dgu"),
  new RegExp(
    `(?:我是|这里是|这边是|我这边是|叫我|喊我)[^,。;!?\\n]{0,16}?(${SHORT})(?=$|[^\\p{Script=Han}]|好了|就|吧|想|要|来|,)`,
    "dgu",
  ),
  new RegExp(`(?:^|[ ,。;!?\\n\\d])(姓${SURNAME})(?=$|[ ,。;!?\\n的])`, "dgu"),
];

/** 电话 and 应该是 stand before numbers too and name nobody. */
const NO_PERSON =
  "(?!电话|手机|座机|号码|联[系络]|微信|邮箱|同号|本人|公司|办公|热线|传真|应该|[我你他她打加请改换是])";
const BREAK = "(?<=^|[\\s,。;:、!?]|联系人|联络人|找|叫|联系|[部科室处])";
/** Names with nothing but their place to tell them: before a number, or a clause of their own. */
const PLACED: readonly RegExp[] = [
  /(姓\p{Script=Han})(?!\p{Script=Han})/dgu,
  new RegExp(`(?<!\\p{Script=Han})(\\p{Script=Han}{1,2}(?:${TITLES}))${BEFORE_PHONE}`, "dgu"),
  new RegExp(`${BREAK}${NO_PERSON}([老小阿]\\p{Script=Han})${BEFORE_PHONE}`, "dgu"),
  new RegExp(`${BREAK}${NO_PERSON}(${SURNAME}\\p{Script=Han}{0,2})${BEFORE_PHONE}`, "dgu"),
  new RegExp(`(?<=^|[\\s,。])([老小](?![于高全方石孔黄白金钱])${SURNAME})(?=$|[\\s,。])`, "dgu"),
];

/** Told of others: 听张总说, 请李教授, 你们的小王. */
const THIRD = /(?:听|据|跟|问过|找过|请过|认识|大学|学院|研究所|院|你们|贵方)[^,。;!?\n]{0,4}$/u;

/** The contact as written (老徐, 姓吴, Anna); `firmEnd` is where the firm's own name ends, null without one. */
export function findContact(text: string, original: string, firmEnd: number | null): Finding | null {
  for (const pattern of PATTERNS) {
    const found = findGroups(text, pattern);
    const chosen = chooseFinding(
      text,
      [...found, ...laterOnes(text, found)].filter((one) => isOwn(text, one)),
    );
    if (chosen !== null) {
      return chosen;
    }
  }
  const latin = findLatin(text, original) ?? (firmEnd === null ? null : findBehindFirm(text, firmEnd));
  return latin ?? PLACED.flatMap((pattern) => findGroups(text, pattern)).find((one) => isOwn(text, one)) ?? null;
}

/** 甬密阀业 刘经理. */
function findBehindFirm(text: string, firmEnd: number): Finding | null {
  const pattern = new RegExp(
    `^[ ,:]{0,2}的?${POST}?(${SHORT}|(?<=的)${FULL_NAME})(?=$|[ ,。;:!?\\n]|想|要|来|这边)`,
    "du",
  );
  const [start = 0, end = 0] = pattern.exec(text.slice(firmEnd, firmEnd + 30))?.indices?.[1] ?? [];
  const found = { start: firmEnd + start, end: firmEnd + end, value: null };
  return end > start && isOwn(text, found) ? found : null;
}

/** Names behind a correction need no label: 联系人王工,不对,是李工. */
function laterOnes(text: string, found: readonly Finding[]): Finding[] {
  const last = found.at(-1);
  return last === undefined
    ? []
    : findGroups(text, new RegExp(`(${ANY})`, "dgu")).filter(
        ({ start }) =>
          start >= last.end &&
          (isCorrected(text, start) || (isDenied(text, last.start) && /[是找] ?$/u.test(textBefore(text, start, 2)))),
      );
}

function isOwn(text: string, { start, end }: Finding): boolean {
  const isExpert =
    EXPERT_TITLE.test(text.slice(start, end)) &&
    /请|求|专家|大学|团队/u.test(textBefore(text, start, 10)) &&
    !/^[ ,:(]{0,3}(?:\+?86)?1[3-9]\d/u.test(text.slice(end, end + 8));
  const before = clauseBefore(text, start).replace(/^.*(?<=\p{Script=Han}) /su, "");
  const isThird = THIRD.test(before) || isOthers(text, { start, end });
  return (/(?:我|本人)(?:是|叫)?$/u.test(before) || !isThird) && !isExpert;
}

const LATIN_LABEL =
  "(?:(?:[Cc]ontact(?: person| name)?|[Aa]ttn|ATTN|(?<![Cc]ompany |[Ff]irm |[Pp]roduct )[Nn]ame|[Rr]each|[Cc]all|[Aa]sk for)(?: is)?[ :,]{1,3}|[Cc]ontact: ?(?:(?:our|the|[a-z]{2,12}) ){1,3}|[Mm]y name is |(?:[Ii] am|[Ii]['’]m|[Tt]his is) )";
const LATIN: readonly RegExp[] = [
  // Amy Zhou, Ningbo Hydro Co., Ltd., 135…
  /(?<=^|[.;:(\n] ?)([A-Z][a-z]{1,14} [A-Z][a-z]{1,14}), (?=[A-Z][\w&' -]{2,50},? (?:Co|Ltd|Inc|LLC)\.?(?:,? ?Ltd\.?)?[ ,]{1,3}\+?\d{8})/dgu,
  new RegExp(`(?<![A-Za-z])${LATIN_LABEL}(${LATIN_NAME})(?![A-Za-z])`, "dgu"),
  new RegExp(`(?:联系人|聯絡人|聯繫人|联系|我叫|我是|叫我|找|姓名)[ :：是]{0,3}(${LATIN_NAME})(?![A-Za-z])`, "dgu"),
  new RegExp(
    `(?<![A-Za-z])(${LATIN_NAME})[ ,:(]{1,3}(?=\\+?86|1[3-9]\\d{9}|0\\d{2,3}[ -]?\\d{7}|[\\w.+-]{1,64}@)`,
    "dgu",
  ),
  new RegExp(
    `(?:[Rr]egards|[Ss]incerely(?: yours)?|[Tt]hanks|[Tt]hank you|[Cc]heers|[Bb]est(?: wishes)?|[Yy]ours(?: [a-z]+)?)[ ,，.!]{0,3}\\s{1,4}(${LATIN_NAME})(?![A-Za-z])(?! (?:Co|Ltd|Inc))`,
    "dgu",
  ),
];
const NO_NAME =
  /^(?:We|Our|The|This|That|Please|Phone|Tel|Mobile|Email|Mail|Beilun|Ningbo|China|Chinese|From|With|Looking|Interested|Sorry|Not|Me|Us|Now|Also|Hi|Hello|German|Japanese|Located|Based|Writing|Calling|Contact|Call|You|Your|It|In|At|By|For|To|And|Or|Yes|No|Ok|Okay|Sure|Thanks|Thank|None|Skip|Good|What|How|When|Why|Who|Can|Is|A|An|Wechat|Whatsapp)\b/u;

function isLatinName(words: string): boolean {
  return !NO_NAME.test(words) && !isEnglishOrder(words);
}

function findLatin(text: string, original: string): Finding | null {
  for (const pattern of LATIN) {
    const found = findGroups(original, pattern).filter(({ start, end }) => isLatinName(original.slice(start, end)));
    const chosen = chooseFinding(
      text,
      found.filter((one) => isOwn(text, one)),
    );
    if (chosen !== null) {
      return chosen;
    }
  }
  return null;
}

const ALONE = new RegExp(
  `(?:^|[,，。 ])(?:就?(?:是|叫|找)|我是|我叫|本人|我)?[ :]{0,2}(${ANY}|姓${SURNAME})(?=$|[^\\p{L}]|吧|就)`,
  "dgu",
);
const LATIN_ALONE = new RegExp(`^(?:[Ii]t['’]s |[Ii]['’]?m |[Ii]s )?(${LATIN_NAME})[.!]?$`, "du");

/** A name without any label, for the answer to the question after the contact. */
export function findName(text: string, original: string): Finding | null {
  const latin = LATIN_ALONE.exec(original.trim())?.[1] ?? "";
  if (latin !== "" && isLatinName(latin)) {
    const start = original.indexOf(latin);
    return { start, end: start + latin.length, value: null };
  }
  const [typed] = findGroups(text, /^([a-z]{2,12}) ?(?=1[3-9]\d{9})/dgu).filter(({ start, end }) =>
    isLatinName(capitalise(text.slice(start, end))),
  );
  return typed ?? findGroups(text, ALONE).find((one) => isOwn(text, one)) ?? findSurname(text);
}

function capitalise(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** 「梁」 or 「梁。」: a surname is enough. */
function findSurname(text: string): Finding | null {
  const [start = 0, end = 0] = new RegExp(`^\\s{0,4}(${SURNAME})[ 。.!]{0,2}$`, "du").exec(text)?.indices?.[1] ?? [];
  return end > start ? { start, end, value: null } : null;
}
