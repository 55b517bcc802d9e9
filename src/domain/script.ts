/** Simplified and Traditional script: conversion by opencc-js, and which of them a text is written in. */
import { Converter as ToTraditional } from "opencc-js/cn2t";
import { Locale, Converter as ToSimplified } from "opencc-js/t2cn";

/** The languages replies are written in. */
export type DetectedLocale = "zh-Hans" | "zh-Hant" | "en";

// The Taiwan preset also reads Hong Kong and OpenCC standard forms; building it takes 15-25 ms, its bundle 109 kB.
const simplify = ToSimplified({ from: "tw", to: "cn" });

// NOTE: the phrase table of this direction has 1 MB and takes 220-290 ms to build: only when first needed.
let traditionalise: ((text: string) => string) | null = null;

/** Bounds how often a conversion is repeated until nothing changes; two were enough for every text seen. */
const MAX_PASSES = 4;

/**
 * The text in Simplified characters; words are not exchanged (滑鼠 stays 滑鼠).
 *
 * Shape   idempotent: repeated until stable, because converted characters may begin another phrase of the table
 */
export function toSimplified(text: string): string {
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = mend(simplify(current), text);
    if (next === current) {
      return next;
    }
    current = next;
  }
  return current;
}

/** What the converter gets wrong in Simplified texts: 么 at the end (能报么) is no 幺, 软著 (软件著作权) no 软着. */
function mend(converted: string, original: string): string {
  const particles = original.includes("幺") ? converted : converted.replaceAll("幺", "么");
  return particles.replace(/软着(?!陆)/gu, "软著");
}

/**
 * The text in the Traditional standard forms of Taiwan (發展, 頭髮, 裡面); regional words and names are not exchanged
 * (软件 becomes 軟件, not 軟體). 联系 is 聯繫 and 回复 回覆 whatever phrase of the table they stand in (并联系您).
 *
 * Unit    the first call takes 220-290 ms, the following well below one
 */
export function toTraditional(text: string): string {
  const convert = traditionalise ?? ToTraditional({ from: "cn", to: "tw" });
  traditionalise = convert;
  return convert(text)
    .replace(/聯[系繫](統?)/gu, (_match: string, end: string) => (end === "" ? "聯繫" : "聯系統"))
    .replaceAll("回復", "回覆");
}

/**
 * The language of a text: English when it has more Latin words than Chinese characters, Traditional when more of its
 * characters exist only there than only in Simplified.
 *
 * Shape   a text without letters, or one that both scripts write alike, is zh-Hans
 */
export function detectLocale(text: string): DetectedLocale {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const words = text.match(/\p{Script=Latin}+/gu) ?? [];
  if (words.length > han.length) {
    return "en";
  }
  const marks = scriptMarks ?? readScriptMarks();
  scriptMarks = marks;
  let balance = 0;
  for (const character of han) {
    balance += marks.get(character) ?? 0;
  }
  return balance > 0 ? "zh-Hant" : "zh-Hans";
}

/** In the table as Traditional, but Simplified texts write them too (能报么, 软著). */
const NEUTRAL = new Set(["么", "著"]);

/** Character → 1 (only Traditional) or -1 (only Simplified). */
let scriptMarks: ReadonlyMap<string, number> | null = null;

/**
 * Read from the Traditional → Simplified character table: what it changes is Traditional; what comes out of it is
 * Simplified unless Traditional texts use it too (后, 里, 台), which Big5's frequent characters tell.
 */
function readScriptMarks(): ReadonlyMap<string, number> {
  const shared = readFrequentBig5();
  const marks = new Map<string, number>();
  for (const dictionary of (Locale.to["cn"] ?? []).flat()) {
    const pairs = typeof dictionary === "string" ? dictionary.split("|").map((pair) => pair.split(" ")) : dictionary;
    for (const [from = "", to = ""] of pairs) {
      if ([...from].length === 1 && from !== to && !NEUTRAL.has(from)) {
        marks.set(from, 1);
        if (!shared.has(to)) {
          marks.set(to, -1);
        }
      }
    }
  }
  return marks;
}

/** The 5,401 frequently used characters of Big5: lead bytes A4-C6. */
function readFrequentBig5(): ReadonlySet<string> {
  const decoder = new TextDecoder("big5");
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xc6; lead += 1) {
    const last = lead === 0xc6 ? 0x7e : 0xfe;
    for (let trail = 0x40; trail <= last; trail += trail === 0x7e ? 0x23 : 1) {
      bytes.push(lead, trail);
    }
  }
  return new Set(decoder.decode(new Uint8Array(bytes)));
}
