/** The modal over a need that a button asks for: the need itself, or the form of a move. */
import type { ModalView } from "@slack/types";
import type { Deps } from "../../core/ports.ts";
import type { NeedFile } from "../../core/read-need.ts";
import type { NeedMove } from "../../domain/need-move-form.ts";
import { renderMergeModal, renderUnmergeModal } from "./render-merge-modal.ts";
import { type MoveSetting, renderMoveModal } from "./render-move-modal.ts";
import { renderNeedView } from "./render-need-view.ts";

/** The need as the modals of moves take it. */
export function toSetting(file: NeedFile, { directory, vocabulary }: Deps): MoveSetting {
  return { file, words: directory, deadlines: vocabulary.clockRules.deadlines };
}

/** The modal; `move` null shows the need. */
export function renderNeedWindow(move: NeedMove | null, file: NeedFile, deps: Deps): ModalView {
  switch (move) {
    case null:
      return renderNeedView(file, deps.directory, deps.vocabulary.clockRules.calendar);
    case "merged":
      return renderMergeModal(file);
    case "unmerged":
      return renderUnmergeModal(file.need);
    default:
      return renderMoveModal(move, toSetting(file, deps));
  }
}
