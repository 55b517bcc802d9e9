/** One need for whoever opened it: all that is known, the log, and the moves that this person may make. */
import type { KnownBlock, ModalView } from "@slack/types";
import type { NeedFile } from "../../core/read-need.ts";
import type { Activity } from "../../domain/activity.ts";
import { ACTIVITY_LABELS, CLOCK_LABELS, renderClock, STATE_LABELS } from "../../domain/need-labels.ts";
import { isNeedMove, MOVE_ORDER } from "../../domain/need-move-form.ts";
import {
  BOTTLENECK_LABELS,
  DISCLOSURE_LABELS,
  describeEvent,
  listFieldRows,
  nameCategory,
  nameCluster,
  nameGroup,
  showTime,
  type WordBook,
} from "../../domain/need-words.ts";
import type { WorkCalendar } from "../../domain/work-calendar.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { clip, toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { toActions, toButton } from "./message.ts";
import { toModal, toNote } from "./modal.ts";
import { toRows } from "./rich-text.ts";

/** Newest entries first; older ones stand in the console. */
const MOST_ENTRIES = 15;
const MOST_MATCHES = 5;

/** The view; it only shows, its buttons open the modals of moves over it. */
export function renderNeedView(file: NeedFile, words: WordBook, calendar: WorkCalendar): ModalView {
  const { need, log } = file;
  return toModal({
    callbackId: "need",
    title: need.number,
    submit: null,
    metadata: "",
    blocks: [
      { type: "header", text: toPlain(need.summary, LIMITS.header) },
      ...toRows(listFacts(file, words)),
      ...toRows(
        file.clocks.map((clock) => [
          CLOCK_LABELS[clock.clock],
          `${renderClock(clock, calendar)}（${showTime(clock.dueAt)}）`,
        ]),
      ),
      ...renderMoves(file),
      ...renderLikenesses(file, words),
      ...renderMatches(file),
      { type: "header", text: toPlain("办理记录", LIMITS.header) },
      ...log
        .toReversed()
        .slice(0, MOST_ENTRIES)
        .flatMap((activity) => renderEntry(activity, words)),
    ],
  });
}

const VALUE_MAX_CHARS = 1000;

function listFacts({ need, enterprise }: NeedFile, words: WordBook): [string, string | null][] {
  const rows: [string, string | null][] = [
    ["状态", `${STATE_LABELS[need.state]}${need.mergedNumber === null ? "" : `，并入 ${need.mergedNumber}`}`],
    ["企业", need.enterprise],
    ["联系人", [need.contact, need.phone, need.email].filter((part) => part !== null).join(" ")],
    ["现状与瓶颈", need.problem],
    ["集群 · 类别", `${nameCluster(words, need.cluster)} · ${nameCategory(words, need.category)}`],
    ["卡脖子", BOTTLENECK_LABELS[need.bottleneck]],
    ...listFieldRows(need.fields),
    ["公开范围", DISCLOSURE_LABELS[need.disclosure]],
    ["主办组", [nameGroup(words, need.groupId), ...need.cc.map((id) => `抄送${nameGroup(words, id)}`)].join("，")],
    ["承办人", need.assigneeName],
    ["一对一联络人", enterprise?.liaison ?? null],
    ["原话", need.sourceText],
  ];
  return rows.map(([label, value]) => [label, value === null ? null : clip(value, VALUE_MAX_CHARS)]);
}

function renderMoves({ need, moves }: NeedFile): KnownBlock[] {
  const offered = new Set(moves.filter(isNeedMove));
  return toActions(
    MOVE_ORDER.filter((move) => offered.has(move)).map((move) =>
      toButton(
        ACTION_IDS.move(move),
        ACTIVITY_LABELS[move],
        need.number,
        move === "claimed" ? { style: "primary" } : {},
      ),
    ),
  );
}

/** Of a need that the reader may not open, neither firm nor words. */
function renderLikenesses({ likenesses }: NeedFile, words: WordBook): KnownBlock[] {
  return toRows(
    likenesses
      .slice(0, MOST_MATCHES)
      .map(({ number, likeness, groupId, theme, open }) => [
        `${likeness === "same" ? "相同" : "相关"} ${number}`,
        open === null
          ? `${theme === "" ? "同类技术问题" : theme}，由${nameGroup(words, groupId)}办理，详情请找该组`
          : `${open.enterprise}：${open.summary}（${open.reason}）`,
      ]),
  );
}

function renderMatches({ solvers, policies }: NeedFile): KnownBlock[] {
  return toRows([
    ...solvers
      .slice(0, MOST_MATCHES)
      .map(({ solver, reason, consent }): [string, string] => [
        solver.name,
        `${reason}${consent ? "" : "（未征得同意，姓名、电话不得给企业）"}`,
      ]),
    ...policies
      .slice(0, MOST_MATCHES)
      .map(({ policy, clause, reason }): [string, string] => [`${policy} ${clause}`, reason]),
  ]);
}

function renderEntry({ at, actor, event }: Activity, words: WordBook): KnownBlock[] {
  const who = actor.kind === "system" ? "" : actor.kind === "requester" ? `企业（${actor.name}）` : actor.name;
  const said = describeEvent(words, event);
  const head = [showTime(at), who, ACTIVITY_LABELS[event.kind]].filter((part) => part !== "").join(" ");
  return [toNote(clip(`${head}${said === null ? "" : `：${said.text}`}`, VALUE_MAX_CHARS))];
}
