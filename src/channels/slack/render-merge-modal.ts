/** Merging a need into another, and undoing it, as modals. */
import type { ModalView } from "@slack/types";
import type { NeedFile } from "../../core/read-need.ts";
import { NEED_NUMBER } from "../../domain/need-number.ts";
import { CALLBACK_IDS } from "./action-ids.ts";
import { toPlain } from "./escape.ts";
import { type Choice, readInputs, toErrors, toSelect, toTextInput } from "./inputs.ts";
import { LIMITS } from "./limits.ts";
import { toModal, toNote } from "./modal.ts";

const NUMBER_MAX_CHARS = 40;

/** Which need lives on. Look-alikes that the reader may not open are not offered: then only the number is asked. */
export function renderMergeModal({ need, likenesses }: Pick<NeedFile, "need" | "likenesses">): ModalView {
  const choices = likenesses.flatMap(({ number, likeness, open }): Choice[] =>
    open === null
      ? []
      : [{ value: number, label: `${number} ${likeness === "same" ? "相同" : "相关"} ${open.summary}` }],
  );
  const chosen =
    choices.length === 0 ? [] : [toSelect({ name: "survivor", label: "并入哪一条", optional: true }, choices, "")];
  return toModal({
    callbackId: CALLBACK_IDS.move("merged", need.number),
    title: "合并需求",
    submit: "合并",
    metadata: "",
    blocks: [
      toNote(`${need.number} ${need.summary}`),
      ...chosen,
      toTextInput(
        { name: "number", label: chosen.length === 0 ? "并入哪一条（单号）" : "或写单号", optional: chosen.length > 0 },
        { value: "", maxChars: NUMBER_MAX_CHARS, isLong: false, placeholder: "XQ-2026-0001" },
      ),
      toNote("合并后各家原话仍只给各家和专班看；可以撤销。"),
    ],
  });
}

/** The number of the need that lives on, or what is wrong beside its field; takes `view.state.values`. */
export function readMergeModal(
  state: unknown,
): { ok: true; survivor: string } | { ok: false; errors: Record<string, string> } {
  const { survivor = "", number = "" } = readInputs(state);
  const written = number.trim().toUpperCase();
  if (survivor !== "" && written !== "" && survivor !== written) {
    return { ok: false, errors: toErrors({ number: "选了一条又写了另一条，请只留一个。" }) };
  }
  const chosen = written === "" ? survivor : written;
  return NEED_NUMBER.test(chosen)
    ? { ok: true, survivor: chosen }
    : { ok: false, errors: toErrors({ number: "单号写成 XQ-2026-0001 这样。" }) };
}

/** Asks once more before a merged need goes on alone. */
export function renderUnmergeModal({ number, summary, mergedNumber }: NeedFile["need"]): ModalView {
  return toModal({
    callbackId: CALLBACK_IDS.move("unmerged", number),
    title: "撤销合并",
    submit: "撤销合并",
    metadata: "",
    blocks: [
      {
        type: "section",
        text: toPlain(`${number} 将不再并入 ${mergedNumber ?? "别的需求"}，恢复单独办理。`, LIMITS.section.text),
      },
      toNote(summary),
    ],
  });
}
