/** The ledger: columns, masking for readers without access, and cells that no spreadsheet runs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClusterScheme } from "../../../src/domain/cluster-scheme.ts";
import { type LedgerAccess, type LedgerNeed, toLedger } from "../../../src/domain/ledger-sheet.ts";
import { maskName, maskNumbers } from "../../../src/domain/mask-person.ts";
import { fromSafeCell, toSafeCell } from "../../../src/domain/safe-cell.ts";

const FULL: LedgerAccess = { contacts: true, enterprises: true };
const need = (fields: LedgerNeed["fields"]): LedgerNeed => ({
  number: "XQ-2026-0012",
  filedOn: "2026-06-30",
  fields: {
    enterprise: "甲厂",
    uscc: "91350100M000100Y43",
    contact: "周敏",
    phone: "13800004001",
    email: "zhou@example.com",
    problem: "气孔率高，找周敏13800004001，甲厂在大碶",
    disclosure: "internal",
    ...fields,
  },
  cluster: "汽车",
  category: "先进工艺",
  bottleneck: "否",
  group: "汽车与基础件组（T2）",
  cc: ["T5", "T3"],
  state: "已认领",
  assignee: "工作人员甲",
  dueOn: "2026-07-14",
  closedOn: "",
  outcome: "",
});
const row = (access: LedgerAccess, fields: LedgerNeed["fields"] = {}) => {
  const { columns, rows } = toLedger([need(fields)], access, "246");
  return Object.fromEntries(columns.map(({ header }, at) => [header, rows[0]?.[at]]));
};

describe("columns", () => {
  test("a reader with access sees everything, choices as labels", () => {
    expect(row(FULL)).toMatchObject({
      单号: "XQ-2026-0012",
      企业名称: "甲厂",
      联系电话: "13800004001",
      抄送: "T5、T3",
      公开范围: "仅专班内部",
      状态: "已认领",
    });
  });

  test("headers are different and every row has a cell for each", () => {
    const { columns, rows } = toLedger([need({}), need({})], FULL, "361-2025");
    expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
    expect(rows.map((cells) => cells.length)).toEqual([columns.length, columns.length]);
  });

  test("the head of the clusters names the scheme where it is not the usual one", () => {
    const heads = (scheme: ClusterScheme) => toLedger([], FULL, scheme).columns.map(({ header }) => header);
    expect(heads("246")).toContain("产业集群");
    expect(heads("361-2025")).toContain("产业集群，361（2025 版）");
  });
});

describe("masking", () => {
  test("without access to contacts names and numbers are masked everywhere, also inside texts", () => {
    const seen = row({ contacts: false, enterprises: true });
    expect(seen).toMatchObject({ 联系人: "周*", 联系电话: "138****4001", 邮箱: "z***@example.com", 企业名称: "甲厂" });
    expect(seen["现状与瓶颈"]).toBe("气孔率高，找周*138****4001，甲厂在大碶");
    expect(seen["统一社会信用代码"]).toBe("91350100M000100Y43");
  });

  test("without access to firms only one that agreed to be public is named", () => {
    const access = { contacts: false, enterprises: false };
    const hidden = JSON.stringify(row(access));
    expect(hidden).not.toContain("甲厂");
    expect(hidden).not.toContain("91350100M000100Y43");
    expect(JSON.stringify(row(access, { disclosure: "anonymous" }))).not.toContain("甲厂");
    expect(row(access, { disclosure: "public" })).toMatchObject({ 企业名称: "甲厂" });
  });

  test.each([
    ["13800004001", "138****4001"],
    ["138 0000 4001", "138****4001"],
    ["１３８００００４００１", "138****4001"],
    ["0574-86784001", "0574-****4001"],
    ["86784001", "****4001"],
    ["13800004001、0574-86784001", "138****4001、0574-****4001"],
    ["订单号 202606300012", "订单号 202606300012"],
  ])("%s becomes %s, once and for all", (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
    expect(maskNumbers(masked)).toBe(masked);
  });

  test("a name keeps its first character, also beyond the basic plane", () => {
    expect([maskName("欧阳敏"), maskName("Anna"), maskName("𠮷田"), maskName("")]).toEqual(["欧*", "A*", "𠮷*", ""]);
  });
});

describe("safe cells", () => {
  test.each(["=1+1", "+86", "-5℃就裂", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "＝1+1", "\r=1"])(
    "%j gets an apostrophe",
    (text) => {
      expect(toSafeCell(text)).toBe(`'${text}`);
    },
  );

  test.each(["气孔率<0.5%", "a=b", "0574-86784001", ""])("%j stays", (text) => {
    expect(toSafeCell(text)).toBe(text);
  });

  test("every text comes back as it was", () => {
    const text = fc.string().filter((one) => !one.startsWith("'"));
    fc.assert(fc.property(text, (one) => fromSafeCell(toSafeCell(one)) === one));
  });

  test("no cell of any ledger begins as a formula", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, contacts) => {
        const { rows } = toLedger(
          [need({ problem: `=${text}`, enterprise: `@${text}`, target: text })],
          { contacts, enterprises: true },
          "246",
        );
        return rows.flat().every((cell) => !/^\s*[=+\-@]/u.test(cell));
      }),
    );
  });
});
