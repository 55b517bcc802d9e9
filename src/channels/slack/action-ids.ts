/** The ids of buttons, menus and modals, and what somebody wants who presses or sends one. */
import { z } from "zod";
import { isNeedMove, type NeedMove } from "../../domain/need-move-form.ts";
import { isOwnMove, type OwnMove } from "../../domain/own-move.ts";

/** Ids; what follows the colon is a part of the press. */
export const ACTION_IDS = {
  say: (place: number) => `say:${place}`,
  form: (draftId: string) => `form:${draftId}`,
  feedback: "feedback",
  handoff: "handoff",
  move: (kind: NeedMove) => `move:${kind}`,
  /** The menu of further moves: its options carry `kind:number`. */
  more: "more",
  ownMove: (kind: OwnMove) => `own:${kind}`,
  openNeed: "open-need",
  openOwnNeed: "open-own-need",
  view: (view: string) => `view:${view}`,
  ask: "ask",
  contact: "contact",
  /** A button that only opens an address: nothing is to be done. */
  link: "link",
} as const;

/** Values of the two feedback buttons. */
export const FEEDBACK_VALUES = {
  helpful: (messageId: string) => `helpful:${messageId}`,
  unhelpful: (messageId: string) => `unhelpful:${messageId}`,
} as const;

/** What a press asks for. */
export type Wish =
  | { kind: "say"; text: string }
  | { kind: "form"; draftId: string }
  | { kind: "feedback"; messageId: string; helpful: boolean }
  | { kind: "handoff"; messageId: string }
  | { kind: "move"; move: NeedMove; number: string }
  | { kind: "own move"; move: OwnMove; number: string }
  | { kind: "open need" | "open own need"; number: string }
  | { kind: "view"; view: string }
  | { kind: "ask" | "contact" };

const Pressed = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Reads one entry of `actions` of a `block_actions` payload; null for what asks for nothing, or is not ours. */
export function readWish(action: unknown): Wish | null {
  const parsed = Pressed.safeParse(action);
  if (!parsed.success) {
    return null;
  }
  const { action_id, value = parsed.data.selected_option?.value ?? "" } = parsed.data;
  const [name, part] = halve(action_id);
  return READERS.get(name)?.(part, value) ?? null;
}

type ReadWish = (part: string, value: string) => Wish | null;

/** NOTE: a map, for an id that Slack sends back may also be the name of something that every object has. */
const READERS: ReadonlyMap<string, ReadWish> = new Map(
  Object.entries<ReadWish>({
    say: (_, text) => (text === "" ? null : { kind: "say", text }),
    form: (draftId) => ({ kind: "form", draftId }),
    feedback: (_, value) => {
      const [helpful, messageId] = halve(value);
      return { kind: "feedback", messageId, helpful: helpful === "helpful" };
    },
    handoff: (_, messageId) => ({ kind: "handoff", messageId }),
    move: (move, number) => (isNeedMove(move) ? { kind: "move", move, number } : null),
    more: (_, value) => {
      const [move, number] = halve(value);
      return isNeedMove(move) ? { kind: "move", move, number } : null;
    },
    own: (move, number) => (isOwnMove(move) ? { kind: "own move", move, number } : null),
    "open-need": (_, number) => ({ kind: "open need", number }),
    "open-own-need": (_, number) => ({ kind: "open own need", number }),
    view: (view) => ({ kind: "view", view }),
    ask: () => ({ kind: "ask" }),
    contact: () => ({ kind: "contact" }),
  }),
);

/** `callback_id` of modals. */
export const CALLBACK_IDS = {
  form: (draftId: string) => `form:${draftId}`,
  move: (kind: NeedMove, number: string) => `move:${kind}:${number}`,
  /** The same after the words were shown as the firm will read them. */
  preview: (kind: NeedMove, number: string) => `preview:${kind}:${number}`,
  ownMove: (kind: OwnMove, number: string) => `own:${kind}:${number}`,
  ask: "ask",
  contact: "contact",
} as const;

/** What a modal was sent for. */
export type Submission =
  | { kind: "form"; draftId: string }
  | { kind: "move"; move: NeedMove; number: string; isPreviewed: boolean }
  | { kind: "own move"; move: OwnMove; number: string }
  | { kind: "ask" | "contact" };

/** Reads a `callback_id`; null for what is not ours. */
export function readCallback(callbackId: string): Submission | null {
  const [name, rest] = halve(callbackId);
  if (name === "form") {
    return { kind: "form", draftId: rest };
  }
  const [move, number] = halve(rest);
  if ((name === "move" || name === "preview") && isNeedMove(move)) {
    return { kind: "move", move, number, isPreviewed: name === "preview" };
  }
  if (name === "own" && isOwnMove(move)) {
    return { kind: "own move", move, number };
  }
  return name === "ask" || name === "contact" ? { kind: name } : null;
}

function halve(text: string): [before: string, after: string] {
  const at = text.indexOf(":");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
