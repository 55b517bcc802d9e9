/** Policy files for tests: valid by default, only what matters is written. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Front matter as a clerk writes it. */
const FRONT = {
  title: "测试办法",
  documentNumber: null,
  issuer: "测试局",
  level: "municipal",
  region: "宁波市",
  issuedOn: "2025-01-01",
  status: "in force",
  source: "https://example.com/policy",
  department: "市测试局",
  review: false,
  textKind: "official",
};

/** The text of a policy file; `fields` are added to the front matter or replace parts of it. */
export function policyText(id: string, body: string, fields: Record<string, unknown>): string {
  const lines = Object.entries({ id, ...FRONT, ...fields }).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}

/** A temporary folder with the given files; it goes when the test ends. */
export function makeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "yiduiyi-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

/** Writes files into a folder. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
