import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // A test's embedded database lives for seconds: too short for its WebAssembly to be worth optimizing.
    execArgv: ["--liftoff-only"],
    // Many wait for a clock or a process: with two, the cores of a small machine stand idle.
    maxWorkers: 3,
    // No test changes what modules hold, and to load them anew for each file takes a quarter of the time.
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // A message may come late on a busy machine; whoever waits for it stops as soon as it is there.
    expect: { poll: { timeout: 10_000 } },
  },
});
