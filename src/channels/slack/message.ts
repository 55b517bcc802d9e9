/** A message on its way to Slack: blocks for people, and always a text for notifications and plain readers. */
import type { ActionsBlock, Button, KnownBlock, RichTextBlockElement, RichTextElement } from "@slack/types";
import { clip, toFallback, toPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { splitRuns, toParagraph, toRun } from "./rich-text.ts";

/** What of a post or an update is shown; `QUIET` of `escape.ts` goes with it. */
export type Rendered = { text: string; blocks: KnownBlock[] };

/** A message whose text is what its blocks say; `title` stands before it, for notifications. */
export function toMessage(blocks: KnownBlock[], title = ""): Rendered {
  const said = blocks.map(readBlock).filter((part) => part !== "");
  return { text: toFallback((title === "" ? said : [title, ...said]).join("\n")), blocks };
}

/** One paragraph of our own words, for what needs no more. */
export function renderText(text: string): Rendered {
  return toMessage(
    splitRuns(toRun(text.trim() === "" ? "—" : text), LIMITS.richText)
      .slice(0, MOST_PARAGRAPHS)
      .map(toParagraph),
  );
}

/** More than four would pass Slack's limit on all text of a message. */
const MOST_PARAGRAPHS = 4;

/** The words of a block. */
function readBlock(block: KnownBlock): string {
  switch (block.type) {
    case "rich_text":
      return block.elements.map(readElement).join("\n").trim();
    case "section":
      return block.text?.text ?? "";
    case "header":
      return block.text.text;
    case "context":
      return block.elements.map((element) => ("text" in element ? element.text : element.alt_text)).join(" ");
    default:
      return "";
  }
}

function readElement(element: RichTextBlockElement): string {
  if (element.type !== "rich_text_list") {
    return element.elements.map(readInline).join("");
  }
  return element.elements.map((item) => `• ${item.elements.map(readInline).join("")}`).join("\n");
}

function readInline(element: RichTextElement): string {
  if (element.type === "link") {
    return element.text ?? element.url;
  }
  return element.type === "text" ? element.text : "";
}

/** How much text a block shows, for Slack's limit on all of a message. */
export function blockSize(block: KnownBlock): number {
  return readBlock(block).length;
}

/** A button's look besides its words. */
export type ButtonLook = { style?: "primary" | "danger"; confirm?: string };

/** A button; `value` comes back when it is pressed. */
export function toButton(id: string, label: string, value: string, look: ButtonLook = {}): Button {
  return {
    type: "button",
    action_id: clip(id, LIMITS.id),
    text: toPlain(label, LIMITS.button.text),
    value: clip(value, LIMITS.button.value),
    ...(look.style === undefined ? {} : { style: look.style }),
    ...(look.confirm === undefined ? {} : { confirm: toConfirm(look.confirm) }),
  };
}

function toConfirm(question: string): NonNullable<Button["confirm"]> {
  const { title, text, button } = LIMITS.confirm;
  return {
    title: toPlain("请确认", title),
    text: toPlain(question, text),
    confirm: toPlain("确定", button),
    deny: toPlain("取消", button),
  };
}

/** A row of buttons; none at all when there is nothing to press. */
export function toActions(elements: ActionsBlock["elements"]): ActionsBlock[] {
  return elements.length === 0 ? [] : [{ type: "actions", elements: elements.slice(0, LIMITS.actions) }];
}
