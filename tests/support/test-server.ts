/** Before and after a whole run on a server (TEST_DATABASE_URL): a prefix for the run's own databases, all dropped at the end. */
import pg from "pg";
import type { TestProject } from "vitest/node";

/** The server that the run works on and the names it may use there; null means PGlite. */
export type TestServer = { url: string; prefix: string } | null;

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Vitest calls this once before the first test; what it returns runs after the last one. */
export function setup(project: TestProject): () => Promise<void> {
  const url = process.env["TEST_DATABASE_URL"] ?? "";
  const server = url === "" ? null : { url, prefix: `yiduiyi_test_${process.pid}_${Date.now()}` };
  project.provide("testServer", server);
  return () => (server === null ? Promise.resolve() : dropDatabases(server));
}

async function dropDatabases(server: { url: string; prefix: string }): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rows } = await client.query("select datname from pg_database where starts_with(datname, $1)", [
      server.prefix,
    ]);
    for (const { datname } of rows) {
      await client.query(`drop database ${client.escapeIdentifier(String(datname))} with (force)`);
    }
  } finally {
    await client.end();
  }
}
