/** A requester's own need as a modal: how it stands, what was said, and what the requester may do; with the forms for it. */
import type { KnownBlock, ModalView } from "@slack/types";
import type { OwnNeed } from "../../core/own-needs.ts";
import { CLOCK_LABELS, OUTCOME_LABELS, renderClock, STATE_LABELS } from "../../domain/need-labels.ts";
import { nameGroup, showTime, type WordBook } from "../../domain/need-words.ts";
import { listOwnMoves, type OwnMove, OwnMoveEvent } from "../../domain/own-move.ts";
import type { WorkCalendar } from "../../domain/work-calendar.ts";
import { ACTION_IDS, CALLBACK_IDS } from "./action-ids.ts";
import { clip, toPlain } from "./escape.ts";
import { readInputs, toErrors, toTextInput } from "./inputs.ts";
import { LIMITS } from "./limits.ts";
import { toActions, toButton } from "./message.ts";
import { toModal, toNote } from "./modal.ts";
import { toRows } from "./rich-text.ts";

/** What the requester sees of a need's standing. */
type Standing = Pick<OwnNeed, "need" | "joint">;

/** 办结：已解决; a merged need fares as the one that it is handled with. */
export function nameOwnState({ need, joint }: Standing): string {
  const name = ({ state, outcome }: Pick<OwnNeed["need"], "state" | "outcome">): string =>
    `${STATE_LABELS[state]}${outcome === null ? "" : `：${OUTCOME_LABELS[outcome]}`}`;
  return `${name(need)}${joint === null ? "" : `（${name(joint)}）`}`;
}

const MOST_NOTICES = 20;
const NOTICE_MAX_CHARS = 1000;
const WORDS_MAX_CHARS = 2000;

/** The view; its buttons open the forms over it. */
export function renderOwnNeed(own: OwnNeed, words: WordBook, calendar: WorkCalendar): ModalView {
  const { need, clocks, alike, notices } = own;
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const group = nameGroup(words, need.groupId);
  return toModal({
    callbackId: "own-need",
    title: need.number,
    submit: null,
    metadata: "",
    blocks: [
      { type: "header", text: toPlain(need.summary, LIMITS.header) },
      ...toRows([
        ["状态", nameOwnState(own)],
        ["办理", group],
        ["时限", running.map((clock) => `${CLOCK_LABELS[clock.clock]}：${renderClock(clock, calendar)}`).join("；")],
        ["相似", alike === 0 ? null : `另有 ${alike} 家企业提过类似的问题，会一并考虑`],
      ]),
      ...renderMoves(own),
      { type: "header", text: toPlain("进展", LIMITS.header) },
      ...(notices.length === 0 ? [toNote(`已转给${group}，认领后这里会有消息。`)] : []),
      ...notices
        .slice(0, MOST_NOTICES)
        .map(({ createdAt, text }) => toNote(`${showTime(createdAt)} ${clip(text, NOTICE_MAX_CHARS)}`)),
      ...toRows([["您报的内容", clip(need.sourceText, WORDS_MAX_CHARS)]]),
    ],
  });
}

const MOVE_LABELS: Readonly<Record<OwnMove, string>> = {
  answered: "补充或答复",
  confirmed: "认可结果",
  reopened: "要求重办",
  withdrawn: "撤回需求",
};

function renderMoves(own: OwnNeed): KnownBlock[] {
  const { number } = own.need;
  return toActions(
    listOwnMoves(own).map((move) =>
      toButton(ACTION_IDS.ownMove(move), MOVE_LABELS[move], number, {
        ...(move === "confirmed" ? { style: "primary" as const } : {}),
        ...(move === "withdrawn" ? { style: "danger" as const } : {}),
      }),
    ),
  );
}

type Form = { name: string; label: string; maxChars: number; optional: boolean } | null;

/** The one field of each form; null where there is nothing to write. */
export const OWN_FORMS: Readonly<Record<OwnMove, Form>> = {
  answered: { name: "text", label: "补充或答复", maxChars: 3000, optional: false },
  confirmed: null,
  reopened: { name: "reason", label: "哪里没有解决", maxChars: 1000, optional: false },
  withdrawn: { name: "reason", label: "原因（可不填）", maxChars: 1000, optional: true },
};

/** The form of one move; agreeing asks once more, with the outcome that is agreed to. */
export function renderOwnMoveModal(move: OwnMove, { need, joint }: Standing): ModalView {
  const form = OWN_FORMS[move];
  const { outcome } = joint ?? need;
  const agreed = `办理结果是“${outcome === null ? "" : OUTCOME_LABELS[outcome]}”，认可后这条需求就办结了。`;
  return toModal({
    callbackId: CALLBACK_IDS.ownMove(move, need.number),
    title: MOVE_LABELS[move],
    submit: move === "answered" ? "发送" : MOVE_LABELS[move],
    // What is agreed to is what was seen, also when the need is closed anew meanwhile.
    metadata: outcome ?? "",
    blocks: [
      toNote(`${need.number} ${need.summary}`),
      ...(form === null
        ? [toNote(agreed)]
        : [toTextInput(form, { value: "", maxChars: form.maxChars, isLong: true, placeholder: "请不要写涉密内容" })]),
    ],
  });
}

/** What a requester asked for, or what is wrong beside its field. */
export type SentOwnMove = { ok: true; event: OwnMoveEvent } | { ok: false; errors: Record<string, string> };

/** Reads the form; takes `view.state.values` and `view.private_metadata`. */
export function readOwnMoveModal(
  move: OwnMove,
  { state, metadata }: { state: unknown; metadata: string },
): SentOwnMove {
  const parsed = OwnMoveEvent.safeParse({ kind: move, outcome: metadata, ...readInputs(state) });
  if (parsed.success) {
    return { ok: true, event: parsed.data };
  }
  const [issue] = parsed.error.issues;
  return { ok: false, errors: toErrors({ [String(issue?.path[0] ?? "")]: issue?.message }) };
}
