/** The table of fields: each once, with labels and choices. */
import { expect, test } from "vitest";
import { NeedField } from "../../../src/domain/need-field.ts";
import { labelOf, NEED_FIELDS } from "../../../src/domain/need-fields.ts";

test("every field has one row with a label of its own in both languages", () => {
  expect(NEED_FIELDS.map(({ field }) => field).sort()).toEqual([...NeedField.options].sort());
  for (const lang of ["zh", "en"] as const) {
    expect(new Set(NeedField.options.map((field) => labelOf(field, lang))).size).toBe(NeedField.options.length);
  }
});

test("choices stand in the table, those of cluster and category are the clerk's", () => {
  const open = NEED_FIELDS.filter(({ kind, choices }) => kind === "choice" && choices === null);
  expect(open.map(({ field }) => field)).toEqual(["cluster", "category"]);
});
