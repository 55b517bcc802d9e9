/** The chat page: what was said so far, suggested first questions, and the field to write in. */
import { html } from "hono/html";
import type { Turn } from "../../core/read-conversation.ts";
import { toVisibleText } from "../../domain/visible-text.ts";
import type { Assets } from "./assets.ts";
import { type Html, renderPage, SITE_NAME } from "./render-page.ts";
import { type CitedLevels, renderReply } from "./render-reply.ts";

type Chat = {
  conversationId: string;
  key: string;
  turns: readonly Turn[];
  levels: CitedLevels;
  suggestions: readonly string[];
};

/** The whole page. Without script every form posts and gets this page again. */
export function renderChat(assets: Assets, chat: Chat): Html {
  return renderPage(assets, {
    title: SITE_NAME,
    current: "chat",
    script: true,
    body: html`<main id="main">
${chat.turns.length === 0 ? renderWelcome(chat) : html`<h1 class="hidden-label">${SITE_NAME}</h1>`}
<div id="log" role="log" aria-live="polite" aria-label="对话">${chat.turns.map((turn) => renderTurn(turn, chat.levels))}</div>
<p id="status" role="status"></p>
</main>
${renderComposer(chat)}
<template id="question">${renderQuestion("")}</template>
<template id="trouble"><div class="trouble"><p></p><button type="button" class="secondary">重试</button></div></template>`,
  });
}

function renderWelcome(chat: Chat): Html {
  return html`<section id="welcome" class="welcome"><h1>您好，想了解哪项科技政策？</h1>
<p>我按国家、省、市、区的科技政策文件，回答补助、条件、材料和时间，并给出依据的条款；资料里没有的，会告诉您该找谁。</p>
<form method="post" action="/" class="suggestions" aria-label="常见问题">
${renderHidden(chat)}
${chat.suggestions.map((question) => html`<button class="suggestion" name="text" value="${question}">${question}</button>`)}
</form></section>`;
}

function renderTurn(turn: Turn, levels: CitedLevels): Html {
  return html`${renderQuestion(turn.text)}${
    turn.reply === null
      ? html`<p class="trouble">这条还没有答复，请再问一次。</p>`
      : renderReply(turn.reply, levels, turn)
  }`;
}

function renderQuestion(text: string): Html {
  return html`<article class="question"><h2 class="hidden-label">您问</h2><p dir="auto">${toVisibleText(text)}</p></article>`;
}

function renderComposer(chat: Chat): Html {
  return html`<footer class="composer">
<form id="composer" method="post" action="/">
${renderHidden(chat)}
<label class="hidden-label" for="text">您的问题</label>
<textarea id="text" name="text" rows="1" required placeholder="写下您的问题" enterkeyhint="send" aria-describedby="hint" autofocus></textarea>
<button type="submit">发送</button>
</form>
<div class="under"><span id="hint"><span class="keys">回车发送，Shift+回车换行。</span>请不要发送涉密内容。</span>
<form method="post" action="/conversations"><button class="link-button">新会话</button></form></div>
</footer>`;
}

function renderHidden({ conversationId, key }: Chat): Html {
  return html`<input type="hidden" name="conversationId" value="${conversationId}"><input type="hidden" name="key" value="${key}">`;
}
