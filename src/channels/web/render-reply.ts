/** A reply as a person reads it: the answer, the cited documents as cards below, and what can be pressed. */
import { randomUUID } from "node:crypto";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Level } from "../../domain/policy-document.ts";
import {
  type Citation,
  type CitationStatus,
  type Locale,
  type PolicyItem,
  type Reply,
  SAY,
} from "../../domain/reply.ts";
import { detectLocale } from "../../domain/script.ts";
import { isWebAddress } from "../../domain/web-address.ts";
import { cardWordsFor, STATUS_LABELS, SUMMARY_NOTE, toDocumentPath } from "./labels.ts";
import { OUTSIDE_LINK, renderMarkdown } from "./render-markdown.ts";
import type { Html } from "./render-page.ts";

/** Levels of the cited documents by id; a document that was taken out is not in it and gets no link. */
export type CitedLevels = ReadonlyMap<string, readonly Level[]>;

/** The citations of one document in one answer. */
type Group = { locale: Locale; first: Citation; all: Citation[] };

/** What was pressed on a reply before. */
export type Pressed = { helpful: boolean | null; handedOff: boolean };

/** The answer part of a turn. */
export async function renderReply(reply: Reply, levels: CitedLevels, pressed: Pressed): Promise<HtmlEscapedString> {
  const waiting = new Set(reply.items.flatMap((item) => (item.kind === "policy_question" ? groupByPolicy(item) : [])));
  const prose = await renderMarkdown(reply.text, async (paragraph, part) => {
    const group = [...waiting].find((one) => isCitationLine(paragraph, one));
    if (group === undefined) {
      return null;
    }
    waiting.delete(group);
    return html`<ul class="citations">${renderCard(group, part, levels)}</ul>`;
  });
  const rest = [...waiting].map((group) => renderCard(group, reply.text, levels));
  return html`<article class="answer"><h2 class="hidden-label">答复</h2>
<div class="prose">${prose}</div>
${rest.length > 0 ? html`<ul class="citations">${rest}</ul>` : ""}
${renderNext(reply)}${renderActions(reply, pressed)}</article>`;
}

/** Whether a paragraph is the citation in words, for channels without cards: then the card stands in its place. */
function isCitationLine(paragraph: string, { first }: Group): boolean {
  return paragraph.includes(first.title) && paragraph.includes(`${toDocumentPath(first.policy, null)}#`);
}

/** Citations of one document stand on one card, each clause once. */
function groupByPolicy({ question, citations }: PolicyItem): Group[] {
  const locale = detectLocale(question);
  const groups = new Map<string, Group>();
  for (const citation of citations) {
    const group = groups.get(citation.policy);
    if (group === undefined) {
      groups.set(citation.policy, { locale, first: citation, all: [citation] });
    } else if (!group.all.some((other) => other.clause === citation.clause)) {
      group.all.push(citation);
    }
  }
  return [...groups.values()];
}

/** A card leaves out what `text`, the answer above it, already says word for word. */
function renderCard({ locale, first, all }: Group, text: string, levels: CitedLevels): Html {
  const words = cardWordsFor(locale);
  const level = levels.get(first.policy);
  const title = level === undefined ? first.title : link(toDocumentPath(first.policy, first.clause), first.title);
  const clauses = all.map(({ policy, clause }) =>
    level === undefined ? clause : link(toDocumentPath(policy, clause), clause),
  );
  const note = first.textKind === "summary" && !text.includes(SUMMARY_NOTE) ? words.summary : null;
  const urls = [...new Set(all.map(({ url }) => url))].filter(isPresent).filter(isWebAddress);
  const sources = urls.map((url) => outside(url, words.source));
  const named = level === undefined ? null : words.levels(level);
  const facts = [named, first.documentNumber, ...clauses, note, ...sources].filter(isPresent);
  return html`<li class="card"><p class="card-title">${renderBadge(first.status, words.status(first.status))}${title}</p>
<p class="card-facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
${all.filter(({ quote }) => !isShown(quote, text)).map(({ quote }) => html`<blockquote>${quote}</blockquote>`)}</li>`;
}

/** The badge of a standing. */
export function renderBadge(status: CitationStatus, label: string): Html {
  return html`<span class="badge ${STATUS_LABELS[status].tone}">${label}</span>`;
}

/** Whether the answer prints a quotation word for word, apart from Markdown's own marks and spaces. */
function isShown(quote: string, text: string): boolean {
  const plain = (markdown: string) => markdown.replaceAll(/[\s>*_\\]/g, "");
  return plain(text).includes(plain(quote));
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}

function link(path: string, label: string): Html {
  return html`<a href="${path}">${label}</a>`;
}

/** A link to somebody else's page. */
export function outside(url: string, label: string): Html {
  return html`<a href="${url}" ${raw(OUTSIDE_LINK)}>${label}</a>`;
}

type Button = {
  field: string;
  path: string;
  isPressed: (pressed: Pressed) => boolean;
};

/** Actions that the web page knows; others belong to features that it does not show. */
const BUTTONS: ReadonlyMap<string, Button> = new Map([
  [
    "helpful",
    {
      field: "true",
      path: "/feedback",
      isPressed: ({ helpful }) => helpful === true,
    },
  ],
  [
    "unhelpful",
    {
      field: "false",
      path: "/feedback",
      isPressed: ({ helpful }) => helpful === false,
    },
  ],
  ["handoff", { field: "", path: "/handoffs", isPressed: ({ handedOff }) => handedOff }],
]);

/** What the person may say or fill in next: a button sends its words as a message, a form opens on a page of its own. */
function renderNext({ conversationId, actions }: Reply): Html {
  const sayings = actions.flatMap((action) => ("id" in action && action.id === SAY ? [action] : []));
  const forms = actions.flatMap((action) => ("form" in action ? [action] : []));
  if (sayings.length + forms.length === 0) {
    return html``;
  }
  return html`<form class="suggestions next" method="post" action="/">
<input type="hidden" name="conversationId" value="${conversationId}"><input type="hidden" name="key" value="${randomUUID()}">
${sayings.map(({ label, style, value }) => html`<button class="${style === "primary" ? "say primary" : "say"}" name="text" value="${value}">${label}</button>`)}
${forms.map(({ title, form }) => html`<a class="say" href="/drafts/${form}">${title}</a>`)}</form>`;
}

/** The buttons are a plain form, so that they work without script. */
function renderActions(reply: Reply, pressed: Pressed): Html {
  const known = reply.actions.flatMap((action) => {
    const button = "id" in action ? BUTTONS.get(action.id) : undefined;
    return "id" in action && button !== undefined ? [{ action, button }] : [];
  });
  const [first] = known;
  if (first === undefined) {
    return html``;
  }
  const said = pressed.handedOff ? "已登记转人工。" : pressed.helpful === null ? "" : "已记录，谢谢。";
  return html`<form class="actions" method="post" action="/feedback" id="m-${first.action.value}">
<input type="hidden" name="messageId" value="${first.action.value}">
${known.map(
  ({ action, button }) =>
    html`<button class="quiet-button" formaction="${button.path}" name="helpful" value="${button.field}" aria-pressed="${String(button.isPressed(pressed))}">${action.label}</button>`,
)}
<span class="said" role="status">${said}</span></form>`;
}
