/** The way into the console: what to do without a link, and the page behind an invitation. */
import { html } from "hono/html";
import type { Invite } from "../../core/sign-in-staff.ts";
import { ROLE_LABELS } from "../../domain/role.ts";
import type { Assets } from "./assets.ts";
import { renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";

/** Shown to whoever is not signed in; `problem` says why signing in by Slack did not work. */
export function renderSignIn(assets: Assets, { bySlack, problem }: { bySlack: boolean; problem: string | null }): Html {
  return renderConsole(assets, {
    title: "登录",
    current: "none",
    staff: null,
    body: html`<section class="narrow"><h1>登录办理台</h1>
${problem === null ? "" : html`<p class="trouble" role="alert">${problem}</p>`}
${bySlack ? html`<p><a role="button" href="/console/sign-in/slack">用 Slack 登录</a></p>` : ""}
<p>办理台没有密码。请打开管理员发给您的邀请链接；链接只能用一次，用过之后这个浏览器 30 天内不用再登录。</p>
<p>第一次安装：服务启动时在命令行里打印管理员链接。换了电脑或浏览器：请管理员重新发一个链接。</p></section>`,
  });
}

/** Asks who accepts an invitation; `invite` is null when the link no longer works. */
export function renderInvite(assets: Assets, { token, invite }: { token: string; invite: Invite | null }): Html {
  const body =
    invite === null
      ? html`<section class="narrow"><h1>链接不能用了</h1><p>这个邀请链接已经用过或过期，请找管理员重新发一个。</p></section>`
      : html`<section class="narrow"><h1>欢迎使用办理台</h1>
<p>您将以“${ROLE_LABELS[invite.role]}${invite.groupId === null ? "" : `，${invite.groupId}`}”的身份登录。</p>
<form method="post" action="/console/sign-in/${token}">
<label>姓名<input name="name" value="${invite.name ?? ""}" required maxlength="40" autocomplete="name" autofocus></label>
<label>邮箱（可不填）<input name="email" type="email" autocomplete="email"></label>
<button>登录</button></form></section>`;
  return renderConsole(assets, { title: "登录", current: "none", staff: null, body });
}
