/** Measures (可量的事实): the numbers a firm may state about itself, and the words by which it does. */
import { z } from "zod";

/** One entry of `knowledge/measures.yaml`. */
export const Measure = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  label: z.string().min(1),
  dimension: z.enum(["money", "percent", "people", "duration", "count", "score", "times", "area"]),
  terms: z.array(z.string().min(1)).min(1),
});
export type Measure = z.infer<typeof Measure>;
