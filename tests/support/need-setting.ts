/** What messages are understood with in tests: the shipped words, on the day of the facts. */
import { fileURLToPath } from "node:url";
import { readVocabulary } from "../../src/app.ts";
import type { UnderstandingSetting } from "../../src/domain/understand-message.ts";

const { needs, boundaries } = readVocabulary(fileURLToPath(new URL("../../knowledge", import.meta.url)));

/** The setting, read once. */
export const needSetting: UnderstandingSetting = { needs, boundaries, now: new Date("2026-06-30T10:00:00+08:00") };
