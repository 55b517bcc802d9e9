/** The one door: a message from any channel goes in, one reply comes out; the same key is answered once. */
import {
  findReply,
  findRequester,
  keepText,
  listEarlierMessages,
  lockReply,
  recordMessage,
  recordReply,
  type StoredMessage,
} from "../db/conversations.ts";
import { withTransaction } from "../db/database.ts";
import { findBoundary } from "../domain/boundary.ts";
import { isSecretTalk } from "../domain/intake-secret.ts";
import { type InboundMessage, type Item, MESSAGE_MAX_CHARS, type Reply } from "../domain/reply.ts";
import { detectLocale } from "../domain/script.ts";
import { toStorable } from "../domain/storable-text.ts";
import { normaliseText } from "../domain/text.ts";
import type { Understood } from "../domain/understand-message.ts";
import { NotFoundError } from "../errors.ts";
import { answerMessage, type MessageAnswer, type MessageInput, sayBoundary } from "./answer-message.ts";
import { holdConversation } from "./hold-conversation.ts";
import type { Deps } from "./ports.ts";
import { commitTurn, type HeardTurn, hearTurn, readIntake, type TakenTurn, WITHHELD } from "./take-need.ts";

/** What the person may be shown while waiting (正在检索 → 正在核对引用 → 正在写答复). */
export type Step = "searching" | "citing" | "answering";

/** How many earlier turns a follow-up may lean on. */
const MEMORY_TURNS = 3;

/**
 * Answers one message and stores both.
 *
 * Shape   empty, overlong and strange texts get a normal reply
 * Errors  NotFoundError for a conversation of another requester; StoreError when the database is away
 */
export async function handleMessage(deps: Deps, inbound: InboundMessage, onStep: (step: Step) => void): Promise<Reply> {
  const owner = await findRequester(deps.pool, inbound.conversationId);
  if (owner !== null && owner !== inbound.requesterId) {
    throw new NotFoundError("没有找到这个会话。");
  }
  const text = toStorable(inbound.text);
  const message = await withTransaction(deps.pool, (tx) => recordMessage(tx, inbound, deps.clock()));
  if (message.reply !== null) {
    return message.reply;
  }
  return holdConversation(
    deps,
    inbound.conversationId,
    async () => (await findReply(deps.pool, message.id)) ?? (await answer(deps, { ...inbound, text }, message, onStep)),
  );
}

async function answer(
  deps: Deps,
  inbound: InboundMessage,
  message: StoredMessage,
  onStep: (step: Step) => void,
): Promise<Reply> {
  const { conversationId, text } = inbound;
  const state = await readIntake(deps, conversationId);
  const storable = storableText(deps, text);
  await keepText(deps.pool, message.id, isSecretTalk(state) ? WITHHELD : storable);
  // Nothing of a secret talk goes to a service outside.
  const library = isSecretTalk(state) ? { ...deps, embedder: null } : deps;
  const earlier = (await listEarlierMessages(deps.pool, conversationId, message.id, MEMORY_TURNS)).filter(hasMatter);
  const locale = inbound.locale ?? detectLocale(text);
  const input = { text, locale, earlier: earlier.map(toTurn) };
  let whole: Promise<MessageAnswer> | null = null;
  const answerWhole = (): Promise<MessageAnswer> => {
    whole ??= answerMessage(library, input, onStep);
    return whole;
  };
  const isAnswered = async (): Promise<boolean> => (await answerWhole()).items.some(isAnswer);
  const followsPolicy = (earlier.at(-1)?.evidence?.questions.length ?? 0) > 0;
  const heard = await hearTurn(deps, inbound, { state, locale, followsPolicy, isAnswered });
  const answered =
    heard === null || isSilent(heard) ? await answerWhole() : await answerRest(library, heard.step.rest, input, onStep);
  return withTransaction(deps.pool, async (tx) => {
    const before = await lockReply(tx, message.id);
    if (before !== null) {
      return before;
    }
    const taken = heard === null ? NOTHING_TAKEN : await commitTurn(tx, deps, heard, message.id);
    const reply = toReply(conversationId, message, answered, taken);
    if (heard === null || !isSecretTalk(heard.step.state)) {
      if (isSecretTalk(state)) {
        // 这个不涉密 ends a secret talk, and is no part of it.
        await keepText(tx, message.id, storable);
      }
      return recordReply(tx, message.id, reply, answered.evidence, deps.clock());
    }
    // Of a secret talk only the intake's own sentences are kept, none that repeats what was asked.
    const kept = toReply(conversationId, message, NOTHING_ASKED, taken);
    await recordReply(tx, message.id, kept, NOTHING_ASKED.evidence, deps.clock());
    return reply;
  });
}

/** Thanks and greetings between two questions do not part them. */
function hasMatter({ reply }: StoredMessage): boolean {
  return reply === null || reply.items.some(({ kind }) => kind !== "chitchat");
}

/** A turn of which the intake makes nothing is answered as if there were none (谢谢、一个表情). */
function isSilent({ step, status }: HeardTurn): boolean {
  const hasWords = step.say !== "" || step.file.length > 0 || step.change !== null || status !== null;
  return !hasWords && step.rest.every(({ kind }) => kind === "chitchat");
}

/** What of a message the intake does not take: the questions among its items, also those about the service, and what other offices do. */
async function answerRest(
  deps: Deps,
  rest: readonly Understood[],
  input: MessageInput,
  onStep: (step: Step) => void,
): Promise<MessageAnswer> {
  const questions = rest.flatMap((item) => (item.kind === "policy_question" ? [item.text] : []));
  const asked = questions.join("\n");
  const answer = asked === "" ? NOTHING_ASKED : await answerMessage(deps, { ...input, text: asked }, onStep);
  const said = rest.flatMap((item) =>
    (item.kind === "out_of_scope" || item.kind === "service") && item.boundary !== null
      ? [sayBoundary(item.boundary, "", input.locale)]
      : [],
  );
  return {
    ...answer,
    text: [answer.text, ...said.map(({ text }) => text)].filter((part) => part !== "").join("\n\n---\n\n"),
    items: [...answer.items, ...said.map(({ item }) => item)],
  };
}

function isAnswer(item: Item): boolean {
  return item.kind === "policy_question" && item.status === "answered";
}

const NOTHING_ASKED: MessageAnswer = { text: "", items: [], evidence: { questions: [], documents: [], passages: [] } };
const NOTHING_TAKEN: TakenTurn = { text: "", items: [], asks: [], actions: [] };

/** What of a text may be written to the database: nothing of a secret one, and no more than the limit of any. */
function storableText(deps: Deps, text: string): string {
  const boundary = findBoundary(normaliseText(text), deps.vocabulary.boundaries);
  if (boundary?.kind === "secret") {
    return WITHHELD;
  }
  return text.slice(0, MESSAGE_MAX_CHARS).toWellFormed();
}

function toTurn({ evidence }: StoredMessage): {
  questions: string[];
  documents: string[];
} {
  return {
    questions: evidence?.questions ?? [],
    documents: evidence?.documents ?? [],
  };
}

/** The answer to what was asked first, then the intake; feedback is about answers only. */
function toReply(conversationId: string, message: StoredMessage, answer: MessageAnswer, taken: TakenTurn): Reply {
  const items = [...answer.items, ...taken.items];
  const hasPolicy = items.some((item) => item.kind === "policy_question");
  const feedback: Reply["actions"] = [
    { id: "helpful", label: "有用", style: "default", value: message.id },
    { id: "unhelpful", label: "没用", style: "default", value: message.id },
  ];
  const handoff: Reply["actions"] = [{ id: "handoff", label: "转人工", style: "default", value: message.id }];
  const leads = items.some((item) => item.kind !== "chitchat" && item.kind !== "secret");
  return {
    conversationId,
    text: [answer.text, taken.text].filter((part) => part !== "").join("\n\n---\n\n"),
    items,
    asks: taken.asks,
    actions: [...taken.actions, ...(hasPolicy ? feedback : []), ...(leads ? handoff : [])],
  };
}
