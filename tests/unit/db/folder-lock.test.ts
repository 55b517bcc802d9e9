/** The lock of a data folder: one living process at a time. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { lockFolder } from "../../../src/db/folder-lock.ts";
import { ConfigError } from "../../../src/errors.ts";

const NOW = new Date("2026-06-30T02:00:00Z");
const Lock = z.object({
  pid: z.number(),
  processStartedAt: z.string(),
  startedAt: z.string(),
});

let folder = "";
const lockFile = () => join(folder, "yiduiyi.lock");
const readLock = () => Lock.parse(JSON.parse(readFileSync(lockFile(), "utf8")));
const leaveLock = (changes: Partial<z.infer<typeof Lock>>) =>
  writeFileSync(
    lockFile(),
    JSON.stringify({
      pid: 1,
      processStartedAt: "",
      startedAt: "earlier",
      ...changes,
    }),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yiduiyi-lock-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("taking", () => {
  test("the lock says who holds the folder since when, for the owner's eyes only", () => {
    lockFolder(folder, NOW);
    expect(readLock()).toMatchObject({
      pid: process.pid,
      startedAt: NOW.toISOString(),
    });
    expect(statSync(lockFile()).mode & 0o777).toBe(0o600);
  });

  test("a folder that is not there is made", () => {
    folder = join(folder, "a", "b");
    lockFolder(folder, NOW);
    expect(existsSync(lockFile())).toBe(true);
  });

  test("a held folder is refused with the holder's pid, and the lock stays", () => {
    lockFolder(folder, NOW);
    expect(() => lockFolder(folder, NOW)).toThrow(ConfigError);
    expect(() => lockFolder(folder, NOW)).toThrow(String(process.pid));
    expect(readLock().pid).toBe(process.pid);
  });

  test("a folder held by another living process is refused", () => {
    leaveLock({ pid: process.ppid });
    expect(() => lockFolder(folder, NOW)).toThrow(String(process.ppid));
  });

  test("a path that cannot be a folder is refused with a sentence", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => lockFolder(join(file, "data"), NOW)).toThrow(ConfigError);
    expect(() => lockFolder(file, NOW)).toThrow(ConfigError);
  });
});

describe("what the dead leave", () => {
  test("the lock of a process that has ended is taken over", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    leaveLock({ pid });
    lockFolder(folder, NOW);
    expect(readLock().pid).toBe(process.pid);
  });

  test("a pid that now belongs to a younger process is not taken for the old holder", () => {
    leaveLock({ pid: process.ppid, processStartedAt: "1" });
    lockFolder(folder, NOW);
    expect(readLock().pid).toBe(process.pid);
  });

  test("our own pid in a lock from before a restart is nobody's", () => {
    leaveLock({ pid: process.pid, processStartedAt: "1" });
    lockFolder(folder, NOW);
    expect(readLock().startedAt).toBe(NOW.toISOString());
  });

  test.each(["", "{", "[]", '{"pid":"x"}', '{"pid":-1}'])("a torn lock file is nobody's: %j", (content) => {
    writeFileSync(lockFile(), content);
    lockFolder(folder, NOW);
    expect(readLock().pid).toBe(process.pid);
  });
});

describe("releasing", () => {
  test("a released folder can be taken again", () => {
    lockFolder(folder, NOW).release();
    expect(existsSync(lockFile())).toBe(false);
    lockFolder(folder, NOW);
    expect(readLock().pid).toBe(process.pid);
  });

  test("a second release does not take away the lock of the next holder", () => {
    const first = lockFolder(folder, NOW);
    first.release();
    lockFolder(folder, NOW);
    first.release();
    expect(() => lockFolder(folder, NOW)).toThrow(ConfigError);
  });

  test("releasing is no error when the folder is gone", () => {
    const lock = lockFolder(folder, NOW);
    rmSync(folder, { recursive: true });
    expect(() => lock.release()).not.toThrow();
  });
});
