/** Categories (需求类别): what a need lacks; words and names are in `knowledge/categories.yaml`. */
import { z } from "zod";

/** The eight categories. */
export const CategoryId = z.enum([
  "core_tech",
  "key_material",
  "basic_component",
  "process",
  "equipment",
  "software",
  "platform",
  "other",
]);
export type CategoryId = z.infer<typeof CategoryId>;

/** Whether a need is a bottleneck (卡脖子): import-dependent and at risk, half of that, or neither. */
export const Bottleneck = z.enum(["yes", "ask", "no"]);
export type Bottleneck = z.infer<typeof Bottleneck>;
