/** Work that commands hand to the running service, because it holds the data folder: loopback and the token of `service.json` only. */
import { createHash, timingSafeEqual } from "node:crypto";
import { isAbsolute } from "node:path";
import { stream } from "hono/streaming";
import { z } from "zod";
import { readJson } from "./parse-input.ts";
import { isLoopback, peerAddress } from "./peer-address.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";
import { refuse, reportProblem } from "./web-problem.ts";

/** Where files and folders are handed over. */
export const INGEST_PATH = "/internal/ingest";

const IngestInput = z.object({
  paths: z.array(z.string().refine(isAbsolute, "要写绝对路径")).min(1, "至少一个路径"),
});

const IngestStage = z.enum(["documents", "vectors"]);
type IngestStage = z.infer<typeof IngestStage>;
const Ids = z.array(z.string());
const FileProblem = z.object({
  file: z.string(),
  line: z.number().nullable(),
  message: z.string(),
  remedy: z.string(),
});

/** One line of the answer: progress while it works, and at the end the report, or why there is none. */
export const IngestLine = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("progress"),
    stage: IngestStage,
    done: z.number(),
    total: z.number(),
  }),
  z.object({
    kind: z.literal("report"),
    report: z.object({
      added: Ids,
      changed: Ids,
      unchanged: Ids,
      removed: Ids,
      refused: z.array(z.object({ file: z.string(), problems: z.array(FileProblem) })),
    }),
    vectors: z.object({ embedded: z.number(), missing: z.number() }),
  }),
  z.object({ kind: z.literal("problem"), detail: z.string() }),
]);
export type IngestLine = z.infer<typeof IngestLine>;

/** Adds the route where there is a folder to hold; it is no part of the described API. */
export function addHandoverRoutes(app: WebApp, web: Web): void {
  const { handover } = web.settings;
  if (handover === null) {
    return;
  }
  const inTurn = createQueue();
  app.post(INGEST_PATH, async (c) => {
    requireToken(c, handover.token);
    const { paths } = await readJson(c, IngestInput);
    c.header("Content-Type", "application/x-ndjson");
    // NOTE: compress() would hold the lines back until the end.
    c.header("Cache-Control", "no-store, no-transform");
    return stream(c, async (body) => {
      const send = async (line: IngestLine) => void (await body.write(`${JSON.stringify(line)}\n`));
      const tell = (stage: IngestStage) => (done: number, total: number) =>
        void send({ kind: "progress", stage, done, total });
      const work = () =>
        handover.ingest(paths, {
          documents: tell("documents"),
          vectors: tell("vectors"),
        });
      try {
        const { vectors, ...report } = await inTurn(work);
        await send({ kind: "report", report, vectors });
      } catch (error) {
        await send({
          kind: "problem",
          detail: reportProblem(web, c, error).detail,
        });
      }
    });
  });
}

/**
 * Only programs on this machine that can read the data folder.
 *
 * Errors  forbidden
 */
function requireToken(c: WebContext, token: string): void {
  const given = c.req.header("authorization") ?? "";
  // Digests have one length, which timingSafeEqual needs, whatever was sent.
  const isRight = timingSafeEqual(digest(given), digest(`Bearer ${token}`));
  if (!isLoopback(peerAddress(c)) || !isRight) {
    throw refuse("forbidden");
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Two ingestions at once would each compare with what the other is about to change: the second waits. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
