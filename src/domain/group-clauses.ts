/** Groups the clauses of a message into parts: which of them speak of one need, and which of something else. */
import { type Label, type LabelledClause, type LabelSetting, labelClause } from "./label-clause.ts";
import { settleBlock } from "./settle-block.ts";
import { splitMessage } from "./split-message.ts";
import { tellCluster } from "./tell-cluster.ts";

/** What a part of a message can be; policy questions of one message are one part. */
type PartKind = "policy" | "need" | "status" | "handoff" | "out_of_scope" | "service" | "chitchat";

/** Clauses of one thing, in order. */
export type Part = { kind: PartKind; clauses: LabelledClause[] };

const PART_KINDS: readonly PartKind[] = ["policy", "need", "status", "handoff", "out_of_scope", "service"];

/** The parts of a message in order; none when it only names the firm or a way to reach it. */
export function groupClauses(message: string, setting: LabelSetting): Part[] {
  const clauses = splitMessage(message, setting.needs).map((clause) => labelClause(clause, setting));
  const blocks = toBlocks(clauses).map((block) => settleBlock(block, setting));
  const { parts, loose } = collect(blocks, setting);
  const kept = parts.filter((part) => !isIdle(part, parts));
  const isBeside = kept.every(({ kind }) => OTHERS_MATTER.has(kind)) && isWished(loose);
  return kept.length > 0 ? [...kept, ...(isBeside ? partOf(loose) : [])].sort(byStart) : partOf(loose);
}

/** Parts that are no matter of the need beside them: 路灯坏了没人修!还有磨床主轴热伸长0.06mm,想做热误差补偿. */
const OTHERS_MATTER: ReadonlySet<PartKind> = new Set(["out_of_scope", "service", "chitchat"]);

function isWished(loose: readonly LabelledClause[]): boolean {
  return loose.some(({ things }) => things.length > 0) && loose.some(({ wishes }) => wishes);
}

/** Runs of clauses that only commas and blanks part. */
function toBlocks(clauses: readonly LabelledClause[]): LabelledClause[][] {
  const blocks: LabelledClause[][] = [];
  for (const clause of clauses) {
    const last = blocks.at(-1);
    if (last === undefined || clause.opens !== "clause") {
      blocks.push([clause]);
    } else {
      last.push(clause);
    }
  }
  return blocks;
}

type Collected = { parts: Part[]; loose: LabelledClause[] };

function collect(blocks: readonly LabelledClause[][], setting: LabelSetting): Collected {
  const parts: Part[] = [];
  let loose: LabelledClause[] = [];
  for (const block of blocks) {
    const kinds = PART_KINDS.filter((kind) => block.some(({ label }) => label === kind));
    const rest = block.filter(({ label }) => !isPartKind(label));
    for (const kind of kinds) {
      const own = block.filter(({ label }) => label === kind);
      if (kind === "need") {
        if (isWishApart(loose, block)) {
          parts.push({ kind, clauses: loose });
          loose = [];
        }
        addNeed(parts, [...loose, ...own, ...rest].sort(byPlace), block, setting);
        loose = [];
      } else {
        addOther(parts, kind, own);
      }
    }
    loose = kinds.includes("need") ? loose : keepLoose(parts, loose, kinds.length > 0 ? [] : rest);
  }
  return { parts, loose };
}

/** A thing with a wish that stood alone before 另外 is a need of its own. */
function isWishApart(loose: readonly LabelledClause[], block: readonly LabelledClause[]): boolean {
  const known = loose.flatMap(({ things }) => things);
  const isNew = block.some(({ things }) => things.some((thing) => !known.includes(thing)));
  return block[0]?.opens === "topic" && isNew && known.length > 0 && loose.some(({ wishes }) => wishes);
}

/** What follows a need belongs to it; what stands before the first waits for it. */
function keepLoose(parts: Part[], loose: LabelledClause[], rest: LabelledClause[]): LabelledClause[] {
  const last = parts.at(-1);
  if (last?.kind === "need" && !rest.every(({ label }) => label === "chitchat")) {
    last.clauses.push(...rest);
    return loose;
  }
  return [...loose, ...rest];
}

function isPartKind(label: Label): boolean {
  return PART_KINDS.some((kind) => kind === label);
}

function addOther(parts: Part[], kind: PartKind, clauses: LabelledClause[]): void {
  const same = parts.find((part) => part.kind === kind);
  if (same === undefined || (HAS_BOUNDARY.has(kind) && same.clauses[0]?.boundary?.id !== clauses[0]?.boundary?.id)) {
    parts.push({ kind, clauses });
  } else {
    same.clauses.push(...clauses);
  }
}

/** Each such part has the answer of its own boundary. */
const HAS_BOUNDARY: ReadonlySet<PartKind> = new Set(["out_of_scope", "service"]);

function addNeed(
  parts: Part[],
  clauses: LabelledClause[],
  block: readonly LabelledClause[],
  setting: LabelSetting,
): void {
  const last = parts.findLast(({ kind }) => kind === "need");
  if (last === undefined || isAnother(block, last, setting)) {
    parts.push({ kind: "need", clauses });
  } else {
    last.clauses.push(...clauses);
  }
}

/** Whether a block speaks of another need than the part before: it is numbered, or names another thing that is wrong. */
function isAnother(block: readonly LabelledClause[], last: Part, setting: LabelSetting): boolean {
  const opens = block[0]?.opens;
  if (opens === "item") {
    return true;
  }
  const known = last.clauses.flatMap(({ things }) => things);
  const names = ({ things, detail }: LabelledClause) => !detail && things.some((thing) => !known.includes(thing));
  const isNew = block.some((clause) => clause.label === "need" && names(clause));
  const isElsewhere = () => clusterOf(block, setting) !== clusterOf(last.clauses, setting);
  switch (opens) {
    case "topic":
      return (
        isNew || isApart(block, last) || (block.some(names) && (ANOTHER.test(block[0]?.text ?? "") || isElsewhere()))
      );
    case "parallel":
      return isNew && block.some((clause) => clause.solid && names(clause)) && last.clauses.some(({ solid }) => solid);
    default:
      return isNew && block.some(({ text, solid }) => solid && ADDS.test(text)) && isElsewhere();
  }
}

/** A test or people looked for behind 另外, where the part before is about something else. */
function isApart(block: readonly LabelledClause[], last: Part): boolean {
  return (
    block.some(({ label, apart, detail }) => label === "need" && apart && !detail) &&
    last.clauses.every(({ apart }) => !apart)
  );
}

/** 也、还、又 in a new sentence with another product: one more thing that is wrong. */
const ADDS = /也|还(?!是|行|好|可以|没)|又/u;
/** 另外一个产品: says outright that another follows. */
const ANOTHER =
  /(?:另|还有|第[二三]|再)(?:外)?一?[个款种条](?:产品|东西|需求|问题|难题|事)?|another (?:product|need|problem|issue)/u;

function clusterOf(clauses: readonly LabelledClause[], { needs }: LabelSetting): string | null {
  return tellCluster(clauses.map(({ text }) => text).join(","), needs).cluster;
}

/** A wish for a person beside a need is part of it; a look for somebody without saying for what is none beside other things. */
function isIdle(part: Part, parts: readonly Part[]): boolean {
  const [first] = part.clauses;
  if (part.kind === "handoff") {
    return parts.some(({ kind }) => kind === "need") && first?.opens !== "topic" && first?.opens !== "item";
  }
  return (
    part.kind === "need" &&
    parts.length > 1 &&
    part.clauses.every(({ things, label, text }) => things.length === 0 && (label !== "need" || SEEKS_ONLY.test(text)))
  );
}

const SEEKS_ONLY = /^[^,。]{0,16}(?:找谁|找哪|怎么办|帮|联系|推荐|介绍)[^,。]{0,10}$/u;

/** A message of statements only: a need if things are named, small talk if nothing else is in it. */
function partOf(loose: readonly LabelledClause[]): Part[] {
  const clauses = [...loose];
  if (clauses.some(({ label }) => label === "subject")) {
    return [{ kind: "need", clauses }];
  }
  if (clauses.some(({ label }) => label === "chitchat")) {
    return [{ kind: "chitchat", clauses }];
  }
  const isReach = clauses.length > 0 && clauses.some(({ label }) => label === "contact");
  return isReach || clauses.length === 0 ? [] : [{ kind: "policy", clauses }];
}

function byPlace(left: LabelledClause, right: LabelledClause): number {
  return left.start - right.start;
}

/** Where a part is first spoken of; what stood before another part and was kept for a need does not count. */
function startOf({ kind, clauses }: Part): number {
  return (clauses.find(({ label }) => label === kind) ?? clauses[0])?.start ?? 0;
}

function byStart(left: Part, right: Part): number {
  return startOf(left) - startOf(right);
}
