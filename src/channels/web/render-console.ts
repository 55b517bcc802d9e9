/** The frame of the console's pages: who is signed in, where one can go, and the same look as the chat. */
import { html, raw } from "hono/html";
import type { Staff } from "../../core/sign-in-staff.ts";
import { may, ROLE_LABELS, type StaffAction } from "../../domain/role.ts";
import type { Assets } from "./assets.ts";
import type { SignedIn } from "./console-session.ts";
import { type Html, renderFrame, renderIcon } from "./render-page.ts";

/** The pages of the console, in the order of the menu, each with the action that one must be allowed. */
const PAGES = [
  { id: "needs", path: "/console", label: "需求", action: "need.list_group" },
  { id: "common", path: "/console/common", label: "共性需求", action: "need.list_group" },
  { id: "questions", path: "/console/questions", label: "未答问题", action: "policy.curate" },
  { id: "enterprises", path: "/console/enterprises", label: "企业", action: "directory.read" },
  { id: "solvers", path: "/console/solvers", label: "资源", action: "directory.read" },
  { id: "people", path: "/console/people", label: "人员", action: "staff.invite" },
  { id: "audit", path: "/console/audit", label: "审计", action: "audit.read" },
] as const satisfies readonly { id: string; path: string; label: string; action: StaffAction }[];

/** One of the console's pages; the jobs that were given up, which are in the menu only when there are any; or the sign-in page before anybody is known. */
export type ConsolePage = (typeof PAGES)[number]["id"] | "jobs" | "none";

/** A page of the console. `staff` is null on the sign-in page. */
export function renderConsole(
  assets: Assets,
  page: { title: string; current: ConsolePage; staff: SignedIn | null; body: Html },
): Html {
  const { urls } = assets;
  const { staff, current } = page;
  return renderFrame(assets, {
    title: `${page.title} · 一对一 办理台`,
    name: "console",
    head: html`<meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true}'>
<link rel="stylesheet" href="${urls.console}">
<script src="${urls.htmx}" defer></script>`,
    brand: html`<a class="brand" href="/console">${renderIcon(assets)}<span>一对一 <small>办理台</small></span></a>`,
    menu: staff === null ? html`` : renderMenu(staff, current),
    body: html`<main id="main">${page.body}</main>`,
  });
}

function renderMenu(staff: SignedIn, current: ConsolePage): Html {
  const links = menuOf(staff).map(
    ({ id, path, label }) => html`<a href="${path}"${raw(id === current ? ' aria-current="page"' : "")}>${label}</a> `,
  );
  const here = raw(current === "jobs" ? ' aria-current="page"' : "");
  const jobs =
    staff.buriedJobs === 0
      ? ""
      : html`<a class="alarm" href="/console/jobs"${here}>搁置任务 <b>${staff.buriedJobs}</b></a>`;
  return html`<nav aria-label="主导航">${links}${jobs}</nav>
<form class="who" method="post" action="/console/sign-out"><span>${staff.name}（${ROLE_LABELS[staff.role]}${staff.groupId === null ? "" : ` ${staff.groupId}`}）</span><button class="link-button">退出</button></form>`;
}

function menuOf(staff: Staff): readonly (typeof PAGES)[number][] {
  const scope = { staffGroup: staff.groupId, needGroup: staff.groupId, needCc: [] };
  return PAGES.filter(({ action }) => may(staff.role, action, scope));
}
