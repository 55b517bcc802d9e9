/** Bringing a known enterprise up to date from a sheet: what is empty stays, what was agreed is never overwritten. */
import { expect, test } from "vitest";
import { mergeEnterprise } from "../../../src/domain/merge-enterprise.ts";
import { makeEnterprise } from "../../support/make-enterprise.ts";

const KNOWN = makeEnterprise({
  id: "E-1",
  name: "宁波甲模具有限公司",
  street: "大碶",
  liaison: "陈联络",
  key_enterprise: true,
  accounts: ["U1"],
  disclosure_default: "public",
  notes: "老客户",
  qualifications: [{ name: "高企", from: "2025-01-01", until: "2027-12-31" }],
  contacts: [
    { name: "周敏", title: "厂长", phone: "13800004001", email: null, reminders: true },
    { name: "吴立", title: null, phone: null, email: null, reminders: false },
  ],
});

test("a row with nothing but the name changes nothing", () => {
  expect(mergeEnterprise(KNOWN, makeEnterprise({ name: KNOWN.name }))).toEqual(KNOWN);
});

test("what the sheet says replaces what was there, under the same id", () => {
  const row = makeEnterprise({ name: KNOWN.name, street: "小港", clusters: ["automotive"], liaison: "李联络" });
  expect(mergeEnterprise(KNOWN, row)).toEqual({
    ...KNOWN,
    street: "小港",
    clusters: ["automotive"],
    liaison: "李联络",
  });
});

test("dates of a qualification and the consent of a contact outlive a sheet that does not know them", () => {
  const row = makeEnterprise({
    name: KNOWN.name,
    qualifications: [
      { name: "高企", from: null, until: null },
      { name: "专精特新", from: null, until: null },
    ],
    contacts: [{ name: "周敏", title: null, phone: "13800004009", email: null, reminders: false }],
  });
  const merged = mergeEnterprise(KNOWN, row);
  expect(merged.qualifications[0]).toEqual(KNOWN.qualifications[0]);
  expect(merged.qualifications).toHaveLength(2);
  expect(merged.contacts).toEqual([
    { name: "周敏", title: "厂长", phone: "13800004009", email: null, reminders: true },
    KNOWN.contacts[1],
  ]);
});

test("a firm that was renamed is still found by its old name", () => {
  const merged = mergeEnterprise(KNOWN, makeEnterprise({ name: "宁波新甲模具有限公司" }));
  expect([merged.id, merged.name, merged.aliases]).toEqual(["E-1", "宁波新甲模具有限公司", ["宁波甲模具有限公司"]]);
});
