/** 我的数据: what is stored about this browser's person, the file of it, and its deletion. */
import { html } from "hono/html";
import { KEEPING } from "../../core/keeping.ts";
import type { OwnData } from "../../core/own-data.ts";
import { STATE_LABELS } from "../../domain/need-labels.ts";
import { type Html, renderPage } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type Page = { data: OwnData; open: readonly string[] };

/** The page; `open` are needs that stand in the way of a deletion. */
export function renderOwnData(web: Web, { data, open }: Page): Html {
  const { profile, needs, conversations } = data;
  const rows: [string, string | null][] = [
    ["单位", profile?.enterprise ?? null],
    ["联系人", profile?.contact ?? null],
    ["电话", profile?.phone ?? null],
    ["邮箱", profile?.email ?? null],
    [
      "需求",
      needs.length === 0 ? null : needs.map(({ number, state }) => `${number}（${STATE_LABELS[state]}）`).join("、"),
    ],
    ["对话", conversations === 0 ? null : `${conversations} 段`],
  ];
  const isEmpty = rows.every(([, value]) => value === null);
  return renderPage(web.assets, {
    title: "我的数据",
    current: "needs",
    script: false,
    body: html`<main id="main"><p class="quiet"><a href="/needs">← 我的需求</a></p><h1>我的数据</h1>
<p>这里是系统为这个浏览器保存的内容。联系信息只用来办理您报的需求。没有提交的草稿和相关对话 ${KEEPING.draftDays} 天后自动删除，其他对话 ${KEEPING.talkMonths} 个月后删除，联系信息在最后一条需求了结 ${KEEPING.settledMonths} 个月后删除。</p>
${
  isEmpty
    ? html`<p>什么也没有保存。</p>`
    : html`<table class="head"><tbody>${rows.map(([label, value]) => (value === null ? "" : html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`))}</tbody></table>
<p><a href="/needs/data.json" role="button" class="secondary">下载全部内容（JSON）</a></p>
${renderDeletion(open)}`
}</main>`,
  });
}

function renderDeletion(open: readonly string[]): Html {
  const trouble =
    open.length === 0
      ? ""
      : html`<p class="trouble" role="alert">还有在办的需求：${open.map((number, index) => html`${index === 0 ? "" : "、"}<a href="/needs/${number}">${number}</a>`)}。请先撤回，或等办结后再删除，否则工作人员联系不上您。</p>`;
  return html`<h2>删除</h2>${trouble}
<p>会删除：姓名、电话、邮箱、草稿、通知和全部对话。已办结、撤回或合并的需求只留问题本身，不再有您的联系信息，这个浏览器也不再显示它们。企业名录里的联系人由专班维护，要改请告诉工作人员。</p>
<form class="own-forms" method="post" action="/needs/data/delete"><label><input type="checkbox" name="sure" required> 我明白删除后不能恢复</label><button class="secondary">删除我的数据</button></form>`;
}

/** What is shown after the deletion. */
export function renderErased(web: Web, needs: number): Html {
  return renderPage(web.assets, {
    title: "已删除",
    current: "needs",
    script: false,
    body: html`<main id="main"><h1>已删除</h1><p>您的联系信息、草稿、通知和对话已经删除。${needs === 0 ? "" : `${needs} 条已了结的需求只留下了问题本身。`}</p><p><a href="/">回到提问</a></p></main>`,
  });
}
