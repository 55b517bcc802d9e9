/** The frame of every modal. */
import type { KnownBlock, ModalView } from "@slack/types";
import { toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** What a modal is: `submit` null only shows something; `metadata` comes back with the submission. */
export type Modal = {
  callbackId: string;
  title: string;
  submit: string | null;
  blocks: KnownBlock[];
  metadata: string;
};

/** The view. The caller keeps `metadata` within Slack's limit: cut, it would not be what was meant. */
export function toModal({ callbackId, title, submit, blocks, metadata }: Modal): ModalView {
  const { title: longest, button } = LIMITS.view;
  return {
    type: "modal",
    callback_id: callbackId,
    title: toPlain(title, longest),
    close: toPlain(submit === null ? "关闭" : "取消", button),
    ...(submit === null ? {} : { submit: toPlain(submit, button) }),
    private_metadata: metadata,
    blocks: blocks.slice(0, LIMITS.view.blocks),
  };
}

/** A quiet line. */
export function toNote(text: string): KnownBlock {
  return { type: "context", elements: [toPlain(text, LIMITS.plainText)] };
}
