/** Pages of a requester's needs: the list with what is new, and one need with its progress in plain words. */
import { html } from "hono/html";
import type { OwnNeed, readOwnNeeds } from "../../core/own-needs.ts";
import { CLOCK_LABELS, OUTCOME_LABELS, renderClock, STATE_LABELS } from "../../domain/need-labels.ts";
import { listOwnMoves } from "../../domain/own-move.ts";
import { toVisibleText } from "../../domain/visible-text.ts";
import { nameGroup, showTime } from "./need-words.ts";
import { type Html, renderPage } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type List = Awaited<ReturnType<typeof readOwnNeeds>> & { problem: string | null };

/** 我的需求. */
export function renderOwnNeeds(web: Web, { needs, notices, problem }: List): Html {
  return renderPage(web.assets, {
    title: "我的需求",
    current: "needs",
    script: false,
    body: html`<main id="main"><h1>我的需求</h1>
${needs.length === 0 ? html`<p>这个浏览器还没有报过需求。遇到技术难题，直接在<a href="/">提问</a>里说就行，例如“压铸件气孔率高，想找人看看”。</p>` : ""}
<ul class="own-needs">${needs.map(
      ({ need, joint }) => html`<li><a href="/needs/${need.number}"><b>${need.number}</b> ${need.summary}</a><br>
${renderState(need, joint)} <small>${nameGroup(web.deps, need.groupId)}　${showTime(need.changedAt)} 更新</small></li>`,
    )}</ul>
${notices.length === 0 ? "" : html`<h2>通知</h2><ul class="notices">${notices.slice(0, 20).map((notice) => html`<li${notice.readAt === null ? html` class="unread"` : ""}><small>${showTime(notice.createdAt)}</small> ${toVisibleText(notice.text)}</li>`)}</ul>`}
<h2>查别处报的需求</h2>
${problem === null ? "" : html`<p class="trouble" role="alert">${problem}</p>`}
<form class="open-need" method="post" action="/needs/open">
<label>单号<input name="number" required placeholder="XQ-2026-0001" autocomplete="off"></label>
<label>预留手机后四位<input name="tail" required inputmode="numeric" maxlength="4" autocomplete="off"></label>
<button>查进度</button></form>
<p class="quiet"><a href="/needs/data">我的数据：查看、下载或删除</a></p></main>`,
  });
}

type State = Pick<OwnNeed["need"], "state" | "outcome">;
type One = { own: OwnNeed; key: string; isOwner: boolean; problem: string | null };

/** One need. Who opened it by number and phone tail may look, but changes nothing. */
export function renderOwnNeed(web: Web, { own, key, isOwner, problem }: One): Html {
  const { need, joint, clocks, notices, alike } = own;
  const { calendar } = web.deps.vocabulary.clockRules;
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  return renderPage(web.assets, {
    title: `${need.number} ${need.summary}`,
    current: "needs",
    script: false,
    body: html`<main id="main"><p class="quiet"><a href="/needs">← 我的需求</a></p>
<h1>${need.summary}</h1>
<p><b>${need.number}</b>　${renderState(need, joint)}　${nameGroup(web.deps, need.groupId)}（默认分组）</p>
${problem === null ? "" : html`<p class="trouble" role="alert">${problem}</p>`}
${running.length === 0 ? "" : html`<p class="quiet">${running.map((clock) => `${CLOCK_LABELS[clock.clock]}：${renderClock(clock, calendar)}`).join("；")}</p>`}
${alike === 0 ? "" : html`<p class="quiet">另有 ${alike} 家企业提过类似的问题，会一并考虑。</p>`}
<h2>进展</h2>
${notices.length === 0 ? html`<p class="quiet">已转给${nameGroup(web.deps, need.groupId)}，认领后这里会有消息。</p>` : html`<ol class="notices">${notices.toReversed().map((notice) => html`<li><small>${showTime(notice.createdAt)}</small> ${toVisibleText(notice.text)}</li>`)}</ol>`}
${isOwner ? renderForms(own, key) : ""}
<h2>您报的内容</h2><p class="own-words">${toVisibleText(need.sourceText)}</p></main>`,
  });
}

/** 已合并（办结：已解决）: a merged need fares as the one that it is handled with. */
function renderState(need: State, joint: State | null): Html {
  const describe = ({ state, outcome }: State): string =>
    `${STATE_LABELS[state]}${outcome === null ? "" : `：${OUTCOME_LABELS[outcome]}`}`;
  return html`<span class="badge good">${describe(need)}${joint === null ? "" : `（${describe(joint)}）`}</span>`;
}

/** What the requester can do now. */
function renderForms({ need, joint, log }: OwnNeed, key: string): Html {
  const action = `/needs/${need.number}`;
  const moves = listOwnMoves({ need, joint, log });
  const again = joint === null ? "不认可，要求重办" : "不认可，要求单独重办";
  const confirm = moves.includes("confirmed")
    ? html`<form method="post" action="${action}">${hidden("confirmed", key)}<input type="hidden" name="outcome" value="${(joint ?? need).outcome ?? ""}"><button>认可结果</button></form>`
    : "";
  const reopen = moves.includes("reopened")
    ? html`<details><summary>${again}</summary><form method="post" action="${action}">${hidden("reopened", key)}<label>哪里没有解决<textarea name="reason" rows="2" required maxlength="1000"></textarea></label><button class="secondary">要求重办</button></form></details>`
    : "";
  const answer = moves.includes("answered")
    ? html`<form method="post" action="${action}">${hidden("answered", key)}<label>补充或答复<textarea name="text" rows="3" required maxlength="4000" placeholder="请不要写涉密内容"></textarea></label><button>发送</button></form>`
    : "";
  const withdraw = moves.includes("withdrawn")
    ? html`<details><summary>撤回这条需求</summary><form method="post" action="${action}">${hidden("withdrawn", key)}<label>原因（可不填）<input name="reason" maxlength="1000"></label><button class="secondary">撤回</button></form></details>`
    : "";
  return html`<section class="own-forms">${confirm}${reopen}${answer}${withdraw}</section>`;
}

function hidden(kind: string, key: string): Html {
  return html`<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="key" value="${key}">`;
}
