/** The Home tabs: an enterprise's own needs with what is new, and a member of staff's queue, each with where to go on. */
import type { HomeView, KnownBlock } from "@slack/types";
import type { NeedView, StoredNeed } from "../../core/list-needs.ts";
import type { SlackContact } from "../../core/own-contact-on-slack.ts";
import type { readOwnNeeds } from "../../core/own-needs.ts";
import type { SlackMessage } from "../../core/ports.ts";
import type { SlackHome } from "../../core/read-slack-home.ts";
import { CLOCK_LABELS, STATE_LABELS } from "../../domain/need-labels.ts";
import { BOTTLENECK_LABELS, nameGroup, showTime, type WordBook } from "../../domain/need-words.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { clip, toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { type Rendered, toActions, toButton, toMessage } from "./message.ts";
import { toNote } from "./modal.ts";
import { nameOwnState } from "./render-own-need.ts";
import type { Site } from "./render-reply.ts";
import { toParagraph, toRun } from "./rich-text.ts";

const MOST_OWN_NEEDS = 30;
const MOST_NOTICES = 20;
const NOTICE_MAX_CHARS = 500;

/** 我的需求. */
export function renderEnterpriseHome(
  { needs, notices }: Awaited<ReturnType<typeof readOwnNeeds>>,
  contact: SlackContact,
  words: WordBook,
): HomeView {
  const listed = needs.slice(0, MOST_OWN_NEEDS).map((one) =>
    renderRow({
      title: `${one.need.number} ${one.need.summary}`,
      facts: [nameOwnState(one), nameGroup(words, one.need.groupId), `${showTime(one.need.changedAt)} 更新`],
      action: ACTION_IDS.openOwnNeed,
      number: one.need.number,
    }),
  );
  return toHome([
    toHeader("我的需求"),
    toNote(nameContact(contact)),
    ...toActions([
      toButton(ACTION_IDS.ask, "提问或报需求", "", { style: "primary" }),
      toButton(ACTION_IDS.contact, contact.confirmed ? "更改单位和联系方式" : "确认单位", ""),
    ]),
    ...(needs.length === 0
      ? [toNote("还没有报过需求。遇到技术难题，直接发消息说就行，例如“压铸件气孔率高，想找人看看”。")]
      : []),
    ...listed,
    ...renderRest(needs.length, MOST_OWN_NEEDS),
    ...(notices.length === 0 ? [] : [toHeader("通知")]),
    ...notices
      .slice(0, MOST_NOTICES)
      .map(({ text, createdAt, readAt }) =>
        toNote(`${readAt === null ? "● " : ""}${showTime(createdAt)} ${clip(text, NOTICE_MAX_CHARS)}`),
      ),
  ]);
}

/** Whose firm it is, as far as the person has said so. */
function nameContact({ profile, confirmed }: SlackContact): string {
  const firm = profile?.enterprise ?? null;
  if (firm === null) {
    return "还不知道您是哪家企业的。确认一次，以后报需求不用再写。";
  }
  return confirmed ? `您的单位：${firm}` : `您上次报需求写的单位是“${firm}”，请确认一次。`;
}

/** The views that a member of staff's tab lists, in this order. */
const VIEWS = [
  { view: "overdue", label: "已超期" },
  { view: "mine", label: "我的" },
  { view: "unclaimed", label: "未认领" },
] as const;

/** A view on the tab. */
type HomeList = (typeof VIEWS)[number]["view"];

/** What a member of staff's tab shows: how many there are in each view, and the first of three. */
export type StaffHome = {
  name: string;
  counts: Readonly<Record<NeedView, number>>;
  lists: Readonly<Record<HomeList, readonly StoredNeed[]>>;
  now: Date;
};

/** One block a need, three lists: within Slack's hundred. */
const MOST_LISTED = 25;

/** The tab for whoever it is. */
export function renderHome(home: SlackHome, words: WordBook, site: Site): HomeView {
  return home.kind === "staff"
    ? renderStaffHome(home, words, site)
    : renderEnterpriseHome(home.own, home.contact, words);
}

/** My queue, what nobody has taken, what is late. */
export function renderStaffHome({ name, counts, lists, now }: StaffHome, words: WordBook, { siteUrl }: Site): HomeView {
  const { overdue, nearly, mine, unclaimed, open } = counts;
  const blocks = VIEWS.flatMap(({ view, label }): KnownBlock[] => {
    const needs = lists[view];
    return [
      toHeader(`${label} ${counts[view]}`),
      ...(needs.length === 0 ? [toNote("没有。")] : []),
      ...needs.slice(0, MOST_LISTED).map((need) => renderNeed(need, words, now)),
      ...renderRest(Math.max(counts[view], needs.length), MOST_LISTED),
    ];
  });
  const link =
    siteUrl === null ? [] : [{ ...toButton(ACTION_IDS.link, "打开办理台", "console"), url: `${siteUrl}/console` }];
  return toHome([
    toHeader(`${name}，您好`),
    toParagraph(toRun(`在办 ${open} 条：超期 ${overdue}，将超期 ${nearly}，未认领 ${unclaimed}，我的 ${mine}。`)),
    ...toActions([toButton(ACTION_IDS.view("refresh"), "刷新", "refresh"), ...link]),
    ...blocks,
  ]);
}

/** A message holds less than a tab. */
const SUMMARY_MAX_CHARS = 150;

/** A list that somebody asked for by message. */
export function renderQueue(
  { view, needs, total, now }: Extract<SlackMessage, { kind: "queue" }>,
  words: WordBook,
): Rendered {
  const label = VIEWS.find((one) => one.view === view)?.label ?? "";
  const head = total === 0 ? `${label}：没有。` : `${label}：${total} 条。`;
  const listed = needs
    .slice(0, MOST_LISTED)
    .map((need) => renderNeed({ ...need, summary: clip(need.summary, SUMMARY_MAX_CHARS) }, words, now));
  return toMessage([toParagraph(toRun(head, { bold: true })), ...listed, ...renderRest(total, MOST_LISTED)]);
}

function renderNeed(need: StoredNeed, words: WordBook, now: Date): KnownBlock {
  const mark = BOTTLENECK_LABELS[need.bottleneck];
  const facts = [STATE_LABELS[need.state], mark, need.enterprise, nameGroup(words, need.groupId), nameDue(need, now)];
  return renderRow({
    title: `${need.number} ${need.summary}`,
    facts,
    action: ACTION_IDS.openNeed,
    number: need.number,
  });
}

function nameDue({ nextClock, dueAt }: StoredNeed, now: Date): string {
  if (nextClock === null || dueAt === null) {
    return "";
  }
  return dueAt <= now ? `${CLOCK_LABELS[nextClock]}已超期` : `${CLOCK_LABELS[nextClock]} ${showTime(dueAt)} 前`;
}

type Line = { title: string; facts: readonly string[]; action: string; number: string };

function renderRow({ title, facts, action, number }: Line): KnownBlock {
  const { text } = LIMITS.section;
  return {
    type: "section",
    text: toPlain(`${title}\n${facts.filter((fact) => fact !== "").join(" · ")}`, text),
    accessory: toButton(action, "查看", number),
  };
}

function renderRest(count: number, shown: number): KnownBlock[] {
  return count <= shown ? [] : [toNote(`另有 ${count - shown} 条没有列出。`)];
}

function toHeader(text: string): KnownBlock {
  return { type: "header", text: toPlain(text, LIMITS.header) };
}

function toHome(blocks: KnownBlock[]): HomeView {
  return { type: "home", blocks: blocks.slice(0, LIMITS.view.blocks) };
}
