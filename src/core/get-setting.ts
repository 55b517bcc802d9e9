/** Secrets that nobody has to configure: made at first use, kept in the database. */
import { randomBytes } from "node:crypto";
import { findOrStoreSetting } from "../db/settings.ts";
import type { Deps } from "./ports.ts";

const SECRET_BYTES = 32;

/** A random secret of a name, the same at every start and in every process on one database. */
export function getSetting(deps: Deps, name: "cookie_secret"): Promise<string> {
  return findOrStoreSetting(deps.pool, name, randomBytes(SECRET_BYTES).toString("base64url"));
}
