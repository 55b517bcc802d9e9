/** Handing work to the service that holds the data folder, over loopback HTTP, with the same report as if it were done here. */
import { dirname, join, resolve } from "node:path";
import type { LoadProgress, LoadReport } from "../src/app.ts";
import { INGEST_PATH, IngestLine } from "../src/channels/web/handover-routes.ts";
import { AppError, ConfigError, StoreError } from "../src/errors.ts";
import { findService, type Service } from "../src/service-file.ts";

const UNFINISHED = "服务在载入完成前停止了，不能确定是否载完：请再运行一次。";

/** The service behind a folder that could not be opened; null when the error is another, or whoever holds it is no service. */
export function findHolder(error: unknown, folder: string): Service | null {
  const pid = error instanceof ConfigError ? error.details["pid"] : null;
  return typeof pid === "number" ? findService(folder, pid) : null;
}

/**
 * Lets the service ingest files and folders.
 *
 * Shape   null when it does not answer or does not take the work
 * Errors  AppError with the service's own words; StoreError when it stops on the way
 */
export async function handOver(
  service: Service,
  paths: string[],
  onProgress: LoadProgress,
): Promise<LoadReport | null> {
  const response = await post(
    service,
    paths.map((path) => resolve(path)),
  );
  if (response === null || !response.ok || response.body === null) {
    return null;
  }
  try {
    for await (const line of readLines(response.body)) {
      if (line.kind === "problem") {
        throw new AppError("handover", line.detail);
      }
      if (line.kind === "report") {
        return {
          ...line.report,
          refused: line.report.refused.map((one) => withTypedPaths(one, paths)),
          vectors: line.vectors,
        };
      }
      onProgress[line.stage](line.done, line.total);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new StoreError(UNFINISHED, { cause });
  }
  throw new StoreError(UNFINISHED);
}

async function* readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<IngestLine> {
  let rest = "";
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${part}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines.map((line) => IngestLine.parse(JSON.parse(line)));
  }
}

async function post(service: Service, paths: string[]): Promise<Response | null> {
  try {
    return await fetch(new URL(INGEST_PATH, service.url), {
      method: "POST",
      headers: {
        authorization: `Bearer ${service.token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ paths }),
      redirect: "error",
    });
  } catch {
    return null;
  }
}

type Refusal = LoadReport["refused"][number];

/** The service was given absolute paths; the report names files as they were typed here. */
function withTypedPaths({ file, problems }: Refusal, typed: string[]): Refusal {
  return {
    file: toTyped(file, typed),
    problems: problems.map((problem) => ({
      ...problem,
      file: toTyped(problem.file, typed),
      message: toTyped(problem.message, typed),
    })),
  };
}

/** A file's companion lies beside it, so the folder around a path counts too; the nearest folder is the one to name. */
function toTyped(text: string, typed: string[]): string {
  const nearest = typed
    .flatMap((path) => [path, dirname(path)])
    .map((path) => ({
      absolute: join(resolve(path), "/"),
      written: join(path, "x").slice(0, -1),
    }))
    .toSorted((a, b) => b.absolute.length - a.absolute.length)
    .find(({ absolute }) => text.includes(absolute));
  return nearest === undefined ? text : text.replaceAll(nearest.absolute, nearest.written);
}
