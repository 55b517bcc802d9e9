/** The manifests: within Slack's limits, known to the SDK, and asking for no more than is used. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LIMITS } from "../../../../src/channels/slack/limits.ts";
import { buildManifest } from "../../../../src/channels/slack/manifest.ts";
import { APPS, EVENTS, ofApp, SCOPES, toRequestPath } from "../../../../src/channels/slack/surface.ts";

const { manifest: limits } = LIMITS;
const URL_HERE = "https://yiduiyi.example";

const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(limits.name),
    description: z.string().min(1).max(limits.description),
    long_description: z.string().min(limits.longDescription.min).max(limits.longDescription.max),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(limits.botName), always_online: z.boolean() }),
    agent_view: z
      .strictObject({
        agent_description: z.string().min(1).max(limits.agentDescription),
        suggested_prompts: z
          .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
          .min(1)
          .max(limits.prompts),
      })
      .optional(),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(["global", "message"]),
          name: z.string().min(1).max(limits.shortcut.name),
          callback_id: z.string().min(1).max(LIMITS.id),
          description: z.string().min(1).max(limits.shortcut.description),
        }),
      )
      .max(limits.shortcuts),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().startsWith("/").max(limits.command.name),
          description: z.string().min(1).max(limits.command.description),
          usage_hint: z.string().max(limits.command.hint),
          should_escape: z.boolean(),
          url: z.url().optional(),
        }),
      )
      .max(limits.commands),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.url()).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()).max(limits.scopes), user: z.array(z.string()).optional() }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: z.url().optional(),
      bot_events: z.array(z.string()).max(limits.events),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const SDK = fileURLToPath(new URL("../../../../node_modules", import.meta.url));
const readSdk = (path: string) => readFileSync(`${SDK}/@slack/${path}`, "utf8");

const SOCKET = { door: "socket", url: null } as const;
const build = (...args: Parameters<typeof buildManifest>) => Manifest.parse(buildManifest(...args));

describe.each(APPS)("the %s app", (app) => {
  test("has a manifest within Slack's limits, for Socket Mode and for HTTP", () => {
    const socket = build(app, SOCKET);
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain("request_url");
    const http = build(app, { door: "http", url: URL_HERE });
    const address = `${URL_HERE}${toRequestPath(app)}`;
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect([
      http.settings.event_subscriptions.request_url,
      http.settings.interactivity.request_url,
      ...http.features.slash_commands.map(({ url }) => url),
    ]).toEqual([address, address, address, address]);
  });

  test("has the scope that each of its events needs", () => {
    const scopes = ofApp(SCOPES, app).map(({ scope }) => scope);
    const needed = ofApp(EVENTS, app).flatMap(({ scope }) => (scope === null ? [] : [scope]));
    expect(needed.filter((scope) => !scopes.includes(scope))).toEqual([]);
    expect(new Set(scopes).size).toBe(scopes.length);
  });
});

test("only the staff app is an agent, so that guests can use the other", () => {
  expect(build("staff", SOCKET).features.agent_view).toBeDefined();
  expect(build("enterprise", SOCKET).features.agent_view).toBeUndefined();
  expect(build("enterprise", SOCKET).oauth_config.scopes.bot).not.toContain("assistant:write");
  expect(build("enterprise", SOCKET).settings.event_subscriptions.bot_events).not.toContain("agent_session_stopped");
});

test("staff may sign in to the console by their app where our pages can be opened, by socket too", () => {
  const { oauth_config, settings } = build("staff", { door: "socket", url: URL_HERE });
  expect(oauth_config.redirect_urls).toEqual([`${URL_HERE}/console/sign-in/slack/back`]);
  expect(oauth_config.scopes.user).toEqual(["openid", "profile", "email"]);
  expect(settings.socket_mode_enabled).toBe(true);
  expect(build("enterprise", { door: "http", url: URL_HERE }).oauth_config.redirect_urls).toBeUndefined();
});

test("the SDK knows every scope, event and part of the manifests", () => {
  // Newer than the manifest types of web-api 8.2; the event's payload is in @slack/types, the scope in Slack's reference.
  const newer = ["agent_session_stopped", "assistant:write"];
  const types = readSdk("web-api/dist/types/request/manifest.d.ts");
  const events = readSdk("types/dist/events/agent.d.ts");
  const names = [...SCOPES.map(({ scope }) => scope), ...EVENTS.map(({ event }) => event)];
  expect(names.filter((name) => !types.includes(`'${name}'`)).toSorted()).toEqual(newer.toSorted());
  expect(events).toContain("'agent_session_stopped'");
  const parts = [
    "agent_view",
    "suggested_prompts",
    "app_home",
    "bot_user",
    "shortcuts",
    "slash_commands",
    "socket_mode_enabled",
  ];
  expect(parts.filter((part) => !types.includes(`${part}?:`))).toEqual([]);
});
