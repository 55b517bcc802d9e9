/** A reply as Slack messages: the answer with its citations, feedback, and what can be pressed next; pure. */
import type { ActionsBlock, ContextActionsBlock, KnownBlock } from "@slack/types";
import { type Action, type Reply, SAY } from "../../domain/reply.ts";
import { isWebAddress } from "../../domain/web-address.ts";
import { ACTION_IDS, FEEDBACK_VALUES } from "./action-ids.ts";
import { toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { blockSize, type Rendered, toActions, toButton, toMessage } from "./message.ts";
import { type FindLink, renderMarkdown, type TextBlock } from "./render-markdown.ts";

/** Where our own pages are, without a slash at its end; null when nobody outside can open them. */
export type Site = { siteUrl: string | null };

/** The messages of a reply, in order: one, or several where one would be too long; buttons stand on the last. */
export function renderReply(reply: Reply, site: Site): Rendered[] {
  const portions = fillMessages(renderMarkdown(reply.text, linksOf(reply, site)));
  const foot = [...renderNext(reply), ...renderFeedback(reply)];
  return portions.map((blocks, index) => toMessage(index === portions.length - 1 ? [...blocks, ...foot] : blocks));
}

/** A link leads to a cited document, here or where it was published, and nowhere else. */
function linksOf({ items }: Reply, { siteUrl }: Site): FindLink {
  const cited = items.flatMap((item) => (item.kind === "policy_question" ? item.citations : []));
  const sources = new Set(cited.flatMap(({ url }) => (url !== null && isWebAddress(url) ? [url] : [])));
  const pages = new Map(
    cited.map(({ policy, clause }) => [
      `/documents/${policy}#${clause}`,
      `/documents/${encodeURIComponent(policy)}#${encodeURIComponent(clause)}`,
    ]),
  );
  return (href) => {
    if (sources.has(href)) {
      return href;
    }
    const page = pages.get(decode(href));
    return page === undefined || siteUrl === null ? null : `${siteUrl}${page}`;
  };
}

/** A broken escape is left as it is. */
function decode(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** Room that the buttons take. */
const FOOT = { blocks: 3, chars: 2000 };

/** Blocks in the order of the text, as many a message as Slack takes. */
function fillMessages(blocks: readonly TextBlock[]): KnownBlock[][] {
  const portions: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let size = 0;
  for (const block of blocks) {
    const length = blockSize(block);
    const isFull =
      size + length > LIMITS.message.allText - FOOT.chars || current.length >= LIMITS.message.blocks - FOOT.blocks;
    if (isFull && current.length > 0) {
      portions.push(current);
      current = [];
      size = 0;
    }
    current.push(block);
    size += length;
  }
  return current.length > 0 || portions.length === 0 ? [...portions, current] : portions;
}

/** What the person may say or fill in next, in the reply's order, and then a person to turn to. */
function renderNext({ actions }: Reply): ActionsBlock[] {
  const next = actions.flatMap((action, place) => {
    if ("form" in action) {
      return [toButton(ACTION_IDS.form(action.form), action.title, action.form)];
    }
    return action.id === SAY ? [toButton(ACTION_IDS.say(place), action.label, action.value, lookOf(action))] : [];
  });
  const handoff = findAction(actions, "handoff");
  return toActions([
    ...next,
    ...(handoff === undefined ? [] : [toButton(ACTION_IDS.handoff, handoff.label, handoff.value, lookOf(handoff))]),
  ]);
}

function findAction(actions: Reply["actions"], id: string): Button | undefined {
  return actions.flatMap((action) => ("id" in action && action.id === id ? [action] : []))[0];
}

type Button = Extract<Action, { id: string }>;

function lookOf({ style, confirm }: Button): { style?: "primary" | "danger"; confirm?: string } {
  return { ...(style === "default" ? {} : { style }), ...(confirm === undefined ? {} : { confirm }) };
}

/** 有用 / 没用 below an answer. */
function renderFeedback({ actions }: Reply): ContextActionsBlock[] {
  const [good, bad] = [findAction(actions, "helpful"), findAction(actions, "unhelpful")];
  if (good === undefined || bad === undefined) {
    return [];
  }
  const { text } = LIMITS.button;
  return [
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: ACTION_IDS.feedback,
          positive_button: { text: toPlain(good.label, text), value: FEEDBACK_VALUES.helpful(good.value) },
          negative_button: { text: toPlain(bad.label, text), value: FEEDBACK_VALUES.unhelpful(bad.value) },
        },
      ],
    },
  ];
}
