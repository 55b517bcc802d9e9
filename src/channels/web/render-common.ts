/** Common needs (共性需求): themes with the number of firms and the needs under each. */
import { html } from "hono/html";
import type { CommonTheme } from "../../core/list-common-needs.ts";
import { STATE_LABELS } from "../../domain/need-labels.ts";
import type { SignedIn } from "./console-session.ts";
import { nameGroup } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type Common = { staff: SignedIn; themes: readonly CommonTheme[]; cut: boolean };

/** The page. */
export function renderCommon(web: Web, { staff, themes, cut }: Common): Html {
  return renderConsole(web.assets, {
    title: "共性需求",
    current: "common",
    staff,
    body: html`<h1>共性需求</h1>
<p class="quiet">两家以上企业的在办需求说的是同一类问题，可以一起找资源、一起攻关。${cut ? "需求较多，只比较了最近有变化的。" : ""}</p>
${themes.length === 0 ? html`<p class="empty">还没有共性需求。</p>` : themes.map((theme) => renderTheme(web, theme))}`,
  });
}

function renderTheme({ deps }: Web, { theme, enterprises, needs }: CommonTheme): Html {
  return html`<section><h2>${theme} <small>${enterprises} 家企业，${needs.length} 条需求</small></h2>
<table class="plain"><tbody>${needs.map(
    (need) =>
      html`<tr><td><a href="/console/needs/${encodeURIComponent(need.number)}">${need.number}</a></td><td>${need.summary}</td><td>${need.enterprise}</td><td>${nameGroup(deps, need.groupId)}</td><td>${STATE_LABELS[need.state]}</td></tr>`,
  )}</tbody></table></section>`;
}
