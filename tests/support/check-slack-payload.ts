/** Checks what is sent to Slack against the table of its limits: every payload that a test makes passes here. */
import { LIMITS } from "../../src/channels/slack/limits.ts";

type Json = Record<string, unknown>;
type Surface = "message" | "modal" | "home";

/** What is wrong with a message, one line each; empty when Slack would take it. */
export function checkMessage(message: { text?: unknown; blocks?: unknown }): string[] {
  const { text } = message;
  const blocks = listOf(message.blocks);
  const { message: limits } = LIMITS;
  return [
    ...(typeof text === "string" && text.trim() !== "" ? [] : ["text: every message has a plain text"]),
    ...most("text", String(text ?? "").length, limits.text),
    ...most("blocks", blocks.length, limits.blocks),
    ...most("all text of the blocks", sizeOf(blocks), limits.allText),
    ...checkBlocks(blocks, "message"),
  ];
}

/** What is wrong with a modal or a Home tab. */
export function checkView(view: object): string[] {
  const { type, blocks, title, submit, close, private_metadata, callback_id }: Json = { ...view };
  const { view: limits } = LIMITS;
  const surface: Surface = type === "home" ? "home" : "modal";
  const all = listOf(blocks);
  const hasInput = all.some((block) => block["type"] === "input");
  return [
    ...(type === "home" || type === "modal" ? [] : [`type: ${String(type)} is no view`]),
    ...(type === "modal" ? checkText(title, "title", limits.title) : []),
    ...(submit === undefined ? [] : checkText(submit, "submit", limits.button)),
    ...(close === undefined ? [] : checkText(close, "close", limits.button)),
    ...(type === "modal" && hasInput && submit === undefined ? ["submit: a modal with inputs needs it"] : []),
    ...most("private_metadata", String(private_metadata ?? "").length, limits.metadata),
    ...most("callback_id", String(callback_id ?? "").length, LIMITS.id),
    ...most("blocks", all.length, limits.blocks),
    ...most("bytes of the view", Buffer.byteLength(JSON.stringify(view)), limits.bytes),
    ...checkBlocks(all, surface),
  ];
}

const EVERYWHERE = ["section", "header", "divider", "context", "actions", "rich_text", "image"];
const ALLOWED: Record<Surface, readonly string[]> = {
  message: [...EVERYWHERE, "markdown", "context_actions", "table"],
  modal: [...EVERYWHERE, "input"],
  home: [...EVERYWHERE, "input"],
};

/** What is wrong with blocks on a surface. */
function checkBlocks(blocks: readonly Json[], surface: Surface): string[] {
  const ids = blocks.map((block) => block["block_id"]).filter((id) => id !== undefined);
  return [
    ...(new Set(ids).size === ids.length ? [] : ["block_id: each stands once"]),
    ...blocks.flatMap((block, index) => {
      const type = String(block["type"]);
      const problems = ALLOWED[surface].includes(type) ? (BLOCKS[type]?.(block) ?? []) : [`no ${type} in a ${surface}`];
      return [...checkId(block, "block_id"), ...problems].map((problem) => `block ${index} (${type}) ${problem}`);
    }),
  ];
}

const BLOCKS: Record<string, (block: Json) => string[]> = {
  header: ({ text }) => checkText(text, "text", LIMITS.header),
  divider: () => [],
  markdown: ({ text }) => most("text", String(text).length, LIMITS.markdown),
  rich_text: checkRichText,
  section({ text, fields, accessory }) {
    const { section } = LIMITS;
    return [
      ...(text === undefined && fields === undefined ? ["text or fields are needed"] : []),
      ...(text === undefined ? [] : checkText(text, "text", section.text)),
      ...most("fields", listOf(fields).length, section.fields),
      ...listOf(fields).flatMap((field) => checkText(field, "field", section.field)),
      ...(isObject(accessory) ? checkElement(accessory) : []),
    ];
  },
  context: ({ elements }) => [
    ...between("elements", listOf(elements).length, 1, LIMITS.context),
    ...listOf(elements).flatMap((element) => checkText(element, "element", LIMITS.plainText)),
  ],
  actions: ({ elements }) => [
    ...between("elements", listOf(elements).length, 1, LIMITS.actions),
    ...checkElements(listOf(elements)),
  ],
  context_actions: ({ elements }) => [
    ...between("elements", listOf(elements).length, 1, LIMITS.contextActions),
    ...checkElements(listOf(elements)),
  ],
  input({ label, hint, element }) {
    const { input } = LIMITS;
    return [
      ...checkText(label, "label", input.label),
      ...(hint === undefined ? [] : checkText(hint, "hint", input.hint)),
      ...(isObject(element) ? checkElement(element) : ["element is needed"]),
    ];
  },
};

function checkElements(elements: readonly Json[]): string[] {
  const ids = elements.map((element) => element["action_id"]);
  return [
    ...(new Set(ids).size === ids.length ? [] : ["action_id: each stands once"]),
    ...elements.flatMap(checkElement),
  ];
}

function checkElement(element: Json): string[] {
  const type = String(element["type"]);
  const check = ELEMENTS[type];
  const problems = check === undefined ? ["is not known"] : check(element);
  return [...checkId(element, "action_id"), ...checkConfirm(element["confirm"]), ...problems].map(
    (problem) => `${type} ${problem}`,
  );
}

const ELEMENTS: Record<string, (element: Json) => string[]> = {
  button({ text, value, url, style }) {
    const { button } = LIMITS;
    return [
      ...checkText(text, "text", button.text),
      ...most("value", String(value ?? "").length, button.value),
      ...most("url", String(url ?? "").length, button.url),
      ...(["primary", "danger", undefined].includes(style as string | undefined) ? [] : ["style"]),
    ];
  },
  feedback_buttons: ({ positive_button, negative_button }) =>
    [positive_button, negative_button].flatMap((one) =>
      isObject(one)
        ? [
            ...checkText(one["text"], "text", LIMITS.button.text),
            ...between("value", String(one["value"] ?? "").length, 1, LIMITS.button.value),
          ]
        : ["needs both buttons"],
    ),
  static_select: ({ options, initial_option, placeholder }) => [
    ...checkOptions(options, LIMITS.select.options),
    ...checkInitial(options, initial_option),
    ...(placeholder === undefined ? [] : checkText(placeholder, "placeholder", LIMITS.select.placeholder)),
  ],
  overflow: ({ options }) => checkOptions(options, LIMITS.overflow.options),
  radio_buttons: ({ options, initial_option }) => [
    ...checkOptions(options, LIMITS.choices.options),
    ...checkInitial(options, initial_option),
  ],
  checkboxes: ({ options, initial_options }) => [
    ...checkOptions(options, LIMITS.choices.options),
    ...listOf(initial_options).flatMap((one) => checkInitial(options, one)),
  ],
  plain_text_input({ initial_value, max_length, placeholder }) {
    const longest = Number(max_length ?? LIMITS.input.text);
    return [
      ...between("max_length", longest, 1, LIMITS.input.text),
      ...most("initial_value", String(initial_value ?? "").length, longest),
      ...(placeholder === undefined ? [] : checkText(placeholder, "placeholder", LIMITS.input.placeholder)),
    ];
  },
  number_input({ initial_value, min_value, max_value }) {
    const [value, min, max] = [initial_value, min_value, max_value].map(Number);
    return value === undefined || Number.isNaN(value) || (value >= Number(min) && value <= Number(max))
      ? []
      : ["initial_value is out of range"];
  },
};

function checkOptions(options: unknown, limit: number): string[] {
  const all = listOf(options);
  const values = all.map(({ value }) => value);
  const { select } = LIMITS;
  return [
    ...between("options", all.length, 1, limit),
    ...(new Set(values).size === values.length ? [] : ["options: each value stands once"]),
    ...all.flatMap(({ text, value, description }) => [
      ...checkText(text, "option", select.text),
      ...between("option value", String(value ?? "").length, 1, select.value),
      ...(description === undefined ? [] : checkText(description, "option description", select.description)),
    ]),
  ];
}

/** Slack takes an initial option only when it is exactly one of the options. */
function checkInitial(options: unknown, initial: unknown): string[] {
  const known = listOf(options).map((option) => JSON.stringify(option));
  return initial === undefined || known.includes(JSON.stringify(initial)) ? [] : ["initial option is not an option"];
}

function checkConfirm(confirm: unknown): string[] {
  if (!isObject(confirm)) {
    return [];
  }
  const { confirm: limits } = LIMITS;
  return [
    ...checkText(confirm["title"], "confirm title", limits.title),
    ...checkText(confirm["text"], "confirm text", limits.text),
    ...checkText(confirm["confirm"], "confirm button", limits.button),
    ...checkText(confirm["deny"], "confirm deny", limits.button),
  ];
}

/** Only plain text objects are used: in mrkdwn anybody's text could be markup, and bold fails beside Chinese. */
function checkText(value: unknown, name: string, limit: number): string[] {
  if (!isObject(value) || value["type"] !== "plain_text" || typeof value["text"] !== "string") {
    return [`${name} is no plain text object`];
  }
  return between(name, value["text"].length, 1, limit);
}

const RUNS = ["text", "link"];

function checkRichText({ elements }: Json): string[] {
  const parts = listOf(elements);
  const runs = parts.flatMap((part) =>
    part["type"] === "rich_text_list"
      ? listOf(part["elements"]).flatMap((item) => listOf(item["elements"]))
      : listOf(part["elements"]),
  );
  const size = runs.reduce((sum, run) => sum + String(run["text"] ?? "").length, 0);
  return [
    ...(parts.length === 0 ? ["has no elements"] : []),
    ...runs.flatMap((run) => (RUNS.includes(String(run["type"])) ? [] : [`holds a ${String(run["type"])}`])),
    ...runs.flatMap((run) => (run["text"] === "" ? ["holds an empty run"] : [])),
    ...most("rich text", size, LIMITS.richText),
  ];
}

function checkId(element: Json, name: "block_id" | "action_id"): string[] {
  return element[name] === undefined ? [] : between(name, String(element[name]).length, 1, LIMITS.id);
}

function most(name: string, size: number, limit: number): string[] {
  return size <= limit ? [] : [`${name}: ${size} is more than ${limit}`];
}

function between(name: string, size: number, least: number, limit: number): string[] {
  return size < least ? [`${name}: ${size} is less than ${least}`] : most(name, size, limit);
}

/** All text below a value, wherever it stands. */
function sizeOf(value: unknown): number {
  return listTexts(value).reduce((sum, text) => sum + text.length, 0);
}

/** Every string that people read, in any object of a payload. */
function listTexts(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(listTexts);
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" ? (name === "text" ? [inner] : []) : listTexts(inner),
  );
}

/** Every address that a payload leads to. */
export function listLinks(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(listLinks);
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" ? (name.endsWith("url") ? [inner] : []) : listLinks(inner),
  );
}

/** What in a payload's texts Slack would take for a broadcast, a mention or a link; empty when nothing. */
export function listMarkup(payload: unknown): string[] {
  return listTexts(payload).flatMap((text) => text.match(/<(?:[!@#]|[a-z][a-z0-9+.-]*:)/giu) ?? []);
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
