/** A filled in-memory database kept as a file, so that commands on memory start in seconds. Made anew when anything it depends on changes. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "./db/database.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const CACHE = join(ROOT, ".cache");

/** Code that decides what the filled database holds. */
const SOURCES = [
  "src/db",
  "src/domain",
  "src/core/ingest-documents.ts",
  "src/core/index-passages.ts",
  "src/core/knowledge-files.ts",
  "src/core/store-entries.ts",
  "package-lock.json",
];

/** The snapshot for the present code and knowledge; null when there is none. */
export async function readSnapshot(knowledgeDir: string): Promise<Blob | null> {
  try {
    return new Blob([new Uint8Array(readFileSync(snapshotPath(knowledgeDir)))]);
  } catch {
    return null;
  }
}

/** Keeps a snapshot and drops older ones; a cache that cannot be written is no error. */
export async function writeSnapshot(knowledgeDir: string, database: Database): Promise<void> {
  const blob = await database.snapshot?.();
  if (blob === undefined) {
    return;
  }
  const path = snapshotPath(knowledgeDir);
  const temporary = `${path}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(temporary, new Uint8Array(await blob.arrayBuffer()));
    renameSync(temporary, path);
    dropOthers(path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function dropOthers(path: string): void {
  for (const name of readdirSync(CACHE)) {
    const other = join(CACHE, name);
    if (name.endsWith(".tar") && other !== path) {
      rmSync(other, { force: true });
    }
  }
}

function snapshotPath(knowledgeDir: string): string {
  const hash = createHash("sha256");
  for (const file of [
    ...SOURCES.flatMap((source) => listFiles(join(ROOT, source))),
    ...listFiles(resolve(knowledgeDir)),
  ]) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return join(CACHE, `${hash.digest("hex").slice(0, 24)}.tar`);
}

function listFiles(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}
