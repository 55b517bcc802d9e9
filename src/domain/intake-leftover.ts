/** Reads what the extraction left over of a turn: bare answers to the questions just asked, and more of the story. */
import { foldText } from "./fold-text.ts";
import { namesIn } from "./intake-act.ts";
import type { DraftState } from "./intake-state.ts";
import type { Reading } from "./intake-turn.ts";
import { ASKS_SOMETHING } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import { distilClauses } from "./need-summary.ts";
import type { NeedDraft } from "./reply.ts";
import { findSpokenGoal } from "./spoken-goal.ts";

/** Where a turn stands: what it answers and what is known already. */
type Place = { reading: Reading; asked: readonly NeedField[]; draft: DraftState; contact: NeedDraft };

/** `values` and `shared` are answers in the person's words; `told` is the rest. */
type Leftover = { values: NeedDraft; shared: NeedDraft; told: string[] };

/** Fields that a short remark can answer in any words. */
const FREE_FIELDS: readonly NeedField[] = [
  "target",
  "deadline",
  "budget",
  "cooperation",
  "import_source",
  "supply_risk",
];
const MAX_ANSWER_CHARS = 24;
const MAX_TALK_CHARS = 12;

/** Sorts the clauses that tell something. */
export function readLeftover(place: Place): Leftover {
  const { reading } = place;
  const isOnlyTalk =
    reading.rest.some(({ kind }) => kind === "chitchat" || kind === "service") &&
    reading.needs.length === 0 &&
    Object.keys(reading.slots).length === 0 &&
    reading.own.length <= MAX_TALK_CHARS;
  const told = isOnlyTalk ? [] : distilClauses(reading.own, reading.slots);
  const none = readNone(place);
  const firm = findBareFirm(place, told);
  if (firm !== null) {
    const [, ...others] = told;
    return { values: none, shared: { enterprise: asWritten(firm) }, told: others };
  }
  const named = readNamed(place, told);
  const rest = told.filter((clause) => !named.clauses.includes(clause));
  const answer = findBareAnswer(place, rest);
  const goal =
    place.draft.fields["target"] === undefined && reading.slots["target"] === undefined ? findSpokenGoal(rest) : null;
  const values = { ...none, ...named.values, ...(goal === null ? {} : { target: asWritten(goal) }) };
  return answer === null || goal !== null
    ? { values, shared: {}, told: rest }
    : { values: { ...values, [answer.field]: asWritten(answer.text) }, shared: {}, told: [] };
}

const NAMED_FIELDS: readonly NeedField[] = ["target", "deadline", "budget", "cooperation"];

/** 合作方式面谈: a field by its name, with a value that has no normal form. */
function readNamed({ reading, draft }: Place, told: readonly string[]): { values: NeedDraft; clauses: string[] } {
  const found = told.flatMap((clause) => {
    const match = /^(?:合作方式|合作|预算|时间|期限|指标|目标|要求)(?:上|方面)?(?:是|为|就|[:：])?(.{2,20})$/u.exec(
      foldText(clause),
    );
    const [field, ...more] = namesIn(foldText(clause));
    const isFree = field !== undefined && NAMED_FIELDS.includes(field) && draft.fields[field] === undefined;
    return match !== null && isFree && more.length === 0 && reading.slots[field] === undefined
      ? [{ field, clause, text: clause.slice(clause.length - (match[1]?.length ?? 0)) }]
      : [];
  });
  return {
    values: Object.fromEntries(found.map(({ field, text }) => [field, asWritten(text)])),
    clauses: found.map(({ clause }) => clause),
  };
}

/** 没有 to the two questions of a bottleneck: no cut in supply, no substitute. */
function readNone({ reading, asked }: Place): NeedDraft {
  const isNone =
    reading.act.declinesAsked &&
    /^[^\p{L}]*(?:目前|暂时|现在|都|也)*(?:没有?|无|no|none)(?:的|了|呢|啊)?[^\p{L}]*$/u.test(foldText(reading.own));
  const text = reading.own.trim();
  return isNone && asked.includes("supply_risk") && asked.includes("substitute")
    ? { supply_risk: { text, value: "无", span: null }, substitute: { text, value: "没有", span: null } }
    : {};
}

/** A short name: without the small words of a sentence, times, or what a form's fields are called. */
const FIRM_LIKE =
  /^(?:(?![^,]*(?:[的了是有在要会不就起完着过老很太你他她它咱谁这那哪吗呢吧哈嘿嗯哦呀嘛啦没说看给让把被还又挺最]|[上下这本今明去前昨](?:个?月|周|年|天|次)|对方|客户|供应商|问题|需求|孩|慢点|收到|稍等|等等|好嘞|知道|晓得|明白|座机|手机|电话|邮箱|微信|名称))\p{Script=Han}{2,8}|[A-Z][\p{L}\d&.'-]*(?: [\p{L}\d&.'-]+){0,4})$/u;

/** A firm's short name that no rule knows: the first short clause after the question for it. */
function findBareFirm({ reading, asked, contact }: Place, told: readonly string[]): string | null {
  const isAside =
    reading.rest.some(({ kind }) => kind !== "chitchat") &&
    (reading.slots["contact"] ?? reading.slots["phone"]) === undefined;
  const isWanted =
    asked.includes("enterprise") && contact["enterprise"] === undefined && reading.act.confirms !== "firm" && !isAside;
  const isStory = asked.includes("problem") && reading.needs.some(({ clusterTerms }) => clusterTerms.length > 0);
  const name = (told[0] ?? "").replace(BEFORE_FIRM, "");
  return isWanted && !isStory && FIRM_LIKE.test(name) ? name : null;
}

/** 那就, 我们叫 and the like before a name. */
const BEFORE_FIRM = /^(?:那就?|就|叫|是|写|填|报|公司|单位|我[们們]?)+(?=\p{Script=Han}{3})/u;

/** Speaks of a change, or says what everybody says. */
const NO_ANSWER = /更正|纠正|改一?下|写错|说错|^(?:这个|那个|就是|好的?|知道|稍等)$/u;

/** One question open, one short remark: that answers it, in words without a normal form (越快越好). */
function findBareAnswer(
  { reading, asked, draft }: Place,
  told: readonly string[],
): { field: NeedField; text: string } | null {
  const [only, ...more] = told;
  const isStory = reading.needs.some(({ clusterTerms }) => clusterTerms.length > 0);
  const open = asked.filter(
    (field) =>
      draft.fields[field] === undefined && reading.slots[field] === undefined && !reading.act.declined.includes(field),
  );
  const urgent = /尽快|越快越好|马上|尽早|asap|as soon as/u.test(foldText(reading.own))
    ? open.find((one) => one === "deadline")
    : undefined;
  const [first] = open;
  const field = urgent ?? (open.length === 1 ? first : undefined);
  if (field === undefined || only === undefined || more.length > 0 || isStory || ASKS_SOMETHING.test(foldText(only))) {
    return null;
  }
  const isAnswer = FREE_FIELDS.includes(field) && only.length <= MAX_ANSWER_CHARS && !NO_ANSWER.test(foldText(only));
  return isAnswer ? { field, text: only } : null;
}

function asWritten(text: string): NeedDraft[string] {
  return { text, value: null, span: null };
}
