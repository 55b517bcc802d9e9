/** The check that all payloads of tests pass: it refuses what Slack would refuse. */
import { expect, test } from "vitest";
import { LIMITS } from "../../../../src/channels/slack/limits.ts";
import { checkMessage, checkView } from "../../../support/check-slack-payload.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: plain(text) });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const button = (changes: object = {}) => ({
  type: "button",
  action_id: "a",
  text: plain("好"),
  value: "1",
  ...changes,
});
const message = (...blocks: object[]) => checkMessage({ text: "好", blocks });
const modal = (changes: object = {}, ...blocks: object[]) =>
  checkView({ type: "modal", title: plain("题"), blocks, ...changes });
const select = (changes: object = {}) => ({
  type: "input",
  label: plain("选"),
  element: { type: "static_select", action_id: "v", options: [{ text: plain("一"), value: "1" }], ...changes },
});

test("what is within the limits passes", () => {
  expect(message(section("好"), actions(button()))).toEqual([]);
  expect(modal({ submit: plain("存") }, select())).toEqual([]);
});

test.each([
  ["no text", checkMessage({ text: "", blocks: [] })],
  ["too many blocks", message(...Array.from({ length: 51 }, () => section("好")))],
  ["too much text in all", message(...Array.from({ length: 5 }, () => section("长".repeat(2900))))],
  ["an empty text object", message(section(""))],
  ["a long section", message(section("长".repeat(LIMITS.section.text + 1)))],
  ["mrkdwn", message({ type: "section", text: { type: "mrkdwn", text: "*粗*" } })],
  [
    "a mention in rich text",
    message({
      type: "rich_text",
      elements: [{ type: "rich_text_section", elements: [{ type: "broadcast", range: "channel" }] }],
    }),
  ],
  ["an input in a message", message({ type: "input", label: plain("x"), element: button() })],
  ["a long button", message(actions(button({ text: plain("长".repeat(76)) })))],
  ["a long value", message(actions(button({ value: "v".repeat(2001) })))],
  ["two buttons of one id", message(actions(button(), button()))],
  ["26 buttons", message(actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` }))))],
  ["no buttons", message(actions())],
  ["a long title", modal({ title: plain("长".repeat(25)) })],
  ["inputs without a submit button", modal({}, select())],
  ["no options", modal({ submit: plain("存") }, select({ options: [] }))],
  [
    "101 options",
    modal(
      { submit: plain("存") },
      select({ options: Array.from({ length: 101 }, (_, index) => ({ text: plain("一"), value: `${index}` })) }),
    ),
  ],
  [
    "a choice that is no option",
    modal({ submit: plain("存") }, select({ initial_option: { text: plain("二"), value: "2" } })),
  ],
  [
    "a long prefilled text",
    modal(
      { submit: plain("存") },
      {
        type: "input",
        label: plain("写"),
        element: { type: "plain_text_input", action_id: "v", max_length: 3, initial_value: "四个字呀" },
      },
    ),
  ],
  ["two blocks of one id", modal({}, { ...section("一"), block_id: "b" }, { ...section("二"), block_id: "b" })],
  ["long metadata", modal({ private_metadata: "m".repeat(3001) })],
  ["101 blocks", modal({}, ...Array.from({ length: 101 }, () => section("好")))],
  ["feedback in a modal", modal({}, { type: "context_actions", elements: [] })],
])("%s is refused", (_, problems) => {
  expect(problems).not.toEqual([]);
});
