import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // A test's embedded database lives for seconds: too short for its WebAssembly to be worth optimizing.
    execArgv: ["--liftoff-only"],
    // Many wait for a clock or a process: with two, the cores of a small machine stand idle.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
