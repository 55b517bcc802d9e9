/** Clusters by each scheme: what they are called there, and which of them a name means. */
import { expect, test } from "vitest";
import { findClusters, listSchemeNames, nameInScheme, type SchemeBook } from "../../../src/domain/cluster-scheme.ts";

const BOOK: SchemeBook = new Map([
  ["automotive", { "246": ["汽车"], "361-2023": ["高端装备", "新能源"], "361-2025": ["新能源汽车及高端装备"] }],
  ["high_end_equipment", { "246": ["高端装备"], "361-2023": ["高端装备"], "361-2025": ["人工智能与机器人"] }],
  ["culture_sports_goods", { "246": ["文体用品"], "361-2023": [], "361-2025": ["时尚消费品"] }],
]);

test("a cluster is called by all its names in a scheme, and noted where the scheme does not list it", () => {
  expect(nameInScheme(BOOK, "246", "automotive")).toBe("汽车");
  expect(nameInScheme(BOOK, "361-2023", "automotive")).toBe("高端装备、新能源");
  expect(nameInScheme(BOOK, "361-2023", "culture_sports_goods")).toBe("文体用品（未列入）");
});

test("a scheme's names are listed once", () => {
  expect(listSchemeNames(BOOK, "361-2023")).toEqual(["高端装备", "新能源", "文体用品（未列入）"]);
});

test("a name means what the scheme in use means by it; an id and a name of another scheme still find something", () => {
  expect(findClusters(BOOK, "246", "高端装备")).toEqual(["high_end_equipment"]);
  expect(findClusters(BOOK, "361-2023", "高端装备")).toEqual(["automotive", "high_end_equipment"]);
  expect(findClusters(BOOK, "361-2023", "文体用品（未列入）")).toEqual(["culture_sports_goods"]);
  expect(findClusters(BOOK, "361-2025", "汽车")).toEqual(["automotive"]);
  expect(findClusters(BOOK, "361-2025", "automotive")).toEqual(["automotive"]);
  expect(findClusters(BOOK, "246", "没有的")).toBeNull();
});
