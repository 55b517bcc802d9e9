/** Jobs that were given up (搁置): what they were about, why they failed, and the button that lets one run again. */
import { html } from "hono/html";
import type { GivenUpJobs } from "../../core/list-buried-jobs.ts";
import type { SlackBacklog } from "../../core/read-slack-backlog.ts";
import type { SignedIn } from "./console-session.ts";
import { showTime } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

/** The page; `backlog` is null where no Slack app is configured. */
export function renderJobs(
  web: Web,
  { staff, jobs, posts, canRetry, backlog }: GivenUpJobs & { staff: SignedIn; backlog: SlackBacklog | null },
): Html {
  return renderConsole(web.assets, {
    title: "搁置任务",
    current: "jobs",
    staff,
    body: html`<h1>搁置任务</h1>
<p class="quiet">后台任务失败多次后停下，等人处理。先看原因（详情在运行日志里），排除后${canRetry ? "点“再试一次”" : "请管理员再试"}；重复运行不会办两遍。</p>
${jobs.length === 0 ? html`<p class="empty">没有搁置的任务。</p>` : renderTable(jobs, canRetry)}${backlog === null ? "" : renderBacklog(backlog)}${posts.length === 0 ? "" : renderPosts(posts, canRetry)}`,
  });
}

/** What waits between Slack and us, and what Slack would not take. */
function renderBacklog({ arrivals, posts }: SlackBacklog): Html {
  const since = (at: Date | null): string => (at === null ? "" : `（最早 ${showTime(at)}）`);
  return html`<h2>Slack</h2>
<p>待处理的来信 ${arrivals.waiting} 条${since(arrivals.oldestAt)}，待发 ${posts.waiting} 条${since(posts.oldestAt)}，发不出去、已停下 ${posts.buried} 条。</p>`;
}

/** Posts are few kinds of one thing: where each was to go is what tells them apart. */
function renderPosts(posts: GivenUpJobs["posts"], canRetry: boolean): Html {
  return html`<table class="plain"><thead><tr><th>消息</th><th>发往</th><th>需求</th><th>原因</th><th>试过</th><th>最后一次</th><th></th></tr></thead><tbody>${posts.map(
    ({ id, label, channel, needNumber, reason, attempts, failedAt }) => html`<tr><td>${label}</td><td>${channel}</td>
<td class="nowrap">${renderNeedLink(needNumber)}</td>
<td>${reason}</td><td class="nowrap">${attempts} 次</td><td class="nowrap">${showTime(failedAt)}</td>
<td>${canRetry ? renderRetry(`/console/jobs/posts/${id}/retry`) : ""}</td></tr>`,
  )}</tbody></table>`;
}

function renderNeedLink(number: string | null): Html | "" {
  return number === null ? "" : html`<a href="/console/needs/${encodeURIComponent(number)}">${number}</a>`;
}

function renderRetry(address: string): Html {
  return html`<form method="post" action="${address}"><button class="secondary">再试一次</button></form>`;
}

function renderTable(jobs: GivenUpJobs["jobs"], canRetry: boolean): Html {
  return html`<table class="plain"><thead><tr><th>任务</th><th>需求</th><th>原因</th><th>试过</th><th>最后一次</th><th></th></tr></thead><tbody>${jobs.map(
    ({ id, label, needNumber, reason, attempts, failedAt }) => html`<tr><td>${label}</td>
<td class="nowrap">${renderNeedLink(needNumber)}</td>
<td>${reason}</td><td class="nowrap">${attempts} 次</td><td class="nowrap">${showTime(failedAt)}</td>
<td>${canRetry ? renderRetry(`/console/jobs/${id}/retry`) : ""}</td></tr>`,
  )}</tbody></table>`;
}
