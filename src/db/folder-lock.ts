/** One process a data folder: a lock file with pid and start time beside the database, taken over only from a dead process. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../errors.ts";

const LockFile = z.object({
  pid: z.number().int().positive(),
  processStartedAt: z.string(),
  startedAt: z.string(),
});

/** A held lock; `release` removes the file. */
export type FolderLock = { release(): void };

/**
 * Takes the lock of a data folder or says who holds it.
 *
 * Errors  ConfigError when a living process holds the folder, or the folder cannot be written
 * NOTE: PGlite itself does not lock; two processes would silently lose each other's rows.
 */
export function lockFolder(folder: string, now: Date): FolderLock {
  const path = join(folder, "yiduiyi.lock");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigError(`数据文件夹 ${folder} 建不起来：请检查路径和写权限（DATA_DIR 或 --data）。`, { cause });
  }
  const content = JSON.stringify({
    pid: process.pid,
    processStartedAt: processStart(process.pid),
    startedAt: now.toISOString(),
  });
  if (!createExclusively(path, content)) {
    takeOverFromTheDead(path, folder, content);
  }
  return { release: once(() => rmSync(path, { force: true })) };
}

/** A second release must not remove the lock that somebody else took after the first. */
function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) {
      isDone = true;
      act();
    }
  };
}

function createExclusively(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx", mode: 0o600 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") {
      return false;
    }
    throw new ConfigError(`写不了锁文件 ${path}：请检查磁盘空间和写权限。`, {
      cause,
    });
  }
}

/** One process at a time looks at a dead one's lock, or the slower would remove the quicker one's fresh lock. */
function takeOverFromTheDead(path: string, folder: string, content: string): void {
  // Two commands that meet a living holder are no takeover: both hear who it is.
  refuseLiving(path, folder);
  const guard = `${path}.takeover`;
  if (!createExclusively(guard, content)) {
    throw new ConfigError(`数据文件夹 ${folder} 正被另一个进程接管：请稍后再试；若一直如此，删掉 ${guard}。`);
  }
  try {
    refuseLiving(path, folder);
    rmSync(path, { force: true });
    if (!createExclusively(path, content)) {
      throw new ConfigError(`数据文件夹 ${folder} 刚被另一个进程占用：请稍后再试。`);
    }
  } finally {
    rmSync(guard, { force: true });
  }
}

function refuseLiving(path: string, folder: string): void {
  const holder = readHolder(path);
  if (holder !== null && isAlive(holder)) {
    throw new ConfigError(
      `数据文件夹 ${folder} 正被进程 ${holder.pid}（${holder.startedAt} 启动）使用：请先停掉它，或用 --data 换一个文件夹。`,
      { details: { pid: holder.pid } },
    );
  }
}

function readHolder(path: string): z.infer<typeof LockFile> | null {
  try {
    const parsed = LockFile.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    // A torn or empty lock file was left by a crash in the middle of writing it: nobody holds it.
    return null;
  }
}

function isAlive(holder: z.infer<typeof LockFile>): boolean {
  if (holder.pid === process.pid) {
    return holder.processStartedAt === processStart(process.pid);
  }
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
  const started = processStart(holder.pid);
  return started === "" || holder.processStartedAt === "" || started === holder.processStartedAt;
}

/**
 * When a process began, as the system counts it, so that a reused pid is not taken for the old holder.
 *
 * Shape   empty where the system does not tell (no /proc)
 */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
