/** Test projects: unit (no I/O), integration (PGlite, or a server too when TEST_DATABASE_URL is set), e2e (real browser). */
import { defineConfig } from "vitest/config";

const shared = {
  root: new URL("..", import.meta.url).pathname,
  environment: "node" as const,
};

export default defineConfig({
  test: {
    projects: [
      {
        // Nothing here keeps state between files: one worker reads each module once.
        test: {
          ...shared,
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/test-server.ts"],
          isolate: false,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/test-server.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
