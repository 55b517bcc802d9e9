/** The forms of a draft and of its writer as modals: the fields of the table, with what is already known filled in. */
import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import type { DraftForm } from "../../core/edit-draft.ts";
import { CONTACT_FIELDS, type SlackContact } from "../../core/own-contact-on-slack.ts";
import type { FieldRule, NeedField } from "../../domain/need-field.ts";
import { FIRST_FIELDS, NEED_FIELDS, REQUIRED_FIELDS } from "../../domain/need-fields.ts";
import type { NeedNames } from "../../domain/need-names.ts";
import { toVisibleText } from "../../domain/visible-text.ts";
import { CALLBACK_IDS } from "./action-ids.ts";
import { type Choice, type Question, toRadio, toSelect, toTextInput } from "./inputs.ts";
import { LIMITS } from "./limits.ts";
import { toModal, toNote } from "./modal.ts";
import { BLANK } from "./read-need-modal.ts";

/** A draft's form with the clerk's names; `metadata` is the caller's, at most 3,000 characters. */
export type NeedModal = { form: Pick<DraftForm, "draftId" | "values">; names: NeedNames; metadata: string };

/** The modal. Saving changes the draft only: the card is confirmed in the conversation. */
export function renderNeedModal({ form, names, metadata }: NeedModal): ModalView {
  const { draftId, values } = form;
  const render = (rule: FieldRule): KnownBlock => renderField(rule, toVisibleText(values[rule.field] ?? ""), names);
  const first = NEED_FIELDS.filter(({ field }) => FIRST_FIELDS.includes(field));
  const more = NEED_FIELDS.filter(({ field }) => !FIRST_FIELDS.includes(field));
  return toModal({
    callbackId: CALLBACK_IDS.form(draftId),
    title: "需求单",
    submit: "保存",
    metadata,
    blocks: [
      toNote("不清楚的可以空着。请不要写涉密内容。保存后回到对话，核对无误再提交。"),
      ...first.map(render),
      { type: "divider" },
      toNote("以下可不填"),
      ...more.map(render),
    ],
  });
}

/** The form of what belongs to the person and not to one need: firm and how to reach them. */
export function renderContactModal(known: SlackContact["profile"]): ModalView {
  const rules = NEED_FIELDS.filter(({ field }) => CONTACT_FIELDS.some((own) => own === field));
  const values: Partial<Record<NeedField, string | null>> = known ?? {};
  return toModal({
    callbackId: CALLBACK_IDS.contact,
    title: "单位和联系方式",
    submit: "确认",
    metadata: "",
    blocks: [
      toNote("以后报需求就用这些，提交前都可以改。只有专班工作人员看得到。"),
      ...rules.map((rule) => renderInput(rule, toVisibleText(values[rule.field] ?? "").slice(0, rule.maxChars), null)),
    ],
  });
}

/** A text that does not fit is not cut behind its writer's back: it is left out, and stays as it is. */
function renderField(rule: FieldRule, value: string, names: NeedNames): KnownBlock {
  const choices = listChoices(rule, names);
  const longest = Math.min(rule.maxChars, choices === null ? LIMITS.input.text : LIMITS.select.text);
  return value.length > longest
    ? toNote(`${rule.label}：已写 ${value.length} 字，太长，这里放不下；要改请在对话里说。`)
    : renderInput(rule, value, choices);
}

function renderInput(
  { field, label, kind, hint, maxChars }: FieldRule,
  value: string,
  choices: readonly Choice[] | null,
): InputBlock {
  const question: Question = { name: field, label, optional: !REQUIRED_FIELDS.includes(field) };
  if (choices === null) {
    return toTextInput(question, { value, maxChars, isLong: kind === "text", placeholder: hint });
  }
  return field === "disclosure" ? toRadio(question, choices, value) : toSelect({ ...question, hint }, choices, value);
}

/** A menu cannot be emptied again in Slack, so what may be taken back has a choice that says so. */
function listChoices({ field, choices }: FieldRule, names: NeedNames): readonly Choice[] | null {
  if (field === "cluster" || field === "category") {
    return listNames(field, names);
  }
  return choices === null || field === "disclosure" ? choices : [{ value: BLANK, label: "不填" }, ...choices];
}

function listNames(field: Extract<NeedField, "cluster" | "category">, { clusters, categories }: NeedNames): Choice[] {
  const listed = field === "cluster" ? [...clusters] : [...categories];
  return listed.map(([value, { name }]) => ({ value, label: name }));
}
