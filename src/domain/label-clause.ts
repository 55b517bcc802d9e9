/** Labels a clause by what it speaks of: a policy, a need, the state of a filed need, another office's matter, the firm itself. */
import { type Boundary, type BoundaryRule, findBoundary } from "./boundary.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { Clause } from "./split-message.ts";
import { normaliseText } from "./text.ts";
import { findWords } from "./word-index.ts";

/**
 * What a clause is.
 *
 * Shape   `need` says what is wrong or looked for, `subject` only names things or wishes that belong to a need beside it,
 *         `topic` names a policy without asking about it, `plain` says nothing of its own
 */
export type Label =
  | "status"
  | "policy"
  | "topic"
  | "need"
  | "subject"
  | "handoff"
  | "out_of_scope"
  | "chitchat"
  | "service"
  | "contact"
  | "plain";

/**
 * A labelled clause.
 *
 * Shape   `things` are the words of it that name products or things to be missing; `solid` when it states a trouble, a risk or a
 *         test of a thing that it names, which stays a need even beside a policy question; `apart` when a test or people are
 *         looked for, whatever the thing
 */
export type LabelledClause = Clause & {
  label: Label;
  boundary: Boundary | null;
  things: string[];
  solid: boolean;
  asks: boolean;
  apart: boolean;
  wishes: boolean;
  detail: boolean;
};

/** What labels are decided with. */
export type LabelSetting = { needs: NeedVocabulary; boundaries: readonly BoundaryRule[] };

/** Labels one clause. */
export function labelClause(clause: Clause, { needs, boundaries }: LabelSetting): LabelledClause {
  const { text } = clause;
  const products = findWords(text, needs.clusterWords)
    .filter(({ value }) => value.rank !== "industry")
    .map(({ word }) => word);
  const things = [
    ...products,
    ...findWords(text, needs.categoryObjects).map(({ word }) => word),
    ...needs.categoryEndings.flatMap(([, pattern]) => [...text.matchAll(pattern)].map(([word]) => word)),
  ];
  const facts = readFacts(text, { products, things }, needs);
  const boundary = findBoundary(normaliseText(text), boundaries);
  const label = chooseLabel(facts, boundary);
  return {
    ...clause,
    label,
    boundary: label === "out_of_scope" || label === "handoff" || label === "service" ? boundary : null,
    things,
    solid: (facts.named && (facts.troubled || facts.cut || facts.tests)) || (label === "need" && facts.helpless),
    asks: text.search(needs.signals.asks) >= 0,
    apart: facts.tests || facts.hires,
    wishes: facts.wishes,
    detail: text.search(needs.signals.details) >= 0,
  };
}

type Facts = Readonly<
  Record<
    | "asksStatus"
    | "asksPolicy"
    | "asks"
    | "seeksPerson"
    | "policyTopic"
    | "named"
    | "troubled"
    | "cut"
    | "atRisk"
    | "tests"
    | "seeks"
    | "asksThing"
    | "hires"
    | "lacks"
    | "wishes"
    | "helpless"
    | "contact",
    boolean
  >
>;

function readFacts(
  text: string,
  { products, things }: { products: readonly string[]; things: readonly string[] },
  { signals, bottleneck }: NeedVocabulary,
): Facts {
  const has = (signal: RegExp) => text.search(signal) >= 0;
  // 两个毛病: says only that some follow.
  const isLeadIn = things.length === 0 && (has(signals.announced) || LEADS_IN.test(text));
  const policyTopic = text.replace(STANDING, " ").search(signals.policies) >= 0;
  return {
    asksStatus: has(signals.status),
    asksPolicy: has(signals.policy_predicates) || (policyTopic && has(signals.asks)),
    asks: has(signals.asks),
    seeksPerson: SEEKS_PERSON.test(text),
    policyTopic,
    named: things.length > 0,
    troubled: !isLeadIn && text.replace(signals.resolved, " ").search(signals.troubles) >= 0,
    cut: has(bottleneck.risks),
    atRisk: has(bottleneck.risks) || has(bottleneck.cries) || has(bottleneck.imports),
    tests: has(signals.platform),
    seeks: has(signals.seeks) && (things.length > 0 || has(signals.solvers)),
    asksThing: has(signals.asks) && products.length > 0,
    hires: has(signals.others),
    lacks: has(signals.lacks) && things.length > 0,
    wishes: has(signals.wishes) || has(signals.core),
    helpless: has(signals.clueless),
    contact: has(signals.contacts),
  };
}

/** 现存在问题: what follows the colon is it. */
const LEADS_IN =
  /(?:存在|遇到|碰到|面临|主要|以下|如下)[^,。;!?]{0,8}(?:问题|难题|困难|瓶颈|难点)(?:有|是|如下)?[:：]$/u;

/** 想找个博士后: a person, although a policy has the word too. */
const SEEKS_PERSON = /(?:招|找|聘)(?:一|两|几)?[个名位]?[^,。;!?]{0,6}(?:博士后?|硕士|工程师|技师|师傅)/u;

/** 我公司为高新技术企业 says what the firm is and asks nothing. */
const STANDING =
  /(?<!是不|算不|能不|要)(?:系|为|是|属于?|获评|评上了?|认定为|已是)(?:一家|一个)?(?:国家级?|省级?|市级?|区级?)?(?:重点|认定的?)?(?:高新技术企业|高企|国高新|科技型中小企业|专精特新(?:中小企业|小巨人(?:企业)?)?|小巨人(?:企业)?|规上企业|单项冠军)(?![^,。;!?]{0,6}(?:吗|么|能|可以|要|怎|[?]))|(?:新增|增加|增收|预计|每年|年)[^,。;!?]{0,6}(?:产值|销售收入|销售额|利税|税收)(?=[^,。;!?]{0,4}\d)/gu;

function chooseLabel(facts: Facts, boundary: Boundary | null): Label {
  const needed = facts.troubled || facts.lacks || facts.tests || facts.hires || facts.atRisk || facts.helpless;
  if (facts.asksStatus) {
    return "status";
  }
  if (boundary?.kind === "chitchat" || boundary?.kind === "service" || boundary?.kind === "handoff") {
    return boundary.kind;
  }
  if (
    (boundary?.kind === "out_of_scope" && !(facts.named && facts.troubled && facts.seeks)) ||
    boundary?.kind === "injection"
  ) {
    return "out_of_scope";
  }
  if (facts.asksPolicy || (boundary !== null && !needed)) {
    return "policy";
  }
  if (needed || facts.seeks || facts.asksThing) {
    const isHiring = facts.seeksPerson && !facts.asks;
    return facts.policyTopic && !facts.troubled && !isHiring ? "topic" : "need";
  }
  if (facts.policyTopic) {
    return "topic";
  }
  return facts.named ? "subject" : facts.contact ? "contact" : facts.wishes ? "subject" : "plain";
}
