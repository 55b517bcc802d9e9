/** What messages are understood with in tests: the shipped words, on the day of the facts. */
import { fileURLToPath } from "node:url";
import { openDirectory, readVocabulary } from "../../src/app.ts";
import type { NeedNames } from "../../src/domain/need-names.ts";
import type { UnderstandingSetting } from "../../src/domain/understand-message.ts";

const KNOWLEDGE = fileURLToPath(new URL("../../knowledge", import.meta.url));
const { needs, boundaries } = readVocabulary(KNOWLEDGE);

/** The setting, read once. */
export const needSetting: UnderstandingSetting = { needs, boundaries, now: new Date("2026-06-30T10:00:00+08:00") };

/** What clusters and categories are called on cards. */
export const needNames: NeedNames = openDirectory(KNOWLEDGE).names;
