// The chat page's script: sends without reloading, shows the steps, and sends again under the same key when a
// connection is lost. Without it the page works by plain forms.

const find = (selector) => document.querySelector(selector);
const composer = find("#composer");
const box = find("#text");
const log = find("#log");
const status = find("#status");
const STEPS = {
  searching: "正在检索…",
  citing: "正在核对引用…",
  answering: "正在写答复…",
};
const LOST = "连接中断，这条消息可能没有送到。";
/** A model may take half a minute; after this the connection counts as lost. */
const PATIENCE_MS = 120_000;
let busy = false;

/** 128 random bits; crypto.randomUUID is missing where the page is served without https. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A problem that is told to the person; `retry` says whether sending the same again can help. */
class Trouble extends Error {
  constructor(message, retry) {
    super(message);
    this.retry = retry;
  }
}

async function toTrouble(response) {
  const problem = await response.json().catch(() => null);
  const text = problem?.detail ?? "服务器没有正常答复。";
  return new Trouble(text, response.status === 429 || response.status >= 500);
}

/** Reads server-sent events from a response body. */
async function* readEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const field = (name) =>
        block
          .split("\n")
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join("\n");
      yield { event: field("event"), data: JSON.parse(field("data")) };
    }
  }
}

function post(path, body, accept) {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: accept },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

/** Sends one message and gives its reply; throws Trouble. */
async function ask(message) {
  const response = await post("/api/messages", message, "text/event-stream");
  if (!response.ok) throw await toTrouble(response);
  for await (const { event, data } of readEvents(response.body)) {
    if (event === "step") status.textContent = STEPS[data.step] ?? "";
    if (event === "reply") return data;
    if (event === "problem") throw new Trouble(`${data.detail}（编号 ${data.reference}）`, data.status >= 500);
  }
  throw new Trouble(LOST, true);
}

async function deliver(message) {
  busy = true;
  composer.setAttribute("aria-busy", "true");
  status.textContent = STEPS.searching;
  try {
    const { reply, html } = await ask(message);
    const before = log.lastElementChild;
    log.insertAdjacentHTML("beforeend", html);
    composer.elements.conversationId.value = reply.conversationId;
    before?.scrollIntoView({ block: "start" });
  } catch (error) {
    const trouble = error instanceof Trouble ? error : new Trouble(LOST, true);
    showTrouble(trouble, message);
  } finally {
    busy = false;
    composer.removeAttribute("aria-busy");
    status.textContent = "";
  }
}

function showTrouble({ message: text, retry }, message) {
  const note = find("#trouble").content.firstElementChild.cloneNode(true);
  const button = note.querySelector("button");
  note.querySelector("p").textContent = text;
  if (retry) {
    button.addEventListener("click", () => {
      if (busy) return;
      note.remove();
      box.focus();
      deliver(message);
    });
  } else {
    button.remove();
  }
  log.append(note);
  note.scrollIntoView({ block: "nearest" });
}

function send(text) {
  if (busy || text.trim() === "") return;
  find("#welcome")?.remove();
  const question = find("#question").content.firstElementChild.cloneNode(true);
  question.querySelector("p").textContent = text;
  log.append(question);
  box.value = "";
  grow();
  box.focus();
  deliver({
    text,
    key: newKey(),
    conversationId: composer.elements.conversationId.value,
  });
  status.scrollIntoView({ block: "end" });
}

function grow() {
  // With rows alone no inline style is needed, which the content security policy forbids in markup.
  box.rows = 1;
  while (box.scrollHeight > box.clientHeight + 2 && box.rows < 8) box.rows += 1;
}

/** 有用, 没用, 转人工: stored without leaving the page. */
async function press(form, button) {
  const said = form.querySelector(".said");
  const messageId = form.elements.messageId.value;
  const isHandoff = button.formAction.endsWith("/handoffs");
  try {
    const response = isHandoff
      ? await post("/api/handoffs", { messageId }, "application/json")
      : await post("/api/feedback", { messageId, helpful: button.value === "true" }, "application/json");
    if (!response.ok) throw await toTrouble(response);
    for (const other of form.querySelectorAll("button[formaction]")) {
      const same = other.formAction === button.formAction;
      if (same) other.setAttribute("aria-pressed", String(other === button));
    }
    said.textContent = isHandoff ? `已登记转人工：${(await response.json()).department}。` : "已记录，谢谢。";
  } catch (error) {
    said.textContent = error instanceof Trouble ? error.message : "没有记上，请再点一次。";
  }
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  send(box.value);
});
box.addEventListener("input", grow);
box.addEventListener("keydown", (event) => {
  // While an input method is composing (拼音), Enter chooses a word; 229 is what Safari reports then.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  send(box.value);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.classList.contains("suggestions")) {
    event.preventDefault();
    send(event.submitter.value);
  } else if (form.classList.contains("actions")) {
    event.preventDefault();
    press(form, event.submitter);
  }
});
if (log.lastElementChild !== null && location.hash === "") log.lastElementChild.scrollIntoView({ block: "start" });
