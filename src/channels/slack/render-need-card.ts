/** A filed need in its group's channel: one card that is updated in place, and a line in its thread for each entry of the log. */
import type { ActionsBlock, Button, KnownBlock } from "@slack/types";
import type { NeedFile } from "../../core/read-need.ts";
import type { Activity } from "../../domain/activity.ts";
import type { NeedClock } from "../../domain/need-clock.ts";
import { courseOf } from "../../domain/need-course.ts";
import {
  ACTIVITY_LABELS,
  CLOCK_LABELS,
  CLOCK_STATE_LABELS,
  OUTCOME_LABELS,
  STATE_LABELS,
} from "../../domain/need-labels.ts";
import { isFormMove, listOffered, MOVE_READERS, type NeedMove } from "../../domain/need-move-form.ts";
import {
  BOTTLENECK_LABELS,
  describeEvent,
  nameCategory,
  nameCluster,
  nameGroup,
  showTime,
  type WordBook,
} from "../../domain/need-words.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { clip, toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { type Rendered, toActions, toButton, toMessage } from "./message.ts";
import { toNote } from "./modal.ts";
import type { Site } from "./render-reply.ts";
import { toParagraph, toRows, toRun } from "./rich-text.ts";

/**
 * What a card shows; `alike` counts look-alikes of other needs, of which nothing else is here.
 *
 * NOTE: everybody in the channel reads it: no contact, no phone, no words of another firm.
 */
export type NeedCard = Pick<NeedFile, "need" | "log" | "clocks"> & { alike: number };

/** The card. Buttons are those that somebody of the staff may press now; who may is decided when one is pressed. */
export function renderNeedCard(card: NeedCard, words: WordBook, site: Site): Rendered {
  const { need } = card;
  const title = `${need.number} ${need.summary}`;
  const blocks: KnownBlock[] = [
    { type: "header", text: toPlain(title, LIMITS.header) },
    ...toRows(listRows(card, words)),
    ...renderButtons(card, site),
  ];
  return toMessage(blocks, `${STATE_LABELS[need.state]}：`);
}

/** A need in a channel that another organisation reads too: that it is there, and where staff read it. */
export function renderNeedMark(number: string, { siteUrl }: Site): Rendered {
  const text = `${number}：这个频道与外单位共享，需求内容不在这里显示，请到办理台查看。`;
  return toMessage([toParagraph(toRun(text)), ...toActions(siteUrl === null ? [] : [toConsole(number, siteUrl)])]);
}

function toConsole(number: string, siteUrl: string): Button {
  const url = `${siteUrl}/console/needs/${encodeURIComponent(number)}`;
  return { ...toButton(ACTION_IDS.link, "办理台", number), url };
}

/** Longest text of one row: whoever wants all of it opens the need. */
const ROW_MAX_CHARS = 400;

function listRows({ need, log, clocks, alike }: NeedCard, words: WordBook): [string, string | null][] {
  const routed = log.findLast(({ event }) => event.kind === "routed")?.event;
  const rows: [string, string | null][] = [
    ["状态", nameState(need)],
    ["企业", need.enterprise],
    ["集群 · 类别", `${nameCluster(words, need.cluster)} · ${nameCategory(words, need.category)}`],
    ["卡脖子", need.bottleneck === "no" ? null : BOTTLENECK_LABELS[need.bottleneck]],
    ["主办组", [nameGroup(words, need.groupId), ...need.cc.map((id) => `抄送${nameGroup(words, id)}`)].join("，")],
    ["承办人", need.assigneeName ?? "还没有人认领"],
    ["分派理由", routed?.kind === "routed" ? routed.reason : null],
    ["时限", clocks.flatMap(nameClock).join("；")],
    ["相似需求", alike === 0 ? null : `${alike} 条，合并前请先看`],
  ];
  return rows.map(([label, value]) => [label, value === null ? null : clip(value, ROW_MAX_CHARS)]);
}

function nameState({ state, outcome, mergedNumber }: NeedCard["need"]): string {
  const end = outcome === null ? "" : `：${OUTCOME_LABELS[outcome]}`;
  return `${STATE_LABELS[state]}${end}${mergedNumber === null ? "" : `，并入 ${mergedNumber}`}`;
}

/** The card stands for days, so it says when a clock runs out and not how long that is away. */
function nameClock({ clock, state, dueAt }: NeedClock): string[] {
  const name = CLOCK_LABELS[clock];
  if (state === "running") {
    return [`${name} ${showTime(dueAt)} 前`];
  }
  return state === "paused" || state === "missed" ? [`${name} ${CLOCK_STATE_LABELS[state]}`] : [];
}

/** The first moves as buttons, the rest in a menu. */
const BUTTONS = 4;

function renderButtons({ need, log }: NeedCard, { siteUrl }: Site): ActionsBlock[] {
  const course = courseOf(log);
  const moves = course === null ? [] : listOffered(course);
  const { number } = need;
  const rest = moves.slice(BUTTONS);
  return toActions([
    ...moves
      .slice(0, BUTTONS)
      .map((move) =>
        toButton(ACTION_IDS.move(move), ACTIVITY_LABELS[move], number, move === "claimed" ? { style: "primary" } : {}),
      ),
    toButton(ACTION_IDS.openNeed, "详情", number),
    ...(rest.length === 0 ? [] : [toMenu(rest, number)]),
    ...(siteUrl === null ? [] : [toConsole(number, siteUrl)]),
  ]);
}

function toMenu(moves: readonly NeedMove[], number: string): ActionsBlock["elements"][number] {
  return {
    type: "static_select",
    action_id: ACTION_IDS.more,
    placeholder: toPlain("更多", LIMITS.select.placeholder),
    options: moves.map((move) => ({
      text: toPlain(ACTIVITY_LABELS[move], LIMITS.select.text),
      value: `${move}:${number}`,
    })),
  };
}

/** Longest text of a line in the thread; an answer of a firm may be longer, and stands in the need. */
const LINE_MAX_CHARS = 1500;

/** An entry of the log as a line of the thread, and whether the firm reads it too. */
export function renderLogLine({ actor, at, event }: Activity, words: WordBook): Rendered {
  const said =
    event.kind === "noted" && event.about !== undefined ? ABOUT(event.about) : describeEvent(words, event)?.text;
  const who = actor.kind === "system" ? "" : actor.kind === "requester" ? "企业" : actor.name;
  const readers = isFormMove(event.kind) ? MOVE_READERS[event.kind] : null;
  const mark = readers === "firm" ? "企业可见" : readers === "staff" ? "仅专班" : "";
  const foot = [showTime(at), mark].filter((part) => part !== "").join(" · ");
  return toMessage([
    toParagraph([
      ...toRun([who, ACTIVITY_LABELS[event.kind]].filter((part) => part !== "").join(" "), { bold: true }),
      ...(said === undefined || said === "" ? [] : toRun(`\n${clip(said, LINE_MAX_CHARS)}`)),
    ]),
    toNote(foot),
  ]);
}

/** What the firm of a merged need said is another firm's words: they are read in the need, by whoever may. */
const ABOUT = (number: string): string => `并入的 ${number} 有企业补充，请在详情里看。`;
