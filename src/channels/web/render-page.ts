/** The frame of every page: head, header, footer; and the friendly page for a problem. */
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Assets } from "./assets.ts";
import type { WebProblem } from "./web-problem.ts";

/** Rendered HTML, as hono's templates give it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The name in titles and headers. */
export const SITE_NAME = "一对一 企业服务助手";

type Page = {
  title: string;
  current: "chat" | "documents" | "needs" | "none";
  script: boolean;
  body: Html;
};

/** A whole page. */
export function renderPage(assets: Assets, page: Page): Html {
  const here = (name: Page["current"]) => (page.current === name ? raw(' aria-current="page"') : "");
  return renderFrame(assets, {
    title: page.title,
    name: page.current,
    head: page.script ? html`<script src="${assets.urls.chat}" defer></script>` : html``,
    brand: html`<a class="brand" href="/">${renderIcon(assets)}<span>一对一 <small>企业服务助手</small></span></a>`,
    menu: html`<nav aria-label="主导航"><a href="/"${here("chat")}>提问</a> <a href="/documents"${here("documents")}>政策文件</a> <a href="/needs"${here("needs")}>我的需求</a></nav>`,
    body: page.body,
  });
}

/**
 * What stands around every page, of firms and of staff.
 *
 * Shape   `name` is the page's style class; `head` holds the styles and scripts that only some pages load
 */
type Frame = { title: string; name: string; head: Html; brand: Html; menu: Html; body: Html };

/** The frame with a page in it. No inline script or style: the content security policy forbids them. */
export function renderFrame({ urls }: Assets, { title, name, head, brand, menu, body }: Frame): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${urls.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${urls.pico}">
<link rel="stylesheet" href="${urls.style}">
${head}
</head>
<body class="${name}-page">
<a class="skip" href="#main">跳到正文</a>
<header class="site">
${brand}
${menu}
</header>
${body}
</body>
</html>`;
}

/** The sign beside the site's name, which says it already. */
export function renderIcon({ urls }: Assets): Html {
  return html`<img src="${urls.icon}" alt="" width="28" height="28">`;
}

/** What a person sees when a page could not be given. */
export function renderProblemPage(assets: Assets, problem: WebProblem): Html {
  return renderPage(assets, {
    title: `${problem.title} · ${SITE_NAME}`,
    current: "none",
    script: false,
    body: html`<main id="main" class="problem">
<h1>${problem.title}</h1>
<p>${problem.detail}</p>
<p><a href="/">回到提问</a>　<a href="/documents">看政策文件</a></p>
<p class="quiet">问题编号 ${problem.reference}</p>
</main>`,
  });
}
