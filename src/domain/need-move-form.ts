/** The forms by which staff move a need (办理), for page and modal: their fields, who reads what is written, and form → entry. */
import { z } from "zod";
import { ActivityEvent, type ActivityKind } from "./activity.ts";
import type { NeedCourse } from "./need-course.ts";
import { listMoves } from "./need-moves.ts";
import { Outcome } from "./need-state.ts";
import { Role } from "./role.ts";

/** Longest text of an entry. */
export const MOVE_TEXT_MAX_CHARS = 4000;

const Text = z.string("要写内容").trim().min(1, "不能为空").max(MOVE_TEXT_MAX_CHARS, "最长 4000 个字");
const GroupId = z.string("要选小组").trim().min(1, "要选小组").max(20, "没有这个组");

/** Who takes a need over; empty gives it back to the group. */
const StaffId = z
  .string("要选承办人")
  .trim()
  .regex(/^\d{0,18}$/u, "承办人不在名单里，请刷新后重选")
  .transform(toNull);

const FORMS = {
  claimed: z.object({}),
  returned: z.object({ reason: Text, proposedGroup: z.string("要选小组").trim().transform(toNull) }),
  ruled: z.object({ group: GroupId, reason: Text }),
  reassigned: z.object({ group: GroupId, assigneeId: StaffId, reason: Text }),
  noted: z.object({ text: Text }),
  replied: z.object({
    text: Text,
    substantive: z
      .literal("on", "这一项只能勾选或不勾选")
      .optional()
      .transform((value) => value === "on"),
  }),
  asked: z.object({ text: Text }),
  answered: z.object({ text: Text }),
  progressed: z.object({ text: Text }),
  matched: z.object({ solver: Text, text: Text }),
  extended: z.object({ workingDays: z.coerce.number("要写工作日数").int("要写整数"), reason: Text }),
  closed: z.object({ outcome: z.enum(Outcome.options, "要选结果"), text: Text }),
  reopened: z.object({ reason: Text }),
} as const;

/** The kinds of entry that staff make by a form. */
export type FormMove = keyof typeof FORMS;

function toNull(value: string): string | null {
  return value === "" ? null : value;
}

/** Whether there is a form for a kind of entry. */
export function isFormMove(kind: string): kind is FormMove {
  return Object.hasOwn(FORMS, kind);
}

/** What staff do with a need: by a form, or by naming the other need. */
export type NeedMove = FormMove | "merged" | "unmerged";

/** Whether staff can ask for it. */
export function isNeedMove(kind: string): kind is NeedMove {
  return isFormMove(kind) || kind === "merged" || kind === "unmerged";
}

/** The order in which moves are offered. */
export const MOVE_ORDER: readonly NeedMove[] = [
  "claimed",
  "replied",
  "asked",
  "answered",
  "noted",
  "progressed",
  "matched",
  "closed",
  "extended",
  "returned",
  "ruled",
  "reassigned",
  "reopened",
  "merged",
  "unmerged",
];

/** What somebody of the staff, whoever it is, may do with a need now: for cards that everybody of a group sees. */
export function listOffered(course: NeedCourse): NeedMove[] {
  const allowed = new Set<ActivityKind>(
    Role.options.flatMap((role) => listMoves(course, "staff", { role, group: course.group })),
  );
  return MOVE_ORDER.filter((move) => allowed.has(move));
}

/**
 * A field of a form.
 *
 * Shape   `days` is a number of working days, `check` a box that says "on" when it is ticked; `group` shows all groups,
 *         `colleague` the people of the need's group, `solver` proposes those who agreed to be named
 */
export type MoveField = {
  name: string;
  label: string;
  kind: "text" | "group" | "colleague" | "solver" | "outcome" | "days" | "check";
  optional: boolean;
};

function field(name: string, label: string, kind: MoveField["kind"] = "text", optional = false): MoveField {
  return { name, label, kind, optional };
}

/** The fields of each form, in their order. */
export const MOVE_FIELDS: Readonly<Record<FormMove, readonly MoveField[]>> = {
  claimed: [],
  replied: [field("text", "答复内容"), field("substantive", "首次实质答复（说清下一步）", "check", true)],
  asked: [field("text", "请企业补充什么")],
  answered: [field("text", "企业怎么说（代记电话或当面的答复）")],
  noted: [field("text", "备注")],
  progressed: [field("text", "进展")],
  matched: [field("solver", "承接方", "solver"), field("text", "下一步")],
  closed: [field("outcome", "结果", "outcome"), field("text", "办理结果和去向")],
  extended: [field("workingDays", "办结期限改为收单后第几个工作日", "days"), field("reason", "原因")],
  returned: [field("reason", "为什么不该由本组办"), field("proposedGroup", "建议改派", "group", true)],
  ruled: [field("group", "由哪个组办", "group"), field("reason", "裁定理由")],
  reassigned: [
    field("group", "改派到", "group"),
    field("assigneeId", "承办人（同组改派时选）", "colleague", true),
    field("reason", "理由"),
  ],
  reopened: [field("reason", "为什么重开")],
};

/** Who reads what is written: the task force alone, or the firm word for word; null where nothing is said about it. */
export const MOVE_READERS: Readonly<Record<FormMove, "staff" | "firm" | null>> = {
  claimed: null,
  replied: "firm",
  asked: "firm",
  answered: "staff",
  noted: "staff",
  progressed: "firm",
  matched: "firm",
  closed: "firm",
  extended: "staff",
  returned: "staff",
  ruled: "staff",
  reassigned: "staff",
  reopened: null,
};

/** What a filled form comes to: an entry, or the field that is wrong. */
export type MoveForm = { ok: true; event: ActivityEvent } | { ok: false; field: string; message: string };

/** Reads a form of texts by field name. */
export function readMoveForm(kind: FormMove, values: Readonly<Record<string, unknown>>): MoveForm {
  const fields = FORMS[kind].safeParse(values);
  if (fields.success) {
    return { ok: true, event: ActivityEvent.parse({ kind, ...fields.data }) };
  }
  const [issue] = fields.error.issues;
  return { ok: false, field: String(issue?.path[0] ?? ""), message: issue?.message ?? "内容不对" };
}
