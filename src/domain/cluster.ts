/** Industry clusters (产业集群) of the "246" scheme, and how their labels move to the "361" schemes; words are in `knowledge/clusters.yaml`. */
import { z } from "zod";

/** The twelve clusters of Ningbo's 2019 scheme. */
export const ClusterId = z.enum([
  "petrochemical",
  "automotive",
  "high_end_equipment",
  "electronics_info",
  "new_materials",
  "software_services",
  "key_components",
  "smart_appliances",
  "fashion_textile",
  "biomedicine",
  "culture_sports_goods",
  "energy_environment",
]);
export type ClusterId = z.infer<typeof ClusterId>;

/**
 * One cluster of `knowledge/clusters.yaml`.
 *
 * Shape   `products` name things of this cluster only; `schemes` gives the names that the later schemes know it by
 */
export const Cluster = z.strictObject({
  id: ClusterId,
  name: z.string().min(1),
  name_en: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  products: z.array(z.string().min(1)).min(1),
  schemes: z.strictObject({
    "361-2023": z.array(z.string().min(1)),
    "361-2025": z.array(z.string().min(1)),
  }),
});
export type Cluster = z.infer<typeof Cluster>;
