/** The words of the intake dialogue (需求登记) in English. */
import type { IntakeFrame } from "./intake-frame.ts";
import { listNames } from "./list-names.ts";
import type { NeedField } from "./need-field.ts";
import { labelOf } from "./need-fields.ts";

const SHORT_ENGLISH: Partial<Record<NeedField, string>> = {
  problem: "what you want to solve",
  enterprise: "your company's name",
  contact: "a contact person",
  phone: "a phone number",
  target: "target",
  deadline: "wanted by",
};

/** The sentences in English. */
export const ENGLISH_INTAKE_FRAME: IntakeFrame = {
  lang: "en",
  ask: {
    enterprise: "What is your company's name?",
    contact: "Whom should we contact?",
    phone: "Which phone number can we call?",
    email: "What is your e-mail address?",
    summary: "What would you like to solve, and where are you stuck? A sentence or two will do.",
    problem: "What is the situation now and where are you stuck? A sentence or two will do.",
    cluster: "Which product is it mainly used in?",
    target: "What figure do you want to reach (yield, accuracy, service life …)?",
    deadline: "By when would you like it solved?",
    budget: "Roughly what budget do you have?",
    cooperation: "How would you like to work together (commissioned or joint development, advice, purchase …)?",
    import_source: "From which country and maker do you import it?",
    supply_risk: "Has supply been cut or restricted?",
    substitute: "Is there a domestic substitute?",
  },
  insist: {
    enterprise: "The name stays inside the task force and is not published; a short form will do. May I have it?",
    contact: "A surname is enough, so that our staff know whom to ask for.",
    phone: "Our staff need a way to reach you: a mobile, a landline or an e-mail address.",
    email: "If you would rather not leave a phone number, an e-mail address will do.",
    problem: "Plain words are fine: how is it done now, and what does not work?",
  },
  began: (summaries) =>
    summaries.length === 1
      ? `I will log this need for you: "${summaries.join("")}".`
      : `These are ${summaries.length} needs; I log them separately, with one contact for all:\n${summaries.map((one, index) => `${index + 1}. ${one}`).join("\n")}`,
  announced: "I will log it for you.",
  noted: (values) => `Noted: ${values}.`,
  changed: (values) => `Changed: ${values}.`,
  about: (index, summary) => `No. ${index} (${summary}):`,
  optional: "It would help to know (skip what you don't know):",
  orConfirm: 'Nothing to add? Reply "confirm" and I will submit it.',
  short: SHORT_ENGLISH,
  askReach: (names) => `Please leave ${names}.`,
  stillLacks: (names) => `I still need ${names}; could you leave that?`,
  leftOpen: "Fine, what you don't know stays open.",
  stillWanted: (names) => `For your need I still lack: ${names}. Just go on.`,
  cannotFile: (names) => `I cannot submit it yet; I still need ${names}.`,
  confirmWaits: 'The summary is waiting for you: reply "confirm" to submit it, or tell me what to change.',
  notFiled: "It has not been filed yet; so far it is only a draft.",
  unfinished: (summary, labels) =>
    `Your need "${summary}" is not finished yet${labels === "" ? "; it only waits for your confirmation" : `; still lacking: ${labels}`}. Just go on, or reply "cancel".`,
  parkedWaits: (summary) => `You have an unfinished need "${summary}"; reply "resume" to go on with it.`,
  privacy: ({ retentionMonths }) =>
    `*Company and contact data are used for this need only. The need is by default seen by the task force only and not published. The data are kept for ${retentionMonths} months after it is closed, and deleted earlier if you ask.*`,
  cancelled: "It is cancelled; nothing was submitted. Tell me whenever you need it again.",
  cancelledBesideFiled: (numbers) =>
    `The one you were filling in is cancelled and was not submitted. ${numbers.join(", ")}, filed before, goes on; to withdraw it, say "withdraw ${numbers.at(-1)}".`,
  dropped: (summary) => `"${summary}" is cancelled and will not be submitted.`,
  whichDraft: (summaries) =>
    `I could not tell which need you mean, so nothing was changed. ${summaries.length} at hand:\n${summaries.map((one, index) => `${index + 1}. ${one}`).join("\n")}\nPlease give its number, for example "submit the first".`,
  parked: (keepDays) => `It is put aside. I keep the draft for ${keepDays} days; say "resume" to go on.`,
  restarted: "Let us start again; what you said before is dropped.",
  whatIsWrong: 'Which item is wrong? Just tell me the right one, such as "budget is 200,000".',
  refused: (keepDays) =>
    `I see; then nothing is filed for now. Without company and contact nobody can follow it up, but you can talk to the task force's staff in person. I keep the draft for ${keepDays} days.`,
  secret:
    "Please do not send anything classified here: no text, drawings or files; none of it is kept. Such needs are handled offline (线下): our staff will meet you in person.",
  secretWaits:
    'This is handled offline (线下) only, in person; please do not describe it here, and nothing of it was kept. If you mean another matter that is not classified, just say "not classified" first.',
  secretAgain: "Please keep this for the meeting (线下), too.",
  secretDone:
    "Noted. Our staff will contact you to arrange a meeting offline (线下), in person; please do not send any details here.",
  secretSteps: {
    who: "You need not look for anybody: leave a surname and a phone number, and our staff will contact you and meet you offline (线下).",
    how: "Just leave a surname and a phone number here, nothing else. Our staff will contact you and arrange a meeting offline (线下), in person.",
    when: "Our staff can contact you once you leave a surname and a phone number; they will settle the time of the meeting with you.",
  },
  secretCalls:
    "Our staff will contact you the way you asked; you settle time and place with them and meet offline (线下).",
  secretLater: "Leave a surname and a phone number whenever you like, and our staff will contact you (线下).",
  secretDeclined:
    "That is fine. Leave a surname and a phone number whenever you want to talk, or see the task force's staff in person (线下).",
  secretCancelled:
    "I see. Your contact has been passed on already; when our staff contact you, just tell them that it is no longer needed.",
  secretDenied: "I will log it as not classified. Nothing was kept of what you wrote before, so please tell me again.",
  welcome: "You are welcome.",
  handoff: "I am passing you on to the task force's staff (转人工).",
  handoffDone: "I have passed it on to the task force's staff (转人工); somebody will contact you.",
  notFound: (number) =>
    `${number} was not found among your needs (没有查到). Please check the number; if it was filed from another device, tell me the last four digits of the phone as well.`,
  notMatched: (number) =>
    `Not found (没有查到): ${number} and these digits match no record. Please check them, or ask for our staff.`,
  whichNumber: "Please send me the number (XQ-year-four digits) and the last four digits of the phone you left.",
  numberLost:
    "No problem. The number is in my reply from when the need was filed, and under “我的需求” (my needs) on the device you used. If you cannot find it, ask for our staff (转人工) and leave a name and phone number; they will look it up.",
  again: (summary) => `I go on with what you had cancelled: ${summary}.`,
  nothingAtHand:
    "No need is being logged at the moment and nothing was submitted. Tell me what you would like to solve.",
  noHurry: "No hurry; tell me when you know.",
  whichFiled: (lines) => `Which one do you mean? Reply with its place or number:\n${lines.join("\n")}`,
  goOn: (number) => `Please go on; I will add it to ${number} for the staff to see.`,
  withdraws: (number, summary) =>
    `Shall I withdraw ${number}${summary === "" ? "" : ` (${summary})`}? The task force then stops working on it, and it cannot be taken up again. Reply "**confirm**" to withdraw it.`,
  staysFiled: "It is not withdrawn; work on it goes on.",
  join: " ",
  list: ", ",
  listOf: (fields) =>
    listNames(
      fields.map((field) => SHORT_ENGLISH[field] ?? labelOf(field, "en")),
      ", ",
      " and ",
    ),
};
