/** Talk about needs that are filed already: something is added to one, or one is taken back once that is confirmed. */
import { foldText } from "./fold-text.ts";
import { findByWords } from "./intake-choice.ts";
import { frameOf, keepWords } from "./intake-frame.ts";
import { type FiledBefore, type IntakeState, listLive } from "./intake-state.ts";
import { type FiledChange, type IntakeStep, quietStep, withAsks } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import { ASKS_SOMETHING, BARE_YES, OPENS_ANOTHER, SUPPLEMENTS } from "./intake-words.ts";
import { findNeedNumber } from "./need-number.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";

type Context = { turn: Turn; needs: NeedVocabulary };

/** The step of such a turn; null when it is about something else. */
export function takeFiledTalk(state: IntakeState, reading: Reading, context: Context): IntakeStep | null {
  return goOn(state, reading, context) ?? begin(state, reading, context);
}

/** The state when a turn speaks of something else: nothing about a filed need is waited for any longer. */
export function leaveFiledTalk(state: IntakeState): IntakeState {
  const isOpen = state.awaited?.kind === "withdrawal" || state.awaited?.kind === "supplement";
  return isOpen ? { ...state, awaited: null } : state;
}

/** What was asked about a filed need is answered. */
function goOn(state: IntakeState, reading: Reading, { turn }: Context): IntakeStep | null {
  const { awaited } = state;
  const { act } = reading;
  const named = findFiled(state, reading);
  switch (awaited?.kind) {
    case "withdrawal":
      if (awaited.number === null) {
        return named === null ? null : withdraw(state, named, turn);
      }
      if (KEEPS.test(foldText(turn.text))) {
        return { ...quietStep({ ...state, awaited: null }, []), say: frameOf(turn.locale).staysFiled };
      }
      if (
        act.confirms === "firm" ||
        act.withdraws ||
        (act.confirms === "soft" && !BARE_YES.test(foldText(turn.text)))
      ) {
        return makeChange(state, { number: awaited.number, event: { kind: "withdrawn", reason: "" } });
      }
      return act.confirms === "soft" ? withdraw(state, awaited.number, turn) : null;
    case "supplement": {
      const number = awaited.number ?? named;
      const isNew =
        /^另外|^还有一/u.test(foldText(turn.text)) && reading.needs.some((need) => need.clusterTerms.length > 0);
      const isOther = act.cancels || act.withdraws || act.wantsPerson || act.announces || isNew || asks(turn.text);
      if (awaited.text !== "" && !act.withdraws) {
        return number === null ? null : supplement(state, number, awaited.text, turn);
      }
      return isOther ? null : supplement(state, number, turn.text, turn);
    }
    default:
      return null;
  }
}

/** 不撤了, 算了, no: the need stays. */
const KEEPS =
  /(?:别|不|没有?|未)(?:想|要|用|能)?(?:撤|取消)|^(?:那就?|还是)?(?:不用?|不要?|不是|不了|算了|no|don't|do not|keep it)(?:了|吧|[^\p{L}\p{N}])*$/u;

function begin(state: IntakeState, reading: Reading, { turn, needs }: Context): IntakeStep | null {
  const { act } = reading;
  const said = findNeedNumber(foldText(reading.own));
  const isFree =
    state.filed.length > 0 &&
    listLive(state).length === 0 &&
    (state.awaited === null || state.awaited.kind === "status");
  if ((said === null && !isFree) || state.awaited?.kind === "secret" || isOnPolicy(turn.text, needs)) {
    return null;
  }
  if (act.withdraws) {
    return withdraw(state, said ?? findFiled(state, reading), turn);
  }
  return adds(reading, turn) ? supplement(state, said ?? findFiled(state, reading), turn.text, turn) : null;
}

/** 补充一下…, or a field by its name with its value: 预算改成三十万. */
function adds({ act, needs, slots }: Reading, { text }: Turn): boolean {
  const folded = foldText(text);
  // 还有个要求 adds to the need, 还有个问题 opens another.
  const left = folded.replace(SUPPLEMENTS, " ");
  if (asks(text) || OPENS_ANOTHER.test(left) || OTHER_NEED.test(folded)) {
    return false;
  }
  const isValue = needs.length === 0 && act.named.some((field) => slots[field] !== undefined);
  return act.supplements || isValue;
}

const OTHER_NEED = /(?:一|两|几)?[个条项](?:新的?)?(?:技术)?(?:需求|难题)|新(?:的)?(?:需求|难题)/u;

function asks(text: string): boolean {
  return ASKS_SOMETHING.test(foldText(text));
}

function isOnPolicy(text: string, { signals }: NeedVocabulary): boolean {
  return foldText(text).search(signals.policies) >= 0;
}

/** The filed need that a turn means: by number, by place, the only one, or the only one that shares words. */
function findFiled({ filed }: IntakeState, { own, act }: Reading): string | null {
  const [ordinal] = act.ordinals;
  const numbered = ordinal === undefined ? undefined : filed[ordinal - 1];
  const only = filed.length === 1 ? filed[0] : undefined;
  const worded = () =>
    findByWords(
      filed.map((one) => ({ ...one, told: [one.title], words: [] })),
      own,
    );
  return findNeedNumber(foldText(own)) ?? (numbered ?? only ?? worded())?.number ?? null;
}

function withdraw(state: IntakeState, number: string | null, turn: Turn): IntakeStep {
  const frame = frameOf(turn.locale);
  const title = state.filed.find((one) => one.number === number)?.title ?? "";
  const awaited = { kind: "withdrawal", number } as const;
  return number === null
    ? askWhich({ ...state, awaited }, turn)
    : withAsks({ ...quietStep({ ...state, awaited }, []), say: frame.withdraws(number, keepTitle(title)) }, [
        "confirm",
      ]);
}

/** Words wait until it is clear which need they belong to; 我要补充一下 alone waits for them. */
function supplement(state: IntakeState, number: string | null, text: string, turn: Turn): IntakeStep {
  const own = saysMore(text) ? text.trim() : "";
  if (number !== null && own !== "") {
    return makeChange(state, { number, event: { kind: "answered", text: own } });
  }
  const next: IntakeState = { ...state, awaited: { kind: "supplement", number, text: own } };
  return number === null ? askWhich(next, turn) : { ...quietStep(next, []), say: frameOf(turn.locale).goOn(number) };
}

function saysMore(text: string): boolean {
  const left = foldText(text).replace(new RegExp(SUPPLEMENTS, "gu"), "").replace(LEAD, "");
  return (left.match(/[\p{L}\d]/gu)?.length ?? 0) > 1;
}

const LEAD =
  /我们?|想|要|再|还|来|先|请|麻烦|帮|一?下|点|需求|刚才|那个|这个|这条|那条|给|对了|\b(?:i|we|would|like|something|about|the|need)\b/gu;

function askWhich(state: IntakeState, turn: Turn): IntakeStep {
  const lines = state.filed.map(({ number, title }, index) => `${index + 1}. ${number} ${keepTitle(title)}`);
  return withAsks({ ...quietStep(state, []), say: frameOf(turn.locale).whichFiled(lines) }, ["need_id"]);
}

function keepTitle(title: FiledBefore["title"]): string {
  return title === "" ? "" : keepWords(title);
}

function makeChange(state: IntakeState, change: FiledChange): IntakeStep {
  return { ...quietStep({ ...state, awaited: null }, []), change };
}
