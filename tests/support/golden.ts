/** The golden policy questions. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const GoldenCase = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.enum(["zh-Hans", "zh-Hant", "en"]),
  answerable: z.boolean(),
  policies: z.array(z.string()),
});

/** One golden question. */
export type GoldenCase = z.infer<typeof GoldenCase>;

/** All golden questions. */
export function readGolden(): GoldenCase[] {
  const lines = readFileSync(new URL("../golden/policy.jsonl", import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => GoldenCase.parse(JSON.parse(line)));
}
