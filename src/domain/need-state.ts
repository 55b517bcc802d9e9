/** States of a need (需求状态) and how a closed one ended. */
import { z } from "zod";

/** From filing to the end; `draft` and `offline_secret` are never rows of `need`. */
export const NeedState = z.enum([
  "submitted",
  "assigned",
  "claimed",
  "contacted",
  "in_progress",
  "waiting_enterprise",
  "matched",
  "closed",
  "returned",
  "merged",
  "withdrawn",
]);
export type NeedState = z.infer<typeof NeedState>;

/** How a closed need ended: 已解决、部分解决、未解决、无需解决. */
export const Outcome = z.enum(["solved", "partly", "unsolved", "not_needed"]);
export type Outcome = z.infer<typeof Outcome>;
