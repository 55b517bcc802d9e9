/** Settings from the environment. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Environment, readConfig, TIME_ZONE } from "../../src/config.ts";
import { ConfigError } from "../../src/errors.ts";

/** The message of the refusal; fails when the settings are accepted. */
function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message : "";
  }
  return expect.unreachable("accepted");
}

describe("defaults", () => {
  const defaults = {
    databaseUrl: null,
    dataDir: "./data",
    knowledgeDir: "./knowledge",
    host: "127.0.0.1",
    port: 3000,
    publicUrl: null,
    cookieSecret: null,
    logLevel: "info",
    embedding: null,
    slack: { apiUrl: null, apps: [] },
  };

  test("nothing needs to be set", () => {
    expect(readConfig({})).toMatchObject(defaults);
  });

  test("a variable left blank counts as not set, as in .env.example", () => {
    const blank = ["DATABASE_URL", "HOST", "PORT", "PUBLIC_URL", "COOKIE_SECRET", "OPENAI_API_KEY", "EMBEDDING_MODEL"];
    expect(readConfig(Object.fromEntries(blank.map((name) => [name, " "])))).toMatchObject(defaults);
  });

  test("the time zone is the bureau's", () => {
    expect(TIME_ZONE).toBe("Asia/Shanghai");
  });

  test("variables of other programs do not matter", () => {
    expect(readConfig({ PATH: "/bin", EDITOR: "vi" })).toMatchObject(defaults);
  });
});

describe("refused", () => {
  test.each([
    ["DATABASE_URL", "mysql://h/d"],
    ["DATABASE_URL", "localhost"],
    ["DATA_DIR", ""],
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["PUBLIC_URL", "example.org"],
    ["PUBLIC_URL", "ftp://example.org"],
    ["COOKIE_SECRET", "short"],
    ["LOG_LEVEL", "loud"],
    ["OPENAI_BASE_URL", "localhost:11434"],
  ])("%s=%s, by name and with the way to write it", (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`${name}（.+）.*\\.env\\.example`, "u"));
  });

  test("all wrong variables are named at once", () => {
    const message = refusal({ PORT: "x", LOG_LEVEL: "loud", PUBLIC_URL: "y" });
    for (const name of ["PORT", "LOG_LEVEL", "PUBLIC_URL"]) {
      expect(message).toContain(name);
    }
  });

  test("no message repeats a password or key", () => {
    expect(refusal({ DATABASE_URL: "mysql://me:hunter2@h/d" })).not.toContain("hunter2");
    expect(refusal({ COOKIE_SECRET: "hunter2" })).not.toContain("hunter2");
  });
});

describe("what goes together", () => {
  const server = "postgres://h/d";

  test("without a database server only this machine is served", () => {
    expect(refusal({ HOST: "0.0.0.0" })).toContain("DATABASE_URL");
    expect(readConfig({ HOST: "localhost" }).host).toBe("localhost");
    expect(readConfig({ HOST: "::1" }).host).toBe("::1");
    expect(readConfig({ HOST: "0.0.0.0", DATABASE_URL: server }).host).toBe("0.0.0.0");
    expect(readConfig({ DATABASE_URL: server }).host).toBe("127.0.0.1");
  });

  test("meaning search needs model and key; a key alone sends nothing anywhere", () => {
    expect(refusal({ EMBEDDING_MODEL: "m" })).toContain("OPENAI_API_KEY");
    expect(readConfig({ OPENAI_API_KEY: "k" }).embedding).toBeNull();
    expect(readConfig({ OPENAI_API_KEY: "k", EMBEDDING_MODEL: "m" }).embedding).toMatchObject({
      apiKey: "k",
      model: "m",
    });
  });
});

describe("Slack", () => {
  const staff = { SLACK_STAFF_BOT_TOKEN: "xoxb-1", SLACK_STAFF_APP_TOKEN: "xapp-1" };

  test("either app works alone, by socket unless told otherwise", () => {
    expect(readConfig(staff).slack.apps).toEqual([
      { name: "staff", botToken: "xoxb-1", door: { kind: "socket", appToken: "xapp-1" }, signIn: null },
    ]);
    const enterprise = { SLACK_ENTERPRISE_BOT_TOKEN: "xoxb-2", SLACK_ENTERPRISE_SIGNING_SECRET: "s" };
    expect(readConfig({ SLACK_MODE: "http", ...enterprise }).slack.apps).toEqual([
      { name: "enterprise", botToken: "xoxb-2", door: { kind: "http", signingSecret: "s" }, signIn: null },
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ["SLACK_STAFF_APP_TOKEN", { SLACK_STAFF_BOT_TOKEN: "xoxb-1" }],
    ["SLACK_STAFF_BOT_TOKEN", { SLACK_STAFF_SIGNING_SECRET: "s" }],
    ["SLACK_STAFF_SIGNING_SECRET", { ...staff, SLACK_MODE: "http" }],
    ["SLACK_STAFF_CLIENT_SECRET", { ...staff, SLACK_STAFF_CLIENT_ID: "1.2" }],
    ["SLACK_ENTERPRISE_BOT_TOKEN", { ...staff, SLACK_ENTERPRISE_APP_TOKEN: "xapp-2" }],
    ["SLACK_STAFF_BOT_TOKEN", { ...staff, SLACK_STAFF_BOT_TOKEN: "xapp-1" }],
    ["SLACK_MODE", { SLACK_MODE: "carrier pigeon" }],
  ])("a half-configured app is refused, and %s is named", (name, environment) => {
    expect(refusal(environment)).toContain(name);
  });
});

test("any values at all give settings or a ConfigError, never another exception", () => {
  const value = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("postgres://h/d", "3000", "https://a.b", "0"));
  const names = Object.keys(Environment.shape);
  const environment = fc.dictionary(fc.constantFrom(...names), value, {
    maxKeys: 4,
  });
  fc.assert(
    fc.property(environment, (variables) => {
      try {
        const { port, host } = readConfig(variables);
        return port >= 0 && port <= 65_535 && host !== "";
      } catch (error) {
        return error instanceof ConfigError;
      }
    }),
  );
});
