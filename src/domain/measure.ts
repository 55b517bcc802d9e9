/** Measures (可量的事实): the numbers a firm may state about itself, and the words by which it does. */
import { z } from "zod";

/**
 * One entry of `knowledge/measures.yaml`.
 *
 * Shape   `units` are the only units it is stated in, and a number in one of them is this measure without another word;
 *         `yearly` numbers count only with 每年 or 年均; `share` is computed when both numbers of people are stated
 */
export const Measure = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  label: z.string().min(1),
  dimension: z.enum(["money", "percent", "people", "duration", "count", "score", "times", "area"]),
  terms: z.array(z.string().min(1)).min(1),
  units: z.array(z.string().min(1)).min(1).optional(),
  yearly: z.boolean().optional(),
  share: z.strictObject({ part: z.string().min(1), whole: z.string().min(1) }).optional(),
});
export type Measure = z.infer<typeof Measure>;
