/** Opens the system's Chromium for the browser tests; says in one sentence what to do when there is none. */
import { existsSync } from "node:fs";
import { env } from "node:process";
import { type Browser, chromium } from "playwright-core";

/**
 * A headless browser.
 *
 * Errors  Error with the remedy when Chromium is not installed
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `没有找到浏览器 ${executablePath}：请运行 apt-get install -y chromium fonts-noto-cjk，或用 CHROMIUM_PATH 指出它的位置。`,
    );
  }
  // NOTE: Chromium's sandbox does not start for root, which containers run as; the pages are our own.
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}
