/** Inputs of modals: one question each, named by its block, and what was written into them. */
import type { InputBlock, PlainTextOption } from "@slack/types";
import { z } from "zod";
import { clip, toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** The one input of a block, so that a field is found by its block alone. */
const VALUE = "value";

/** What is asked: `name` comes back as the field's name. */
export type Question = { name: string; label: string; optional: boolean; hint?: string };

/** A line or box of text. A value that is longer than may be written belongs to no input: check it before. */
export function toTextInput(
  question: Question,
  { value, maxChars, isLong, placeholder }: { value: string; maxChars: number; isLong: boolean; placeholder?: string },
): InputBlock {
  return toInput(question, {
    type: "plain_text_input",
    action_id: VALUE,
    multiline: isLong || value.includes("\n"),
    max_length: Math.min(maxChars, LIMITS.input.text),
    ...(value === "" ? {} : { initial_value: value }),
    ...(placeholder === undefined ? {} : { placeholder: toPlain(placeholder, LIMITS.input.placeholder) }),
  });
}

/** A choice as people and program see it. */
export type Choice = { value: string; label: string };

/** A menu; what is already chosen stays a choice, also when the list no longer has it. */
export function toSelect(question: Question, choices: readonly Choice[], chosen: string): InputBlock {
  const options = toOptions(choices, chosen);
  const initial = options.find(({ value }) => value === chosen);
  return toInput(question, {
    type: "static_select",
    action_id: VALUE,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
    placeholder: toPlain("请选择", LIMITS.select.placeholder),
  });
}

/** A few choices, all to be seen at once. */
export function toRadio(question: Question, choices: readonly Choice[], chosen: string): InputBlock {
  const options = toOptions(choices, "").slice(0, LIMITS.choices.options);
  const initial = options.find(({ value }) => value === chosen);
  return toInput(question, {
    type: "radio_buttons",
    action_id: VALUE,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** A box to tick, ticked at first; it says `on`. */
export function toCheck(question: Question): InputBlock {
  const option: PlainTextOption = { text: toPlain(question.label, LIMITS.select.text), value: "on" };
  return toInput(question, { type: "checkboxes", action_id: VALUE, options: [option], initial_options: [option] });
}

/** A whole number in a range. */
export function toNumber(question: Question, range: { from: number; to: number; value: number }): InputBlock {
  return toInput(question, {
    type: "number_input",
    action_id: VALUE,
    is_decimal_allowed: false,
    min_value: String(range.from),
    max_value: String(range.to),
    initial_value: String(range.value),
  });
}

function toInput({ name, label, optional, hint }: Question, element: InputBlock["element"]): InputBlock {
  return {
    type: "input",
    block_id: name,
    optional,
    label: toPlain(label, LIMITS.input.label),
    ...(hint === undefined ? {} : { hint: toPlain(hint, LIMITS.input.hint) }),
    element,
  };
}

function toOptions(choices: readonly Choice[], chosen: string): PlainTextOption[] {
  const listed = choices.slice(0, LIMITS.select.options - 1);
  const all =
    chosen === "" || listed.some(({ value }) => value === chosen)
      ? listed
      : [{ value: chosen, label: chosen }, ...listed];
  return all
    .filter(({ value }) => value.length <= LIMITS.select.value)
    .map(({ value, label }) => ({ text: toPlain(label, LIMITS.select.text), value }));
}

const Option = z.object({ value: z.string() });

/** The state of an input as Slack sends it; kinds that we do not use say nothing. */
const Input = z.object({
  value: z.string().nullish(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).optional(),
});

const State = z.record(z.string(), z.record(z.string(), Input));

/**
 * What was written, by the names of the fields; an empty input is an empty text.
 *
 * Shape   takes `view.state.values`; what cannot be read is left out
 */
export function readInputs(state: unknown): Record<string, string> {
  const parsed = State.safeParse(state);
  const entries = Object.entries(parsed.success ? parsed.data : {}).flatMap(([name, inputs]) => {
    const input = inputs[VALUE];
    return input === undefined ? [] : [[name, textOf(input)] as const];
  });
  return Object.fromEntries(entries);
}

function textOf({ value, selected_option, selected_options }: z.infer<typeof Input>): string {
  return value ?? selected_option?.value ?? selected_options?.map((option) => option.value).join("、") ?? "";
}

/** Sentences beside their fields, for `response_action: "errors"`; each names a block of the modal. */
export function toErrors(problems: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const said = Object.entries(problems).flatMap(([name, problem]) =>
    problem === undefined ? [] : [[name, clip(problem, LIMITS.plainText)] as const],
  );
  return Object.fromEntries(said);
}
