/** Staff sign in to the console by Slack (OpenID Connect): where they are sent, and who came back. */
import { webApi } from "@slack/bolt";
import { z } from "zod";
import { knowSlackPerson } from "../../core/know-slack-person.ts";
import type { Deps, SlackSender, StaffSignIn } from "../../core/ports.ts";
import { hashToken } from "../../core/token.ts";
import type { SlackAppName } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import { toChannelError } from "./channel-error.ts";
import { parseAnswer } from "./parse-answer.ts";
import { clientOptions, type SlackCaller } from "./slack-caller.ts";

/** Our page to which Slack sends the browser back; the manifest names it too. */
export const SIGN_IN_BACK = "/console/sign-in/slack/back";

/** The app by which people sign in; `apiUrl` is null for Slack itself. */
export type SignInSettings = {
  app: SlackAppName;
  clientId: string;
  clientSecret: string;
  apiUrl: string | null;
  siteUrl: string;
};

const Token = z.object({ id_token: z.string() });
/** What the token says; it comes from Slack itself by https, so its signature need not be checked (OpenID Connect 3.1.3.7). */
const Claims = z.object({
  aud: z.string(),
  nonce: z.string(),
  exp: z.number(),
  "https://slack.com/team_id": z.string(),
  "https://slack.com/user_id": z.string(),
});
const Installed = z.object({ team_id: z.string() });

/** Builds it; a person is staff by the same rules as in Slack itself. */
export function createSignIn(
  { app, clientId, clientSecret, apiUrl, siteUrl }: SignInSettings,
  { deps, sender, caller }: { deps: Deps; sender: SlackSender; caller: SlackCaller },
): StaffSignIn {
  // Without the bot's token: the app itself asks, with its own secret.
  const client = new webApi.WebClient(undefined, clientOptions(apiUrl));
  const site = apiUrl === null ? "https://slack.com" : new URL(apiUrl).origin;
  const back = `${siteUrl}${SIGN_IN_BACK}`;
  const exchange = async (code: string): Promise<z.infer<typeof Claims>> => {
    const asked = { client_id: clientId, client_secret: clientSecret, code, redirect_uri: back };
    try {
      return readClaims(parseAnswer(Token, await client.openid.connect.token(asked)).id_token);
    } catch (error) {
      throw toChannelError(error);
    }
  };
  return {
    address: (state) => {
      const asked = { response_type: "code", scope: "openid profile email", client_id: clientId, redirect_uri: back };
      return `${site}/openid/connect/authorize?${new URLSearchParams({ ...asked, state, nonce: hashToken(state) })}`;
    },
    findStaff: async (code, state) => {
      const claims = await exchange(code);
      const isFresh = claims.exp * 1000 > deps.clock().getTime();
      if (claims.aud !== clientId || claims.nonce !== hashToken(state) || !isFresh) {
        throw new ChannelError("channel_refused", "wrong_token");
      }
      const { "https://slack.com/team_id": team, "https://slack.com/user_id": user } = claims;
      const own = parseAnswer(Installed, await caller.call("auth.test", ({ auth }) => auth.test())).team_id;
      return (await knowSlackPerson(deps, sender, app, { team, user, external: team !== own })).staff;
    },
  };
}

function readClaims(idToken: string): z.infer<typeof Claims> {
  const [, payload = ""] = idToken.split(".");
  return parseAnswer(Claims, parseJson(Buffer.from(payload, "base64url").toString()));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
