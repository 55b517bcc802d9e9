/** Notices: to a firm about its need, and to staff about a clock that ran out. */
import type { StoredNeed } from "../../core/list-needs.ts";
import type { Escalation } from "../../domain/activity.ts";
import { CLOCK_LABELS, STATE_LABELS } from "../../domain/need-labels.ts";
import { nameGroup, showTime, type WordBook } from "../../domain/need-words.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { LIMITS } from "./limits.ts";
import { type Rendered, toActions, toButton, toMessage } from "./message.ts";
import { splitRuns, toParagraph, toRows, toRun } from "./rich-text.ts";

/** What a firm is told, in the words that were made for it; `canAnswer` offers to answer in a form. */
export function renderNotice({
  number,
  text,
  canAnswer,
}: {
  number: string;
  text: string;
  canAnswer: boolean;
}): Rendered {
  return toMessage([
    ...splitRuns(toRun(text), LIMITS.richText).map(toParagraph),
    ...toActions([
      ...(canAnswer ? [toButton(ACTION_IDS.ownMove("answered"), "补充或答复", number, { style: "primary" })] : []),
      toButton(ACTION_IDS.openOwnNeed, "查看进展", number),
    ]),
  ]);
}

/** What a member of staff is told when a clock of a need has run out. */
export function renderReminder(need: StoredNeed, { clock, dueAt }: Escalation, words: WordBook): Rendered {
  const { number, summary, enterprise, state, groupId, assigneeName } = need;
  return toMessage([
    toParagraph(toRun(`${number} ${CLOCK_LABELS[clock]}超期，请尽快办理。`, { bold: true })),
    ...toRows([
      ["需求", summary.slice(0, LIMITS.section.field)],
      ["企业", enterprise],
      ["状态", STATE_LABELS[state]],
      ["主办组", nameGroup(words, groupId)],
      ["承办人", assigneeName ?? "还没有人认领"],
      ["应在", `${showTime(new Date(dueAt))} 前`],
    ]),
    ...toActions([toButton(ACTION_IDS.openNeed, "详情", number)]),
  ]);
}
