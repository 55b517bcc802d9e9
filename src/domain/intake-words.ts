/** What the intake says, in plain words for a busy person; Traditional is made from the Simplified, English written by hand. */
import { DISCLOSURES, FIELD_LABELS, FIELD_LABELS_EN, NeedField } from "./need-field.ts";
import type { Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";

/** One thing said, in both written languages. */
export type Saying = { zh: string; en: string };

/** The saying in the locale. */
export function inLocale(saying: Saying, locale: Locale): string {
  return locale === "en" ? saying.en : locale === "zh-Hant" ? toTraditional(saying.zh) : saying.zh;
}

const QUESTIONS: Partial<Record<NeedField, Saying>> = {
  problem: {
    zh: "遇到的是什么问题：做什么产品，现在怎样，卡在哪里",
    en: "what the problem is: which product, how it is now, where it is stuck",
  },
  enterprise: { zh: "企业名称", en: "your company's name" },
  contact: { zh: "联系人怎么称呼", en: "whom to contact" },
  phone: { zh: "联系电话（或邮箱）", en: "a phone number (or e-mail)" },
  cluster: { zh: "主要用在什么产品上", en: "which product it is mainly for" },
  supply_risk: { zh: "有没有断供、限供（没有就说没有）", en: "whether supply has been cut or limited (say no if not)" },
  substitute: { zh: "国内有没有能用的替代", en: "whether a domestic substitute works for you" },
  import_source: { zh: "从哪国、哪家进口", en: "from which country and maker it is imported" },
  target: { zh: "希望达到的指标", en: "the figure you want to reach" },
  deadline: { zh: "希望什么时候解决", en: "by when you need it" },
  budget: { zh: "大概预算", en: "a rough budget" },
  cooperation: {
    zh: "想怎么合作（委托开发、合作开发、采购……）",
    en: "how you want to work together (commission, joint development, purchase …)",
  },
};

/** Required things asked for a second time, with the reason. */
const AGAIN: Partial<Record<NeedField, Saying>> = {
  enterprise: { zh: "企业名称（只给专班看，不写进公开内容）", en: "your company's name (seen by the task force only)" },
  contact: { zh: "怎么称呼您（姓就行）", en: "how to address you (a surname is enough)" },
  phone: {
    zh: "一个能找到您的电话或邮箱（只用来办这件事）",
    en: "a phone number or e-mail that reaches you (for this matter only)",
  },
  problem: { zh: "具体卡在哪里，一句话就行", en: "where it is stuck, in one sentence" },
};

/** Asks for the fields; what may stay open is said to be so. */
export function askFor(
  fields: readonly NeedField[],
  asked: Partial<Record<NeedField, number>>,
  isRequired: boolean,
): Saying {
  const each = fields.map(
    (field) =>
      ((asked[field] ?? 0) > 0 ? AGAIN[field] : undefined) ??
      QUESTIONS[field] ?? { zh: FIELD_LABELS[field], en: FIELD_LABELS_EN[field] },
  );
  const zh = each.map((one) => one.zh).join("；");
  const en = each.map((one) => one.en).join("; ");
  return isRequired
    ? { zh: `请告诉我：${zh}。`, en: `Please tell me ${en}.` }
    : {
        zh: `再问一下：${zh}。不清楚就说不知道，先空着。`,
        en: `One more thing: ${en}. If you do not know, say so and it stays open.`,
      };
}

/** What was heard, before the first question. */
export function heard(gists: readonly string[]): Saying {
  const [first] = gists;
  if (gists.length === 1 && first !== undefined && first !== "") {
    return { zh: `可以帮您登记这个需求：${first}。`, en: `I can log this need: ${first}.` };
  }
  if (gists.length > 1) {
    const list = gists.map((gist, index) => `${index + 1}. ${gist}`).join("\n");
    return {
      zh: `听到 ${gists.length} 个需求，各登记一条：\n\n${list}`,
      en: `I heard ${gists.length} needs and will log each:\n\n${list}`,
    };
  }
  return { zh: "好的，帮您登记。", en: "Gladly, I will log it." };
}

/** Purpose, who sees it, how long it is kept: said once, before anything personal is stored. */
export const PRIVACY: Saying = {
  zh: "联系方式只用来办理这件事，只有专班看得到；没有提交的草稿 7 天后删除。涉密内容请不要写。",
  en: "Contact data is used for this matter only and seen by the task force only; a draft that is not submitted is deleted after 7 days. Please write nothing classified.",
};

export const SAYINGS = {
  cancelled: {
    zh: "好的，已取消，没有提交。需要的时候随时再说。",
    en: "Cancelled; nothing was submitted. Come back whenever you like.",
  },
  dropped: { zh: "好的，这一条去掉了。", en: "That one is dropped." },
  changed: { zh: "已改好。", en: "Changed." },
  confirm: {
    zh: "没问题就回“提交”。提交即表示内容不涉密；要改哪里直接说。",
    en: "Reply “submit” if this is right. Submitting also says that nothing in it is classified; to change something, just say so.",
  },
  resume: { zh: "刚才的需求还没报完。", en: "Your need is not finished yet." },
  refused: {
    zh: "没有企业名称和联系方式，就没法登记和回复。先不提交，内容给您留 7 天；也可以直接找专班工作人员：点“转人工”，或到区科技局专班。",
    en: "Without a company name and a way to reach you it cannot be logged. Nothing is submitted; the draft is kept for 7 days. You can also ask for a person (转人工, task force of 区科技局).",
  },
  secretThanks: {
    zh: "记下了。专班工作人员会联系您，线下当面谈；在这之前请不要在网上发内容、图纸和文件。",
    en: "Noted. The task force will contact you and meet you in person, offline; please send no content, drawings or files here.",
  },
  secretAsk: {
    zh: "这类内容只能线下当面谈，请不要在这里写，也不要发图纸和文件。留下姓名和电话就行。",
    en: "This can only be discussed in person, offline; please do not write it here or send drawings or files. A name and a phone number are enough.",
  },
  handoffThanks: {
    zh: "好的，已转给专班工作人员，会联系您。",
    en: "A person of the task force (专班) will contact you.",
  },
  handoffAsk: {
    zh: "好的，转给专班工作人员。请留下姓名和电话，方便联系您。",
    en: "I will pass you to the task force (专班). Please leave a name and a phone number.",
  },
  askNumber: { zh: "请告诉我单号（XQ-年份-四位数）。", en: "Please tell me the number (XQ-year-four digits)." },
} as const satisfies Record<string, Saying>;

/** The confirmation of filing. `due` is a day and time at the bureau. */
export function filed(number: string, group: string, due: string): Saying {
  return {
    zh: `已提交，单号 **${number}**，由${group}（默认分组）办理，${due} 前有人认领。进展会在“我的需求”里告诉您。`,
    en: `Submitted: **${number}**, with ${group} (default grouping); somebody takes it by ${due}. Progress is shown under “我的需求”.`,
  };
}

/** A field's name in a locale; a field of another version by its id. */
export function fieldLabel(name: string): Saying {
  const field = NeedField.safeParse(name);
  return field.success ? { zh: FIELD_LABELS[field.data], en: FIELD_LABELS_EN[field.data] } : { zh: name, en: name };
}

/** How an audience is called. */
export function disclosureLabel(value: string): Saying {
  const found = DISCLOSURES.find((one) => one.value === value);
  return { zh: found?.label ?? value, en: found?.labelEn ?? value };
}
