/** A box to write a question or a need into, for the command without words, the shortcut and the Home tab. */
import type { ModalView } from "@slack/types";
import { CALLBACK_IDS } from "./action-ids.ts";
import { readInputs, toTextInput } from "./inputs.ts";
import { LIMITS } from "./limits.ts";
import { toModal, toNote } from "./modal.ts";

/** The modal, with the words that are there already; what was written goes on as a message. */
export function renderAskModal({ text, metadata }: { text: string; metadata: string }): ModalView {
  const maxChars = LIMITS.input.text;
  return toModal({
    callbackId: CALLBACK_IDS.ask,
    title: "提问或报需求",
    submit: "发送",
    metadata,
    blocks: [
      toTextInput(
        { name: "text", label: "想问哪项政策，或者遇到什么技术难题", optional: false },
        {
          value: text.slice(0, maxChars),
          maxChars,
          isLong: true,
          placeholder: "例：高企认定奖励多少？进口轴承断供了，想找国产替代。",
        },
      ),
      toNote("请不要写涉密内容。答复会发到和机器人的私信里。"),
    ],
  });
}

/** What was written; takes `view.state.values`. */
export function readAskModal(state: unknown): string {
  return (readInputs(state)["text"] ?? "").trim();
}
