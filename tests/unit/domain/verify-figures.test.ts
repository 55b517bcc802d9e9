/** Figures that no source supports. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findUnsupported } from "../../../src/domain/verify-figures.ts";

describe("supported", () => {
  test.each([
    ["奖2亿元", "奖20000万元"],
    ["奖20萬元", "奖二十万元"],
    ["比例5%", "百分之五"],
    ["满一年", "满1年（365个日历天）"],
    ["奖1,000元", "奖1000元"],
    ["2025年12月31日到期", "有效期至2025-12-31"],
    ["9月30日前", "2025年9月30日前"],
    ["9月底前", "2025-09-30"],
    ["国科发火(2016)32号", "国科发火〔2016〕32号"],
    ["公告2017年第24号", "税务总局公告2017年第24号"],
    ["2月填报", "2–3月填报"],
    ["2024年", "2021—2024年"],
    ["没有数字的话", ""],
  ])("「%s」 by 「%s」", (sentence, source) => {
    expect(findUnsupported(sentence, [source])).toEqual([]);
  });

  test("each figure may stand in another source", () => {
    expect(findUnsupported("奖20万元，占5%", ["20万元", "5%"])).toEqual([]);
  });
});

describe("unsupported", () => {
  test.each([
    ["奖20亿元", "奖20万元"],
    ["奖120万元", "奖20万元"],
    ["奖2万元", "奖20万元"],
    ["比例5%", "比例15%"],
    ["比例5%", "比例0.5%"],
    ["5倍", "5%"],
    ["20人", "20万元"],
    ["有效期3月", "有效期3年"],
    ["每年3月", "每年5月和3年"],
    ["9月12日", "12月9日"],
    ["2026年9月30日", "2025年9月30日"],
    ["2026-09-30", "2025年9月30日，2026年"],
    ["国科发火〔2016〕24号", "国科发火〔2016〕32号，公告2017年第24号"],
    ["国科发火〔2017〕32号", "国科发火〔2016〕32号，2017年"],
    ["第196号", "第195号"],
    ["20万元", ""],
  ])("「%s」 by 「%s」", (sentence, source) => {
    expect(findUnsupported(sentence, [source])).not.toEqual([]);
  });

  test("what is wrong is named, and only that", () => {
    expect(findUnsupported("奖20万元，占6%，9月1日前", ["奖20万元，占5%，9月1日前"])).toEqual(["6%"]);
  });
});

describe("a figure changed in a sentence taken from its source is always caught", () => {
  const digits = fc.integer({ min: 12, max: 987 }).map(String);
  const day = fc.record({
    year: fc.integer({ min: 2000, max: 2030 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  });
  const around = fc.constantFrom(
    ["首次认定的企业，奖励", "，由区里承担。"],
    ["不超过", "的部分按规定办理。"],
    ["申报单位须达到", "以上。"],
  );
  const chinese = ({ year, month, day: date }: { year: number; month: number; day: number }) =>
    `${year}年${month}月${date}日`;

  /** The sentence is its own source; the same sentence with the other figure must not pass, by itself or beside more text. */
  function expectCaught([before = "", after = ""]: readonly string[], figure: string, changed: string): void {
    const source = `${before}${figure}${after}`;
    expect(findUnsupported(source, [source]), source).toEqual([]);
    expect(findUnsupported(`${before}${changed}${after}`, [source]), changed).not.toEqual([]);
    expect(findUnsupported(`${before}${changed}${after}`, ["与此无关的一条。", source]), changed).not.toEqual([]);
  }

  test("digits swapped or replaced", () => {
    const unit = fc.constantFrom("万元", "亿元", "元", "%", "人", "天", "个月", "分", "倍", "项", "平方米", "张");
    fc.assert(
      fc.property(around, digits, digits, unit, (frame, figure, other, name) => {
        const swapped = [...figure].reverse().join("");
        for (const changed of [swapped, other, `1${figure}`, `${figure}0`, figure.slice(1), `${figure}.5`]) {
          if (Number(changed) !== Number(figure)) {
            expectCaught(frame, figure + name, changed + name);
          }
        }
      }),
    );
  });

  test("万 and 亿 exchanged, percent put in or taken out", () => {
    fc.assert(
      fc.property(
        around,
        digits,
        fc.shuffledSubarray(["万元", "亿元", "%", "倍", "人", "分"], {
          minLength: 2,
        }),
        (frame, figure, units) => {
          const [unit = "", other = ""] = units;
          expectCaught(frame, figure + unit, figure + other);
        },
      ),
    );
  });

  test("dates", () => {
    fc.assert(
      fc.property(around, day, day, (frame, one, other) => {
        fc.pre(chinese(one) !== chinese(other));
        const iso = [other.year, other.month, other.day].map((part) => String(part).padStart(2, "0")).join("-");
        expectCaught(frame, chinese(one), chinese(other));
        expectCaught(frame, chinese(one), iso);
        if (one.month !== one.day && one.day <= 12) {
          expectCaught(frame, chinese(one), chinese({ ...one, month: one.day, day: one.month }));
          expectCaught(frame, `${one.month}月${one.day}日`, `${one.day}月${one.month}日`);
        }
      }),
    );
  });

  test("document numbers", () => {
    const number = fc.record({
      year: fc.integer({ min: 2000, max: 2030 }),
      serial: fc.integer({ min: 1, max: 300 }),
    });
    const write = ({ year, serial }: { year: number; serial: number }) => `甬科〔${year}〕${serial}号`;
    fc.assert(
      fc.property(around, number, number, (frame, one, other) => {
        fc.pre(write(one) !== write(other));
        expectCaught(frame, write(one), write(other));
      }),
    );
  });

  test("a figure in full width, with a thousands comma or in Chinese numerals is still checked", () => {
    for (const changed of ["奖３０万元", "奖三十万元", "奖300,000元", "奖 30 萬元"]) {
      expect(findUnsupported(changed, ["奖20万元"])).not.toEqual([]);
      expect(findUnsupported(changed, ["奖30万元"])).toEqual([]);
    }
  });
});
