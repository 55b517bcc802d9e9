/** The running service's note in its data folder: where commands that need the folder can hand their work to it, and the word that opens the door. */
import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "./errors.ts";

/** A running service: loopback address, token of this run, process. */
const Service = z.object({
  url: z.url(),
  token: z.string().min(1),
  pid: z.number().int().positive(),
});
export type Service = z.infer<typeof Service>;

/** A token for one run of the service. */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Leaves the note, for the owner's eyes only; returns how to take it away.
 *
 * Errors  ConfigError when the folder cannot be written
 */
export function announceService(folder: string, service: Service): () => void {
  const path = servicePath(folder);
  const temporary = `${path}.new`;
  try {
    // Written aside and moved: a reader never meets half a note, and an old file's mode is not kept.
    rmSync(temporary, { force: true });
    writeFileSync(temporary, JSON.stringify(service), {
      flag: "wx",
      mode: 0o600,
    });
    renameSync(temporary, path);
  } catch (cause) {
    throw new ConfigError(`写不了 ${path}：请检查磁盘空间和写权限。`, {
      cause,
    });
  }
  return () => rmSync(path, { force: true });
}

/** The service that runs on the folder as this process; null for a note that is missing, broken or of another process (left by a crash). */
export function findService(folder: string, pid: number): Service | null {
  try {
    const service = Service.safeParse(JSON.parse(readFileSync(servicePath(folder), "utf8")));
    return service.success && service.data.pid === pid ? service.data : null;
  } catch {
    return null;
  }
}

function servicePath(folder: string): string {
  return join(folder, "service.json");
}
