/** The forms of moves on a need as modals, and what a firm will read shown before it is sent. */
import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import type { NeedFile } from "../../core/read-need.ts";
import type { ActivityEvent } from "../../domain/activity.ts";
import type { Deadlines } from "../../domain/deadlines.ts";
import { ACTIVITY_LABELS, OUTCOME_LABELS } from "../../domain/need-labels.ts";
import {
  type FormMove,
  MOVE_FIELDS,
  MOVE_READERS,
  MOVE_TEXT_MAX_CHARS,
  type MoveField,
} from "../../domain/need-move-form.ts";
import { noticeText } from "../../domain/need-notice.ts";
import { Outcome } from "../../domain/need-state.ts";
import { nameGroup, type WordBook } from "../../domain/need-words.ts";
import { CALLBACK_IDS } from "./action-ids.ts";
import { type Question, toCheck, toNumber, toSelect, toTextInput } from "./inputs.ts";
import { LIMITS } from "./limits.ts";
import { toModal, toNote } from "./modal.ts";
import { splitRuns, toRun } from "./rich-text.ts";

/** The need as the person who pressed sees it. */
export type MoveSetting = {
  file: Pick<NeedFile, "need" | "solvers" | "colleagues">;
  words: WordBook;
  deadlines: Deadlines;
};

/** The modal of a move; `claimed` needs none, and confirms here where a menu asked for it. */
export function renderMoveModal(kind: FormMove, setting: MoveSetting): ModalView {
  const { number, summary } = setting.file.need;
  return toModal({
    callbackId: CALLBACK_IDS.move(kind, number),
    title: ACTIVITY_LABELS[kind],
    submit: MOVE_READERS[kind] === "firm" ? "预览" : ACTIVITY_LABELS[kind],
    metadata: "",
    blocks: [
      toNote(`${number} ${summary}`),
      ...MOVE_FIELDS[kind].map((field) => renderField(field, setting, "")),
      ...renderReaders(kind),
    ],
  });
}

function renderReaders(kind: FormMove): KnownBlock[] {
  const readers = MOVE_READERS[kind];
  const pause = kind === "asked" ? "企业答复前，时限暂停。" : "";
  if (readers === null) {
    return [];
  }
  return [toNote(readers === "staff" ? "只有专班看得到。" : `企业会原样看到，下一步先预览。${pause}`)];
}

type Render = (question: Question, setting: MoveSetting, value: string) => InputBlock;

const LONGEST_NAME = 100;

const FIELDS: Readonly<Record<MoveField["kind"], Render>> = {
  text: (question, _, value) => toTextInput(question, { value, maxChars: MOVE_TEXT_MAX_CHARS, isLong: true }),
  check: (question) => toCheck(question),
  solver: (question, { file }, value) => {
    const agreed = file.solvers.filter(({ consent }) => consent).map(({ solver }) => solver.name);
    const hint = agreed.length === 0 ? {} : { hint: `已同意的：${agreed.join("、")}` };
    return toTextInput({ ...question, ...hint }, { value, maxChars: LONGEST_NAME, isLong: false });
  },
  outcome: (question, _, value) =>
    toSelect(
      question,
      Outcome.options.map((one) => ({ value: one, label: OUTCOME_LABELS[one] })),
      value,
    ),
  days: (question, { deadlines }) => {
    const to = deadlines.extended_close_days;
    return toNumber(question, { from: deadlines.close_days + 1, to, value: to });
  },
  group: (question, { words }, value) =>
    toSelect(
      question,
      [...words.groups.groups.keys()].map((id) => ({ value: id, label: nameGroup(words, id) })),
      value,
    ),
  colleague: (question, { file }, value) =>
    toSelect(
      { ...question, hint: "不选就由组里认领" },
      [{ value: NOBODY, label: "由组里认领" }, ...file.colleagues.map(({ id, name }) => ({ value: id, label: name }))],
      value,
    ),
};

/** The choice of nobody; Slack knows no empty one. */
export const NOBODY = "-";

function renderField({ name, label, kind, optional }: MoveField, setting: MoveSetting, value: string): InputBlock {
  return FIELDS[kind]({ name, label, optional }, setting, value);
}

/** Words that were written but not sent yet; `stamp` names them in the modal's metadata. */
export type Written = { event: ActivityEvent; values: Readonly<Record<string, string>>; stamp: string };

/** What the firm will read, and the form once more below it. */
export function renderPreview(kind: FormMove, { event, values, stamp }: Written, setting: MoveSetting): ModalView {
  const { number, groupId } = setting.file.need;
  const notice = noticeText(event, { locale: "zh-Hans", number, groupName: nameGroup(setting.words, groupId) }) ?? "";
  return toModal({
    callbackId: CALLBACK_IDS.preview(kind, number),
    title: "企业会看到",
    submit: "发给企业",
    metadata: stamp,
    blocks: [
      ...toQuote(notice),
      { type: "divider" },
      ...MOVE_FIELDS[kind].map((field) => renderAgain(field, setting, values[field.name] ?? "")),
      toNote("还可以改；改过会再预览一次。"),
    ],
  });
}

/** A box that was not ticked stays so. */
function renderAgain(field: MoveField, setting: MoveSetting, value: string): InputBlock {
  const block = renderField(field, setting, value);
  if (block.element.type !== "checkboxes" || value === "on") {
    return block;
  }
  const { initial_options: _, ...element } = block.element;
  return { ...block, element };
}

function toQuote(text: string): KnownBlock[] {
  return splitRuns(toRun(text), LIMITS.richText).map((elements) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements }],
  }));
}
