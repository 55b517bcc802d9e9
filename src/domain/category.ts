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

/** 需求类别的名称。 */
export const CATEGORY_LABELS: Readonly<Record<CategoryId, string>> = {
  core_tech: "核心技术",
  key_material: "关键材料",
  basic_component: "基础零部件",
  process: "先进工艺",
  equipment: "关键装备和仪器",
  software: "工业软件、基础软件",
  platform: "技术基础",
  other: "其他",
};

/** The same in English. */
export const CATEGORY_LABELS_EN: Readonly<Record<CategoryId, string>> = {
  core_tech: "Core technology",
  key_material: "Key material",
  basic_component: "Basic component",
  process: "Process",
  equipment: "Equipment and instruments",
  software: "Software",
  platform: "Testing and pilot platforms",
  other: "Other",
};
