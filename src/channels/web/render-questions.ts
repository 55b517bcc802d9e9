/** Unanswered questions with how often they were asked, the form for an answer, and the answers in use. */
import { html, raw } from "hono/html";
import type { StoredAnswer } from "../../core/curate-answers.ts";
import type { QuestionGap } from "../../core/list-questions.ts";
import { toDay } from "../../domain/day.ts";
import { LEVEL_NAMES, Level } from "../../domain/policy-document.ts";
import type { SignedIn } from "./console-session.ts";
import { toDocumentPath } from "./labels.ts";
import { showTime } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import { renderDue } from "./render-due.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type Draft = { question: string; answer: string; source: string; department: string };
type Questions = {
  staff: SignedIn;
  gaps: readonly QuestionGap[];
  answers: readonly StoredAnswer[];
  draft: Draft | null;
  problem: string | null;
};

/** The page; `draft` fills the form, null shows none; `problem` says what to mend in it. */
export function renderQuestions(web: Web, { staff, gaps, answers, draft, problem }: Questions): Html {
  return renderConsole(web.assets, {
    title: "未答问题",
    current: "questions",
    staff,
    body: html`<h1>未答问题</h1>
<p class="quiet">政策资料没有答上、企业要求转人工、或说没有用的问题，先到期的在前。写好答复后，再有人问就照您写的答，标明“专班答复”；过了复核日期不再使用。</p>
${draft === null ? "" : renderForm(web, draft, problem)}
${gaps.length === 0 ? html`<p class="empty">没有未答的问题。</p>` : renderGaps(web, gaps)}
${draft === null ? html`<p class="tools"><a href="/console/questions?question=" role="button" class="secondary">另写一条</a></p>` : ""}
${answers.length === 0 ? "" : renderAnswers(web, answers)}`,
  });
}

function renderGaps({ deps }: Web, gaps: readonly QuestionGap[]): Html {
  return html`<table class="plain"><thead><tr><th>问题</th><th>问过</th><th>最近</th><th>答复时限</th><th>归口</th><th></th></tr></thead><tbody>${gaps.map(
    (gap) => {
      const query = new URLSearchParams({ question: gap.question, department: gap.department ?? "" }).toString();
      return html`<tr><td>${gap.question}${gap.lapsed === null ? "" : html` <span class="badge past">答复 ${gap.lapsed} 已过复核日期</span>`}</td>
<td class="nowrap">${gap.times} 次${gap.handed === 0 ? "" : html`<br><small>${gap.handed} 次转人工</small>`}${gap.unhelpful === 0 ? "" : html`<br><small>${gap.unhelpful} 次说没有用</small>`}</td><td class="nowrap">${showTime(gap.lastAskedAt)}</td><td class="nowrap">${renderDue(deps, gap.clock === null ? null : { label: null, ...gap.clock })}</td><td>${gap.department}</td><td class="nowrap"><a href="/console/questions?${query}">写答复</a></td></tr>`;
    },
  )}</tbody></table>`;
}

function renderForm({ deps }: Web, draft: Draft, problem: string | null): Html {
  const today = toDay(deps.clock());
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return html`<section class="moves"><h2>写答复</h2>${problem === null ? "" : html`<p class="trouble" role="alert">${problem}</p>`}
<form method="post" action="/console/questions">
<label>问题<input name="question" value="${draft.question}" required maxlength="300"></label>
<label>答复<textarea name="answer" rows="5" required maxlength="3000" placeholder="金额、日期、条件只写有依据的">${draft.answer}</textarea></label>
<label>来源<input name="source" value="${draft.source}" required maxlength="300" placeholder="文件编号和条款，中间空一格；或写明出处，如 区科技局会议纪要"></label>
<div class="filters"><label>来源日期<input type="date" name="sourceOn" max="${today}" value="${today}" required></label>
<label>归口部门<input name="department" value="${draft.department}" required maxlength="60"></label>
<label>哪一级的政策<select name="level">${Level.options.map((level) => html`<option value="${level}"${raw(level === "district" ? " selected" : "")}>${LEVEL_NAMES[level]}</option>`)}</select></label>
<label>复核日期（一年以内）<input type="date" name="reviewOn" min="${today}" max="${nextYear}" required></label></div>
<button>启用这条答复</button></form></section>`;
}

function renderAnswers({ deps }: Web, answers: readonly StoredAnswer[]): Html {
  const today = toDay(deps.clock());
  return html`<h2>已写的答复</h2><table class="plain"><thead><tr><th>编号</th><th>问题和答复</th><th>来源</th><th>复核</th><th></th></tr></thead><tbody>${answers.map(
    (
      one,
    ) => html`<tr id="${one.id}"><td class="nowrap">${one.withdrawnOn === null ? html`<a href="${toDocumentPath(one.id, null)}">${one.id}</a>` : one.id}</td>
<td><b>${one.question}</b><br>${one.answer}<br><small>${one.staffName} ${one.createdOn}</small></td><td>${one.source}<br><small>${one.sourceOn}</small></td>
<td class="nowrap">${one.reviewOn}${one.withdrawnOn === null && one.reviewOn < today ? html`<br><span class="badge past">已过期，不再使用</span>` : ""}</td>
<td>${
      one.withdrawnOn === null
        ? html`<form method="post" action="/console/questions/${one.id}/withdraw"><button class="secondary">撤下</button></form>`
        : html`<span class="quiet">${one.withdrawnOn} 撤下</span>`
    }</td></tr>`,
  )}</tbody></table>`;
}
