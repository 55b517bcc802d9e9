/** Jobs and posts to Slack that were given up after their last attempt: what staff see of them, and how an admin lets one run again. */
import {
  type BuriedJob,
  countBuriedJobs as countFound,
  listBuriedJobs as findBuriedJobs,
  lockBuriedJob,
} from "../db/buried-jobs.ts";
import { type BuriedPost, countBuriedPosts, digOutPost, listBuriedPosts } from "../db/buried-posts.ts";
import { withTransaction } from "../db/database.ts";
import type { Staff } from "../db/staff.ts";
import { JOB_LABELS, tellFailure } from "../domain/job-failure.ts";
import { may } from "../domain/role.ts";
import { POST_LABELS, tellPostFailure } from "../domain/slack-failure.ts";
import { NotFoundError } from "../errors.ts";
import { type Deps, JobName } from "./ports.ts";
import { wakeLane } from "./post-to-slack.ts";
import { requirePermission } from "./require-permission.ts";

/**
 * All of them in words; `canRetry` says whether the reader may let them run again.
 *
 * Shape   `reason` holds nothing that a person wrote; `needNumber` is the need that the job or post was about
 */
export type GivenUpJobs = {
  jobs: (Pick<BuriedJob, "id" | "attempts" | "createdAt" | "failedAt" | "needNumber"> & {
    name: JobName;
    label: string;
    reason: string;
  })[];
  posts: (Omit<BuriedPost, "about" | "code"> & { label: string; reason: string })[];
  canRetry: boolean;
};

const MOST_JOBS = 200;
/** What the id of a job looks like. */
export const JOB_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * The jobs and posts that were given up, the latest first.
 *
 * Errors  ForbiddenError
 */
export async function listBuriedJobs(deps: Deps, staff: Staff): Promise<GivenUpJobs> {
  await requirePermission(deps, staff, { action: "job.read", subject: "jobs", audit: "refusal" });
  const found = await findBuriedJobs(deps.pool, JobName.options, MOST_JOBS);
  const jobs = found.map(({ id, attempts, createdAt, failedAt, needNumber, ...job }) => {
    const name = JobName.parse(job.name);
    return { id, name, label: JOB_LABELS[name], attempts, createdAt, failedAt, needNumber, reason: tellFailure(job) };
  });
  const posts = (await listBuriedPosts(deps.pool, MOST_JOBS)).map(({ about, code, ...post }) => ({
    ...post,
    label: POST_LABELS[about],
    reason: tellPostFailure(code),
  }));
  return { jobs, posts, canRetry: may(staff.role, "job.retry", { staffGroup: null, needGroup: null, needCc: [] }) };
}

/** How many there are, counted no further than the lists go; 0 for a role that may not see them. */
export async function countBuriedJobs(deps: Deps, { role }: Staff): Promise<number> {
  if (!may(role, "job.read", { staffGroup: null, needGroup: null, needCc: [] })) {
    return 0;
  }
  const posts = await countBuriedPosts(deps.pool, MOST_JOBS);
  return (await countFound(deps.pool, JobName.options, MOST_JOBS)) + posts;
}

/**
 * Lets a given-up job run once more; a second press finds nothing to do.
 *
 * Errors  ForbiddenError; NotFoundError when there is no such job or it is not given up any more
 */
export async function retryBuriedJob(deps: Deps, staff: Staff, id: string): Promise<void> {
  const isId = JOB_ID.test(id);
  await requirePermission(deps, staff, { action: "job.retry", subject: isId ? id : "job", audit: "always" });
  await withTransaction(deps.pool, async (tx) => {
    const name = JobName.safeParse(isId ? await lockBuriedJob(tx, id) : null);
    if (!name.success) {
      throw new NotFoundError("这项任务已经不在搁置列表里，请刷新。");
    }
    await deps.jobs.retry(tx, name.data, id);
  });
}

/**
 * Lets a given-up post to Slack be tried once more, at its old place in the order of its channel; a second press finds
 * nothing to do.
 *
 * Errors  ForbiddenError; NotFoundError when there is no such post or it is not given up any more
 */
export async function retryBuriedPost(deps: Deps, staff: Staff, id: string): Promise<void> {
  await requirePermission(deps, staff, { action: "job.retry", subject: `slack:${id}`, audit: "always" });
  await withTransaction(deps.pool, async (tx) => {
    const lane = await digOutPost(tx, id, deps.clock());
    if (lane === null) {
      throw new NotFoundError("这条消息已经不在搁置列表里，请刷新。");
    }
    await wakeLane(tx, deps, lane);
  });
}
