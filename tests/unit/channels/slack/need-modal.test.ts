/** The form of a draft as a modal: filled in, sent back, and refused beside its fields. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCallback } from "../../../../src/channels/slack/action-ids.ts";
import { toErrors } from "../../../../src/channels/slack/inputs.ts";
import { readNeedModal } from "../../../../src/channels/slack/read-need-modal.ts";
import { renderNeedModal } from "../../../../src/channels/slack/render-need-modal.ts";
import { NeedField } from "../../../../src/domain/need-field.ts";
import { NEED_FIELDS } from "../../../../src/domain/need-fields.ts";
import { anyLength, makeState, soundView, WORDS } from "./make-slack.ts";

type Values = Partial<Record<NeedField, string>>;

const render = (values: Values) =>
  soundView(renderNeedModal({ form: { draftId: "d1", values }, names: WORDS.names, metadata: "" }));

function elementOf(values: Values, field: NeedField): unknown {
  const block = render(values).blocks.find((one) => one.block_id === field);
  return block !== undefined && "element" in block ? block.element : undefined;
}

describe("the form", () => {
  test("asks every field of the table, firm and contact as required", () => {
    const blocks = render({}).blocks.filter((block) => block.type === "input");
    expect(blocks.map((block) => block.block_id).toSorted()).toEqual(NEED_FIELDS.map(({ field }) => field).toSorted());
    const required = blocks.filter((block) => "optional" in block && block.optional === false);
    expect(required.map((block) => block.block_id)).toEqual(["enterprise", "contact"]);
  });

  test("names its draft, so that what is sent is found again", () => {
    expect(readCallback(render({}).callback_id ?? "")).toEqual({ kind: "form", draftId: "d1" });
  });

  test("shows what is known: texts, the clerk's choices, who may read it", () => {
    const values: Values = {
      problem: "气孔率高\n试过真空",
      cluster: "key_components",
      disclosure: "internal",
      supply_risk: "已断",
    };
    expect(elementOf(values, "problem")).toMatchObject({ initial_value: "气孔率高\n试过真空", multiline: true });
    expect(elementOf(values, "cluster")).toMatchObject({
      type: "static_select",
      initial_option: { value: "key_components" },
    });
    expect(elementOf(values, "disclosure")).toMatchObject({
      type: "radio_buttons",
      initial_option: { value: "internal" },
    });
    expect(elementOf(values, "supply_risk")).toMatchObject({ initial_option: { value: "已断" } });
  });

  test("keeps words that are none of the choices", () => {
    expect(elementOf({ cooperation: "都可以谈" }, "cooperation")).toMatchObject({
      initial_option: { value: "都可以谈" },
    });
  });

  test("does not ask for what would not fit, so that nothing is cut behind anybody's back", () => {
    expect(elementOf({ problem: "长".repeat(2001) }, "problem")).toBeUndefined();
    expect(JSON.stringify(render({ problem: "长".repeat(2001) }))).toContain("已写 2001 字");
  });

  test("whatever is in a draft, Slack takes the form", () => {
    const values = fc.dictionary(fc.constantFrom(...NeedField.options), anyLength, { maxKeys: 6 });
    fc.assert(
      fc.property(values, (known) => void render(known)),
      { numRuns: 40 },
    );
  });
});

describe("what is sent", () => {
  test("comes back by field; an emptied field and 不填 are empty texts, strangers are left out", () => {
    const state = makeState({
      enterprise: "鼎力机械",
      phone: null,
      cluster: { chosen: "key_components" },
      cooperation: { chosen: "-" },
      stranger: "x",
    });
    expect(readNeedModal(state)).toEqual({
      enterprise: "鼎力机械",
      phone: "",
      cluster: "key_components",
      cooperation: "",
    });
    expect(readNeedModal(null)).toEqual({});
  });

  test("what is wrong stands beside its field", () => {
    expect(toErrors({ phone: "“无”不像电话号码", email: undefined })).toEqual({ phone: "“无”不像电话号码" });
  });
});
