/** What a firm may read of solvers: nothing of those who have not agreed, in whatever spelling. */
import { expect, test } from "vitest";
import { Solver } from "../../../src/domain/solver.ts";
import { findUnagreed } from "../../../src/domain/solver-consent.ts";

const SHARED = { group: null, clusters: [], categories: [], capabilities: ["压铸"], source: "名单", sample: false };
const expert = (name: string, consent: boolean) =>
  Solver.parse({
    ...SHARED,
    kind: "expert",
    id: "e-1",
    name,
    contact: { person: name, phone: "13800001111", email: "wang@example.com" },
    consent,
    employer: "某某大学",
    languages: [],
    overseas: false,
    services: [],
  });
const institute = Solver.parse({
  ...SHARED,
  kind: "institute",
  id: "i-1",
  name: "某检测中心",
  contact: { person: "科技处", phone: "0574-88880000", email: null },
  consent: false,
  equipment: [],
  fees: null,
});
const silent = [expert("王秀兰（退休）", false), institute];

test.each([
  ["王秀兰教授下周过来", "王秀兰（退休）"],
  ["请打 138-0000 1111", "王秀兰（退休）"],
  ["发到WANG@example.com", "王秀兰（退休）"],
  ["打中心的0574 8888 0000", "某检测中心"],
  ["某检测中心能做，请找科技处", null],
  ["一位压铸方向的专家，专班代为联系", null],
])("%s: %s", (text, name) => {
  expect(findUnagreed(text, "", silent)).toBe(name);
});

test("what the firm said itself, and who agreed in another library, is free", () => {
  expect(findUnagreed("王秀兰教授下周过来", "我们认识王秀兰", silent)).toBeNull();
  expect(findUnagreed("请打13800001111", "我们认识王秀兰", silent)).toBe("王秀兰（退休）");
  expect(findUnagreed("王秀兰，13800001111", "", [...silent, expert("王秀兰", true)])).toBeNull();
});
