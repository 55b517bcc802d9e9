/** Tells from Slack's answer, or from its lack, whether a call was done and whether another try may help. */
import { webApi } from "@slack/bolt";
import { ChannelError } from "../../errors.ts";

/** Nothing goes out until somebody mends the token or installs the app anew. */
const UNAUTHORISED: ReadonlySet<string> = new Set([
  "not_authed",
  "invalid_auth",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "org_login_required",
  "ekm_access_denied",
  "missing_scope",
  "no_permission",
  "team_access_not_granted",
]);
/** The place is not there, or not for us. */
const GONE: ReadonlySet<string> = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "user_not_found",
  "user_disabled",
  "message_not_found",
  "thread_not_found",
  "cannot_dm_bot",
  "messages_tab_disabled",
]);
/** Slack's own faults: what it did before them is not known. */
const UNCERTAIN: ReadonlySet<string> = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** The error as the core knows it. */
export function toChannelError(cause: unknown): ChannelError {
  if (cause instanceof ChannelError) {
    return cause;
  }
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return new ChannelError("channel_rate_limited", "ratelimited", { cause, retryAfterMs: cause.retryAfter * 1000 });
  }
  if (cause instanceof webApi.WebAPIPlatformError) {
    return fromCode(String(cause.data.error), cause);
  }
  const reason =
    cause instanceof webApi.WebAPIHTTPError
      ? `http_${cause.statusCode}`
      : cause instanceof Error
        ? cause.name
        : "unknown";
  return new ChannelError("channel_uncertain", reason, { cause });
}

function fromCode(code: string, cause: unknown): ChannelError {
  if (code === "ratelimited" || code === "rate_limited") {
    return new ChannelError("channel_rate_limited", code, { cause });
  }
  if (UNAUTHORISED.has(code)) {
    return new ChannelError("channel_unauthorised", code, { cause });
  }
  if (GONE.has(code)) {
    return new ChannelError("channel_gone", code, { cause });
  }
  return new ChannelError(UNCERTAIN.has(code) ? "channel_uncertain" : "channel_refused", code, { cause });
}
