/** Acts (表态): what a turn does to the intake besides telling of the need. */
import { foldText } from "./fold-text.ts";
import { findOrders, type Order, takeOrdinals } from "./intake-order.ts";
import {
  ANNOUNCES,
  ASKS_AROUND,
  ASKS_FILED,
  ASKS_PRIVACY,
  ASKS_SENDING,
  BARE_DECLINE,
  BARE_YES,
  DECLINES,
  DOUBTS,
  FIELD_NAMES,
  LOOKED_OVER,
  NAME_FILLER,
  NO_CONFIRM,
  NOT_SECRET,
  OBJECTS,
  PARKS,
  REGRETS,
  REST,
  RESTARTS,
  RESUMES,
  SHOWS_CARD,
  SOFT_CONFIRM,
  SUPPLEMENTS,
  TELLS_OF_FILING,
  THANKS,
  WAITS,
  WANTS_PERSON,
  WITHDRAWS,
} from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";

/**
 * What the person wants of the draft.
 *
 * Shape   `confirms` is firm when it orders the filing, soft when it only agrees; `orders` are the clauses that say so; `tellsOfFiling`
 *         is 老板不让提交; `regrets` wants a draft after all that was given up; `supplements` and `withdraws` are about a need that is
 *         filed; `declined` are the fields named; `declinesAsked` declines what was asked last; `ordinals` count from 1
 */
export type Act = {
  orders: Order[];
  confirms: "firm" | "soft" | null;
  cancels: boolean;
  tellsOfFiling: boolean;
  objects: boolean;
  card: boolean;
  restarts: boolean;
  resumes: boolean;
  regrets: boolean;
  parks: boolean;
  pauses: boolean;
  supplements: boolean;
  withdraws: boolean;
  wantsPerson: boolean;
  asksPrivacy: boolean;
  asksFiled: boolean;
  asksSending: boolean;
  named: NeedField[];
  announces: boolean;
  rest: boolean;
  declined: NeedField[];
  declinesAsked: boolean;
  disclosure: "internal" | "anonymous" | "public" | null;
  ordinals: number[];
};

/** A clause of a turn; offsets in UTF-16 units of the turn. */
export type TurnClause = { start: number; end: number; text: string };

/** The clauses of a folded text: parted by marks, and by blanks between Chinese characters or digits and Chinese. */
export function splitTurn(folded: string): TurnClause[] {
  const clauses: TurnClause[] = [];
  for (const match of folded.matchAll(
    /(?:[^,.。;!?…\n \t]|(?<=\d),(?=\d{3})|\.(?! |$)|(?<=[a-z,.;:]|\d|[a-z]') +(?=[a-z\d'(])|(?<![\p{Script=Han}\d]) +(?!\p{Script=Han}))+[?]?/gu,
  )) {
    clauses.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return clauses;
}

/** Reads a turn; `hasValue` says whether it also gives a field, so that 算了 may begin a new value. */
export function readAct(text: string, hasValue: boolean): Act {
  const folded = foldText(text);
  const clauses = splitTurn(folded).map((clause) => clause.text.trim());
  const has = (pattern: RegExp) => clauses.some((clause) => pattern.test(clause));
  const rest = has(REST);
  const orders = listOrders(clauses, hasValue);
  return {
    orders,
    confirms: orders.some(({ wish }) => wish === "file") ? "firm" : agrees(folded, clauses) ? "soft" : null,
    cancels: orders.some(({ wish }) => wish === "drop"),
    tellsOfFiling: has(TELLS_OF_FILING) && orders.length === 0,
    objects: has(OBJECTS),
    card: has(SHOWS_CARD),
    restarts: has(RESTARTS),
    resumes: has(RESUMES),
    regrets: has(REGRETS),
    parks: clauses.length <= 3 && has(PARKS),
    pauses: isPause(clauses),
    supplements: has(SUPPLEMENTS),
    withdraws: has(WITHDRAWS),
    asksPrivacy: ASKS_PRIVACY.test(folded),
    asksFiled: ASKS_FILED.test(folded),
    asksSending: ASKS_SENDING.test(folded),
    named: namesIn(folded),
    wantsPerson: has(WANTS_PERSON),
    announces: ANNOUNCES.test(folded),
    rest,
    declined: findDeclined(clauses),
    declinesAsked: has(BARE_DECLINE),
    disclosure: findDisclosure(folded, clauses),
    ordinals: takeOrdinals(folded).ordinals,
  };
}

/** The orders of a turn; a doubt or a question anywhere but in what is dropped or left waiting files nothing. */
function listOrders(clauses: readonly string[], hasValue: boolean): Order[] {
  const orders = findOrders(clauses, hasValue);
  const others = orders.filter(({ wish }) => wish !== "file");
  const said = clauses.filter((clause) => !others.some((order) => order.clause === clause));
  return NO_CONFIRM.test(said.join(",")) || said.some((clause) => DOUBTS.test(clause)) ? others : orders;
}

function agrees(folded: string, clauses: readonly string[]): boolean {
  const soft = clauses.filter((clause) => SOFT_CONFIRM.test(clause) && (clause !== "对了" || clauses.length === 1));
  // 好的,谢谢 ends a talk; it says nothing of the card.
  const isThanks = clauses.some((clause) => THANKS.test(clause)) && soft.every((clause) => BARE_YES.test(clause));
  // 行,我问下老板: agreeing beside anything else is none.
  const isAlone = clauses.every((clause) =>
    [SOFT_CONFIRM, LOOKED_OVER, REST, NOT_SECRET].some((pattern) => pattern.test(clause)),
  );
  return soft.length > 0 && isAlone && !isThanks && !NO_CONFIRM.test(folded);
}

/** 你先别急,我问一下老板: nothing but a plea for time. */
function isPause(clauses: readonly string[]): boolean {
  const pleads = (clause: string) => WAITS.test(clause) || ASKS_AROUND.test(clause);
  const concedes = (clause: string) => [SOFT_CONFIRM, THANKS, BARE_DECLINE].some((pattern) => pattern.test(clause));
  return clauses.some(pleads) && clauses.every((clause) => pleads(clause) || concedes(clause));
}

/** 指标时间都不知道; names in clauses of their own (指标,时间都没定) count with the next. */
function findDeclined(clauses: readonly string[]): NeedField[] {
  const declined: NeedField[] = [];
  let waiting: NeedField[] = [];
  for (const clause of clauses) {
    const named = namesIn(clause);
    if (DECLINES.test(clause) && !REST.test(clause)) {
      declined.push(...waiting, ...named);
      waiting = [];
    } else {
      waiting = isOnlyNames(clause) ? [...waiting, ...named] : [];
    }
  }
  return [...new Set(declined)];
}

/** The fields that a clause names. */
export function namesIn(clause: string): NeedField[] {
  return FIELD_NAMES.flatMap(([field, pattern]) => (pattern.test(clause) ? [field] : []));
}

function isOnlyNames(clause: string): boolean {
  const left = FIELD_NAMES.reduce((text, [, pattern]) => text.replace(pattern, ""), clause);
  return left !== clause && left.replace(NAME_FILLER, "").length <= 1;
}

/** A whole clause that opens the need; 公开招标 and 专利已经公开 speak of other things. */
const OPEN =
  /^(?:那|就|我们?|这[个条些]?|[两三四][个条]|都|全部?|需求|信息|内容|资料|可以?|能|同意|愿意|改[成为]|选|要|想|直接|对外|向外|公开范围|也|的|是|,|:| )*公开(?:吧|的|了|没关系|没事|也行|也?可以|行|无所谓|啊|哦|都行|好|出去|[ ,])*(?:但.*)?$|(?:make it|can be|go) public|public is (?:fine|ok)/u;
const HIDES_NAME =
  /(?:不|别|勿)(?:要|能|用|得)?(?:写|出现|提|带|显示|公开|露|透露|说|放)(?:出)?[^,。;]{0,5}(?:名|公司|单位|企业|厂)|隐去|匿名|去掉[^,。;]{0,4}名|without (?:our|the) (?:company |firm(?:'s)? )?name|anonym/u;
const CLOSED =
  /(?:不|别|勿)(?:要|能|想|用|宜|便|方便)?(?:对外|向外)?公开|仅(?:限)?专班|只(?:给|在|限)(?:你们)?专班|内部(?:用|看|就行|即可)|(?:不想|不愿意?|别|怕)(?:让|给|被)?[^,。;]{0,6}(?:同行|别人|外人|竞争对手|对手)[^,。;]{0,6}(?:知道|晓得|看到|看见|了解)|not public|task force only|keep it internal/u;

function findDisclosure(folded: string, clauses: readonly string[]): Act["disclosure"] {
  const opens = clauses.some((clause) => clause.length <= 20 && OPEN.test(clause) && !CLOSED.test(clause));
  if (HIDES_NAME.test(folded) && (opens || /隐去|匿名公开|anonym/u.test(folded))) {
    return "anonymous";
  }
  return CLOSED.test(folded) ? "internal" : opens && !/[?]|吗/u.test(folded) ? "public" : null;
}
