import { defineConfig } from "vitest/config";

export default defineConfig({
  // As the build draws the page.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // The product is read once for all files of a worker: nothing that a module of it keeps decides what another test sees.
    isolate: false,
    // No test is about time; the machine may do other things too.
    testTimeout: 60_000,
    // A hook may have to start a browser or a server.
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
