/** Orders (指令): which clause of a turn tells the bot to file, drop or put aside a draft, and which draft it names. */
import { SHOWS_CARD } from "./intake-words.ts";

/**
 * One order.
 *
 * Shape   `wait` leaves a draft as it is; `ordinals` count drafts from 1, -1 is the last; `words` name one by what it tells;
 *         `others` means those that no other order names; without any of the three all drafts are meant
 */
export type Order = {
  clause: string;
  wish: "file" | "drop" | "wait";
  ordinals: number[];
  words: string | null;
  others: boolean;
};

/** An order is short; what is long tells something. */
const ORDER_MAX_CHARS = 40;
const WORDED_MAX_CHARS = 24;
const BLANKS_AND_SIGNS = "\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\u{FE0F}|[ ,~.]";

const BEFORE_FILE = `(?:嗯|恩|哦|好[的嘞]?|那|就|行|可以?|能|ok(?:ay)?|对的?|没问题|没错|正确|无误|都|全部?|[两三四][个条张项份件]|这[两三四][个条张项份件]|[一][起并道]|现在的?|这次|这下|直接|请|麻烦|帮忙|帮我们?|给我们?|替我们?|你们?|您|我们?|按|照|用|这样|这么|这[个条些份]|此|上面|以上|目前的?|写的|填的|内容|信息|摘要|需求|核对|没有?涉密的?|不涉密|予以?|先|赶紧|尽快|快|把|将|它|单子?|表|了|只|也|${BLANKS_AND_SIGNS})*`;
const FILE =
  "(?:先?报上去再说|先报再说|确认(?!一下)(?:提交|送出|发出|上报|登记|无误|没问题)?|确定(?!一下)(?:提交)?|提交|送出去?|送上去|上报|报上来|[报递交发](?:上去|出去)|立单|登记|来?报|交(?!一下)|[递提发办](?=了?[吧好])|(?<=就|这么|这样|直接)[递提发办](?!一下))";
const BEHIND_FILE = `(?:上去|上来|出去|给你们|给专班|给科技局|一下|无误|没问题|吧|了|啊|哦|呀|哈|啦|嘞|的|好|就行|谢谢|多谢|辛苦|这[个条]|这[两三四][个条]|[两三四][个条]|需求|不涉密|${BLANKS_AND_SIGNS})*`;
const ENGLISH_FILE =
  "(?:(?:yes|yep|ok(?:ay)?|sure|fine|good|great|perfect|all|both|that's|it's|looks?|right|correct|and|please|now|then|i|we|you can|you may|go ahead(?: and)?|let's|just|only|everything|is) ?)*(?:submit(?: it| this| both| them| all)?|confirm(?:ed)?|file (?:it|this|both|them|all)|go ahead|send it|log it|file(?=$))(?: ?(?:please|now|thanks|thank you|then|only|for us|the needs?|as it is|as is|to the task force))*";
const FILES = new RegExp(`^${BEFORE_FILE}(?:${FILE}${BEHIND_FILE}){1,2}$|^${ENGLISH_FILE}$`, "u");

const BEFORE_DROP =
  "(?:那[个条单份]?|就|还是|我们?|咱们?|这[个条单份件些次]?|[两三四]个|刚才|刚刚|上面|前面|的|把|将|它|都|全部?|请|麻烦|帮忙|帮我们?|给我们?|需求|单子?|草稿|事情?|登记|先|暂时|今[天年]|老板|领导|厂里|公司(?=[说让要决])|[说报填]|让|要|决定|哎呀?|唉|嗯|好|不好意思|抱歉|等等|等一?下|想|也|真|了|[ ,~.])*";
const DROP =
  "(?:算了|(?:不用|不想|不再|不)(?:报|登记|弄|搞|提交?|申报|上报|要)|别(?:报|登记|弄|搞)|不需要|(?:取消|撤[销回掉]?|放弃)(?:提交|登记|申报)?|作废|删[掉除]?|去掉)";
const BEHIND_DROP = "(?:了|并|吧|掉|先|需求|[这那][个条次]|刚才|上面|草稿|啊|呀|哈|它|的|一下|please|谢谢|[ ,~.])*";
const ENGLISH_DROP =
  "(?:(?:please|ok(?:ay)?|actually|sorry|let's|just|we|i|to|want|wants|would like|decided|can you|could you|our boss|the boss) )*(?:cancel|never ?mind|forget (?:it|about it)|drop|withdraw|scrap|remove|delete|(?:don't|do not) (?:file|submit))(?: (?:it|that|this|them|all|both|everything|anything|please|thanks|for now|the (?:need|draft|request)))*";
const DROPS = new RegExp(`^${BEFORE_DROP}(?:${DROP}${BEHIND_DROP}){1,2}$|^${ENGLISH_DROP}$`, "u");

/** Only these give a draft up without a doubt; 算了 and 不要 may also begin a new value. */
const FIRM_DROP = /报|取消|作废|撤|登记|放弃|提交|cancel|withdraw|forget|file|submit/u;

/** Leaves a draft as it is. */
const LEAVES =
  /再(?:想|说|看|等|议|商量|考虑|定)|回头|先(?:放|等|不|别|留|缓)|等(?:等|一?下|会)|暂|不急|缓|以后|下次|晚点|考虑|没想好|不确定|not yet|wait|later|hold/u;

/** What surely orders the filing; 报 alone may also say which draft is meant (就报轴承这个). */
const EXPLICIT = /提交|确认|上报|上去|登记|立单|submit|confirm|file/u;

/**
 * The orders of a turn's clauses (folded, without blanks around them).
 *
 * Shape   `hasValue` says whether the turn also gives a field, so that 算了 may begin a new value
 */
export function findOrders(clauses: readonly string[], hasValue: boolean): Order[] {
  const orders: Order[] = [];
  let waiting: Named | null = null;
  for (const clause of clauses) {
    const named: Omit<Order, "clause"> | null = clause.length <= ORDER_MAX_CHARS ? readNamed(clause, waiting) : null;
    waiting = named === null ? readNameAlone(clause) : null;
    if (named !== null && !(named.wish === "drop" && hasValue && isPlain(named) && !FIRM_DROP.test(clause))) {
      orders.push({ ...named, clause });
    }
  }
  // 别的不要了, with nothing named, only says that this is all.
  return orders.every(({ others, ordinals }) => others && ordinals.length === 0) ? [] : orders;
}

/** Whether an order files without a doubt. */
export function isExplicit({ clause }: Order): boolean {
  return EXPLICIT.test(clause);
}

type Named = Pick<Order, "ordinals" | "words" | "others">;

const ALL: Named = { ordinals: [], words: null, others: false };

/** Whether an order means all drafts. */
export function isPlain({ ordinals, words, others }: Named): boolean {
  return ordinals.length === 0 && words === null && !others;
}

/** A clause that is an order; the draft stands in it, or in the clause directly before it. */
function readNamed(clause: string, before: Named | null): Omit<Order, "clause"> | null {
  const plain = readWish(clause);
  if (plain !== null) {
    return { ...(before ?? ALL), wish: plain };
  }
  const { left, ...named } = takeOrdinals(clause);
  if (!isPlain(named)) {
    const wish = readWish(left) ?? (LEAVES.test(left) ? "wait" : null);
    // 第二个也一起登记: the others too.
    const isTogether = wish === "file" && /也|一[起并]/u.test(left);
    return wish === null ? null : { ...named, others: named.others || isTogether, wish };
  }
  return readWords(clause);
}

/** 你们先确认, 帮我确认: the office is to check, nothing is to be filed. */
const WANTS_CHECK = /(?:你们?|您|麻烦|帮忙|帮我们?|替我们?|给我们?)[^,]{0,6}确[认定](?!提交|上报|登记)/u;

function readWish(text: string): "file" | "drop" | null {
  if (FILES.test(text) && !SHOWS_CARD.test(text) && !WANTS_CHECK.test(text)) {
    return "file";
  }
  return DROPS.test(text) ? "drop" : null;
}

/** What a name ends with, before an order and behind it. */
const MARK = /(?:[那这]一?[个条单份项张件]|的|需求)$/u;
const MARK_BEHIND = /(?:[那这]一?[个条单份项张件]|需求)$|^ .* (?:one|need)$/u;

/** 刚才那个, 我报的: points at what is at hand, and tells nothing of it. */
const POINTING = /^(?:[那这]一?[个条单份项张件]|的|需求|刚[才刚]|上面|前面|我们?|[报填说]|[那把就只请 ])*$/u;

/** 喷涂那个不要了, 取消喷涂那个, drop the paint one: the shortest name beside an order. */
function readWords(clause: string): Omit<Order, "clause"> | null {
  for (let at = 1; at < Math.min(clause.length, WORDED_MAX_CHARS); at += 1) {
    const [head, tail] = [clause.slice(0, at), clause.slice(at)];
    const before = MARK.test(head) ? (readWish(tail) ?? (isLeft(head, tail) ? "wait" : null)) : null;
    // 不要德国那个 may be said of anything.
    const behind = MARK_BEHIND.test(tail) && isFirm(head) ? readWish(head.trim()) : null;
    const wish = before ?? behind;
    if (wish !== null) {
      const words = before === null ? tail : head;
      return { ...ALL, words: POINTING.test(words) ? null : words, wish };
    }
  }
  return null;
}

function isLeft(name: string, said: string): boolean {
  return !name.endsWith("的") && LEAVES.test(said);
}

function isFirm(text: string): boolean {
  return FIRM_DROP.test(text) || /删|去掉|确认|drop|remove|delete|confirm/u.test(text);
}

/** 喷涂那个, 第二个: a clause that only names a draft. */
function readNameAlone(clause: string): Named | null {
  const { left, ...named } = takeOrdinals(clause);
  if (!isPlain(named)) {
    return /^(?:那|就|嘛|呢|吧|啊|[ ,])*$/u.test(left) ? named : null;
  }
  return clause.length <= 14 && /.[那这][个条单份项张件]$/u.test(clause) ? { ...ALL, words: clause } : null;
}

const DIGITS = "一二三四五六七八九十";
const LAST = -1;
/** Ordinals that are words of their own. */
const WORDS: Readonly<Record<string, number>> = {
  两: 2,
  前: 1,
  后: LAST,
  最后: LAST,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  last: LAST,
};
const ORDINAL =
  /第([一二两三四五六七八九十]|\d{1,2})[个条项份件张单](?:需求)?|(最后|(?<![之以目提年月])[前后])一?[个条](?!月)|^([123])号(?![前之内])|\b(?:the )?(first|second|third|fourth|fifth|sixth|last)\b(?: one| need)?/gu;
const OTHERS = /其[他它余](?:的|几个|几条|需求)?|别的|剩下的?(?:几[个条])?|另外(?:那|几|两)[个条]/gu;

/** The ordinals that a text names, and what is left of it without them. */
export function takeOrdinals(text: string): Named & { left: string } {
  const ordinals = [...text.matchAll(ORDINAL)].map(([, digit, place, serial, word]) =>
    toNumber(digit ?? place ?? serial ?? word ?? ""),
  );
  const unnumbered = text.replace(ORDINAL, "");
  const left = unnumbered.replace(OTHERS, "");
  return {
    ordinals: [...new Set(ordinals)],
    words: null,
    others: left !== unnumbered,
    left: ordinals.length > 1 ? left.replace(/[和跟与及、]/gu, "").trim() : left.trim(),
  };
}

function toNumber(ordinal: string): number {
  return WORDS[ordinal] ?? (DIGITS.includes(ordinal) ? DIGITS.indexOf(ordinal) + 1 : Number(ordinal));
}
