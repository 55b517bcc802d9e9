/** Secrets of links and sessions: the person has the token, the database only its hash. */
import { createHash, randomBytes } from "node:crypto";

/** A new secret of 192 random bits, safe in an address. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of a secret. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
