/** A draft as a form, and the form back into the draft. */
import { expect, test } from "vitest";
import { fillForm, toForm } from "../../../src/domain/intake-form.ts";
import type { IntakeState } from "../../../src/domain/intake-state.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

function talked(): IntakeState {
  const talk = openIntakeTalk(null);
  talk.say("我们压铸件老有气孔,预算100万");
  talk.say("甬北压铸 老梁 13800004001");
  return talk.state;
}

function fill(state: IntakeState, values: Record<string, string>): IntakeState {
  return fillForm(state, { id: "draft-1", values, profile: null, now: NOW });
}

function formOf(state: IntakeState) {
  const [draft] = state.drafts;
  if (draft === undefined) {
    throw new Error("no draft");
  }
  return toForm(draft, state, { profile: null, locale: "zh-Hant", place: 2 });
}

test("the form shows every field of the table with what is known, its title in the script of the talk", () => {
  expect(formOf(talked())).toMatchObject({
    title: "用表格填 2",
    draft: { enterprise: { text: "甬北压铸" }, summary: { text: "压铸件老有气孔" }, category: { text: "process" } },
  });
});

test("a changed value replaces the old one with its normal form and keeps it as history", () => {
  const [draft] = fill(talked(), { budget: "20万" }).drafts;
  expect([draft?.fields["budget"]?.value, draft?.history]).toEqual([20, [{ field: "budget", text: "100万" }]]);
});

test("a field sent as it was shown stays the person's own words with their span", () => {
  const state = talked();
  const filled = fill(state, { budget: "100万", enterprise: "甬北压铸", summary: "压铸件老有气孔" });
  expect([filled.drafts[0]?.fields, filled.contact]).toEqual([state.drafts[0]?.fields, state.contact]);
});

test("an emptied field is open again, a chosen label is the draft's", () => {
  const [draft] = fill(talked(), { budget: " ", cluster: "automotive", category: "nonsense" }).drafts;
  expect([draft?.fields["budget"], draft?.cluster, draft?.category]).toEqual([undefined, "automotive", "process"]);
});

test("what a form changed must be confirmed on a new card", () => {
  expect(fill(talked(), { phone: "13800004002" }).drafts[0]?.status).toBe("collecting");
});

test("a form of a draft that is gone changes nothing", () => {
  const state = talked();
  expect(fillForm(state, { id: "draft-9", values: { budget: "1万" }, profile: null, now: NOW })).toBe(state);
});
