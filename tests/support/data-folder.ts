/** Data folders for tests, filled from the snapshot: initdb alone would take seconds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/db/embedded.ts";
import { readSnapshot } from "../../src/snapshot.ts";
import { KNOWLEDGE, testApp } from "./test-app.ts";

/** A data folder that holds the shipped knowledge. */
export type DataFolder = { folder: string; remove(): void };

/** Makes a data folder as a service leaves it that ran on the shipped knowledge and was stopped. */
export async function makeDataFolder(): Promise<DataFolder> {
  await testApp();
  const folder = mkdtempSync(join(tmpdir(), "yiduiyi-data-"));
  const embedded = await openEmbedded({
    folder: join(folder, "postgres"),
    snapshot: await readSnapshot(KNOWLEDGE),
    connectionTimeoutMs: 30_000,
  });
  await embedded.close();
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
