/** Reads an Excel file that somebody sent: checks size and kind, parses it in a thread of its own, and says in words what is wrong. */
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Sheet } from "../domain/sheet.ts";
import { InvalidInputError } from "../errors.ts";
import { isZipWithin } from "./zip-size.ts";

/** What a workbook may cost. `maxRows` counts rows with something in them over all sheets. */
export type WorkbookLimits = {
  maxBytes: number;
  maxInflatedBytes: number;
  maxRows: number;
  maxHeapMb: number;
  timeoutMs: number;
};

/** For files of the console: 5 MB and 5,000 rows are far more than any directory or collection form of the bureau. */
export const WORKBOOK_LIMITS: WorkbookLimits = {
  maxBytes: 5 * 1024 * 1024,
  maxInflatedBytes: 60 * 1024 * 1024,
  maxRows: 5_000,
  maxHeapMb: 512,
  timeoutMs: 30_000,
};

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const Sheets = z.array(
  z.object({ name: z.string(), rows: z.array(z.object({ number: z.number(), cells: z.array(z.string()) })) }),
);

/**
 * The visible sheets of an xlsx file as texts.
 *
 * Errors  InvalidInputError: too large, not xlsx, with a password, broken, empty, too many rows
 */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits): Promise<Sheet[]> {
  if (bytes.length > limits.maxBytes) {
    throw refuse(`文件超过 ${Math.floor(limits.maxBytes / 1024 / 1024)} MB`, "删掉图片和不用的工作表，或分成几个文件");
  }
  if (startsWith(bytes, OLE)) {
    throw refuse("这是旧版 .xls 文件，或者文件设了密码", "去掉密码，另存为 .xlsx 再导入");
  }
  const size = startsWith(bytes, ZIP) ? isZipWithin(bytes, limits.maxInflatedBytes) : "no zip";
  if (size === "no zip") {
    throw refuse("不是 Excel 文件，或者文件已经损坏", "用 Excel 或 WPS 打开，另存为 .xlsx 再导入");
  }
  if (size === "larger") {
    throw refuse("文件展开后太大", "删掉图片、格式和不用的工作表再导入");
  }
  const sheets = await parseApart(bytes, limits);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows === 0) {
    throw refuse("文件里没有内容", "检查是不是选错了文件，或内容在隐藏的工作表里");
  }
  if (rows > limits.maxRows) {
    throw refuse(`文件有 ${rows} 行，超过 ${limits.maxRows} 行`, "分成几个文件导入");
  }
  return sheets;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function refuse(problem: string, remedy: string): InvalidInputError {
  return new InvalidInputError(`${problem}。请${remedy}。`, { details: { problem } });
}

async function parseApart(bytes: Uint8Array, limits: WorkbookLimits): Promise<Sheet[]> {
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), {
    workerData: Uint8Array.from(bytes),
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
    // What the service was started with (a debugger, a test runner's loaders) is not the thread's business.
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const timer = setTimeout(() => reject(refuse("文件读得太久", "删掉格式和不用的工作表再导入")), limits.timeoutMs);
  worker.once("message", resolve);
  worker.on("error", (cause) => reject(broken(cause)));
  worker.once("exit", () => reject(broken(null)));
  try {
    return Sheets.parse(await promise);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function broken(cause: unknown): InvalidInputError {
  const message = "这个 Excel 文件读不出来，多半已经损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。";
  return new InvalidInputError(message, { cause });
}
