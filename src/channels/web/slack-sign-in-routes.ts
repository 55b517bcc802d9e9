/** Signing in to the console by Slack: out to Slack with this browser's secret, and back as the member of staff that Slack names. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { signInStaff } from "../../core/sign-in-staff.ts";
import { newToken } from "../../core/token.ts";
import { ChannelError, NotFoundError } from "../../errors.ts";
import { rememberSession } from "./console-session.ts";
import { cookieOptions, isHttps } from "./cookie-options.ts";
import { renderSignIn } from "./render-sign-in.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";

const COOKIE = "yiduiyi-slack-state";
/** Longer than anybody needs to say yes in Slack. */
const STATE_S = 600;

const UNKNOWN = "这个 Slack 账号还不是专班成员。请找管理员发邀请链接，或者在办理台登记同一个邮箱。";
const BROKEN = "登录没有完成，请再点一次“用 Slack 登录”。";
const SILENT = "Slack 现在没有应答，请稍后再试，或请管理员发邀请链接。";

/** Adds the routes; they stand before the one of the invitations. */
export function addSlackSignInRoutes(app: WebApp, web: Web): void {
  app.get("/console/sign-in/slack", (c) => {
    const { slackSignIn } = web.settings;
    if (slackSignIn === null) {
      throw new NotFoundError("这里没有开通用 Slack 登录。");
    }
    const state = newToken();
    setCookie(c, COOKIE, state, { ...cookieOptions(web.settings), maxAge: STATE_S });
    return c.redirect(slackSignIn.address(state), 302);
  });

  app.get("/console/sign-in/slack/back", async (c) => {
    const problem = await signIn(web, c);
    deleteCookie(c, COOKIE, cookieOptions(web.settings));
    return problem === null
      ? c.redirect("/console", 303)
      : c.html(renderSignIn(web.assets, { bySlack: true, problem }));
  });
}

/** Signs in; what went wrong, or null. */
async function signIn(web: Web, c: WebContext): Promise<string | null> {
  const { slackSignIn } = web.settings;
  const own = isHttps(web.settings) ? getCookie(c, COOKIE, "host") : getCookie(c, COOKIE);
  const { state, code } = c.req.query();
  if (slackSignIn === null || own === undefined || state !== own || code === undefined) {
    return BROKEN;
  }
  try {
    const staff = await slackSignIn.findStaff(code, state);
    if (staff === null) {
      return UNKNOWN;
    }
    rememberSession(web, c, await signInStaff(web.deps, staff));
    return null;
  } catch (error) {
    if (!(error instanceof ChannelError)) {
      throw error;
    }
    web.deps.log.warn({ code: error.code, reason: error.details["reason"] }, "sign-in by Slack failed");
    return error.code === "channel_refused" ? BROKEN : SILENT;
  }
}
