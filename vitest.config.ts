import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // A test's embedded database lives for seconds: too short for its WebAssembly to be worth optimizing.
    execArgv: ["--liftoff-only"],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
