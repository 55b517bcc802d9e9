/** Forms and addresses of the console → values, or a refusal that names the field. */
import { z } from "zod";
import { EVERYTHING, type NeedQuery, NeedView } from "../../core/list-needs.ts";
import type { ActivityEvent } from "../../domain/activity.ts";
import { Bottleneck, CategoryId } from "../../domain/category.ts";
import { ClusterScheme } from "../../domain/cluster-scheme.ts";
import { isFormMove, readMoveForm } from "../../domain/need-move-form.ts";
import { NeedState } from "../../domain/need-state.ts";
import { Role } from "../../domain/role.ts";
import { SolverKind } from "../../domain/solver.ts";
import { toStorable } from "../../domain/storable-text.ts";
import { InvalidInputError } from "../../errors.ts";
import { readBody } from "./parse-input.ts";
import type { WebContext } from "./web-context.ts";

/** Who accepts an invitation. */
export const InviteForm = z.object({
  name: z.string("要写姓名").trim().min(1, "要写姓名").max(40, "最长 40 个字"),
  email: z
    .string()
    .trim()
    .transform((value) => (value === "" ? null : value))
    .pipe(z.email("邮箱写法不对").nullable())
    .default(null),
});

/** Whom to invite. */
export const NewInviteForm = z.object({
  name: z.string().trim().max(40, "最长 40 个字").default(""),
  role: Role,
  group: z.string().trim().max(20, "最长 20 个字符").default(""),
});

/** A change of a person's role, group or membership. */
export const StaffForm = z.object({
  role: Role,
  group: z.string().trim().max(20, "最长 20 个字符").default(""),
  active: z.enum(["true", "false"]).transform((value) => value === "true"),
});

/** Where a need is merged into; empty takes it out again. */
export const MergeForm = z.object({ survivor: z.string("要写单号").trim().max(40, "不是单号") });

/** By which scheme clusters are called. */
export const SchemeForm = z.object({ scheme: ClusterScheme });

/** Milliseconds up to the year 2286, which every calendar knows, and a row's id. */
const Cursor = z
  .string()
  .regex(/^\d{1,13}-\d{1,18}$/u)
  .transform((value) => {
    const [at = "", id = ""] = value.split("-");
    return { changedAt: new Date(Number(at)), id };
  });

/** The queue's filters in its address; what cannot be read filters nothing. */
export const QueueQuery = z.object({
  view: NeedView.catch(EVERYTHING.view),
  group: z.string().min(1).max(20).nullable().catch(null),
  cluster: z.string().min(1).max(40).nullable().catch(null),
  category: CategoryId.nullable().catch(null),
  state: NeedState.nullable().catch(null),
  bottleneck: Bottleneck.nullable().catch(null),
  before: Cursor.nullable().catch(null),
  text: z.string().max(200).catch(""),
  enterprise: z.string().min(1).max(100).nullable().catch(null),
}) satisfies z.ZodType<NeedQuery>;

/** The values of an address's query; absent ones are null. */
export function readQuery<S extends z.ZodObject>(c: WebContext, schema: S): z.infer<S> {
  const query = c.req.query();
  const read = (name: string): string | null => toStorable(query[name] ?? "") || null;
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, read(name)])));
}

/** A page's cursor as an address carries it. */
export function toCursor({ changedAt, id }: NonNullable<NeedQuery["before"]>): string {
  return `${changedAt.getTime()}-${id}`;
}

const Text = z.string("要写内容").trim().min(1, "不能为空").max(4000, "最长 4000 个字");

/**
 * The entry that a form asks for; `key` names this press.
 *
 * Errors  InvalidInputError naming the field
 */
export async function readMove(c: WebContext): Promise<{ event: ActivityEvent; key: string }> {
  const form = await readBody(c);
  const { kind, key } = form;
  if (typeof kind !== "string" || !isFormMove(kind) || typeof key !== "string" || key === "" || key.length > 100) {
    throw new InvalidInputError("这个操作不认识，请刷新页面再试。");
  }
  const read = readMoveForm(kind, form);
  if (!read.ok) {
    throw new InvalidInputError(read.message);
  }
  return { event: read.event, key };
}

/**
 * The Excel file of an upload form.
 *
 * Errors  InvalidInputError when no file was chosen, or it is no .xlsx by its name
 */
export async function readUpload(c: WebContext): Promise<{ bytes: Uint8Array; kind: SolverKind | null }> {
  const { file, kind } = await readBody(c);
  if (!(file instanceof File) || file.size === 0) {
    throw new InvalidInputError("请先选择要导入的 Excel 文件。");
  }
  if (!/\.xlsx$/iu.test(file.name)) {
    throw new InvalidInputError("只能导入 .xlsx 文件：用 Excel 或 WPS 打开，另存为 .xlsx 再导入。");
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), kind: SolverKind.nullable().catch(null).parse(kind) };
}

/** A visit as the form gives it. */
export const VisitForm = z.object({
  visitedOn: z.iso.date("要写成 2026-06-30 这样的日期"),
  text: Text,
  key: z.string().min(1).max(100),
});

/** What a directory page is narrowed to. */
export const DirectoryQuery = z.object({
  text: z.string().max(100).catch(""),
  kind: SolverKind.nullable().catch(null),
});
