/** Which route a request is for, in the words of the code: what stands in the address may be anything, secrets too. */
import { routePath } from "hono/route";
import type { WebContext } from "./web-context.ts";

/** `/needs/:number`; `unmatched` where only the guards saw it. */
export function routeOf(c: WebContext): string {
  const matched = routePath(c, -1);
  return matched === "/*" || matched === "*" ? "unmatched" : matched;
}
