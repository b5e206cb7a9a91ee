/** Loaded into a process before all else: tells its parent, whenever asked, what it has used. */
process.on("message", (asked) => {
  if (asked === "memory") {
    // What is not used any more is no growth, however lazily it is collected.
    globalThis.gc?.();
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
    process.send?.({ rss, heapUsed, heapTotal, external });
  } else {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  }
});
process.channel?.unref();
