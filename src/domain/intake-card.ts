/** The card (需求单) that a requester confirms: everything that will be filed, what stays open, and who will see it. */
import { CATEGORY_LABELS, CATEGORY_LABELS_EN } from "./category.ts";
import type { IntakeDraft, IntakeState } from "./intake-state.ts";
import { disclosureLabel, fieldLabel, inLocale, type Saying } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import type { Locale } from "./reply.ts";

/** How the card names clusters. */
export type CardSetting = { locale: Locale; nameCluster(id: IntakeDraft["cluster"]): string };

/** Fields of the card beside firm, need, problem and cluster, in this order; open ones are listed at the end. */
const LINES: readonly NeedField[] = [
  "target",
  "deadline",
  "budget",
  "cooperation",
  "import_source",
  "supply_risk",
  "substitute",
  "base",
  "expert_requirement",
  "ip",
  "benefit",
  "qualification",
];
/** Open fields are named only where they would help. */
const WORTH_NAMING: readonly NeedField[] = ["target", "deadline", "budget", "cooperation"];

/** The card as Markdown. */
export function renderIntakeCard(state: IntakeState, setting: CardSetting): string {
  const { locale } = setting;
  const many = state.drafts.length > 1;
  const say = (saying: Saying): string => inLocale(saying, locale);
  const heads = state.drafts.map((draft, index) => [
    ...(many ? [`**${say({ zh: `需求${index + 1}`, en: `Need ${index + 1}` })}**`, ""] : []),
    ...renderNeed(draft, setting),
    "",
  ]);
  return [
    `**${say({ zh: "请核对", en: "Please check" })}**`,
    "",
    line(say({ zh: "企业", en: "Company" }), text(state, "enterprise"), locale),
    line(say({ zh: "联系", en: "Contact" }), reach(state), locale),
    line(say(fieldLabel("disclosure")), say(disclosureLabel(state.disclosure)), locale),
    "",
    ...heads.flat(),
  ]
    .join("\n")
    .trim();
}

function renderNeed(draft: IntakeDraft, { locale, nameCluster }: CardSetting): string[] {
  const category = draft.category ?? "other";
  const kind =
    locale === "en" ? CATEGORY_LABELS_EN[category] : inLocale({ zh: CATEGORY_LABELS[category], en: "" }, locale);
  const isLonger = draft.problem !== draft.gist;
  const rows: [Saying, string][] = [
    [{ zh: "需求", en: "Need" }, draft.gist],
    ...(isLonger ? [[{ zh: "现状与瓶颈", en: "Problem" }, draft.problem] as [Saying, string]] : []),
    [{ zh: "集群、类别", en: "Cluster, category" }, `${nameCluster(draft.cluster)} · ${kind}`],
    ...LINES.flatMap((field): [Saying, string][] => {
      const value = draft.fields[field];
      return value === undefined ? [] : [[fieldLabel(field), value.text]];
    }),
  ];
  const open = WORTH_NAMING.filter((field) => draft.fields[field] === undefined);
  const openNames = open.map((field) => inLocale(fieldLabel(field), locale)).join(locale === "en" ? ", " : "、");
  return [
    ...rows.map(([label, value]) => line(inLocale(label, locale), value, locale)),
    ...(open.length === 0 ? [] : [line(inLocale({ zh: "待定", en: "Open" }, locale), openNames, locale)]),
  ];
}

function line(label: string, value: string, locale: Locale): string {
  return `- ${label}${locale === "en" ? ": " : "："}${value}`;
}

function text({ firm }: IntakeState, field: NeedField): string {
  return firm[field]?.text ?? "";
}

function reach(state: IntakeState): string {
  return ["contact" as const, "phone" as const, "email" as const]
    .map((field) => text(state, field))
    .filter((part) => part !== "")
    .join(" ");
}
