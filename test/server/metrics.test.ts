import { networkInterfaces } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { createMetrics } from "../../src/metrics.ts";
import { startMetricsServer } from "../../src/server/metrics.ts";

async function serve() {
  const metrics = createMetrics(() => 3);
  const server = await startMetricsServer({ port: 0, registry: metrics.registry, onError: () => undefined });
  onTestFinished(() => server.close(0));
  const url = `http://127.0.0.1:${server.port}`;
  const scrape = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();
  return { metrics, server, url, scrape };
}

test("updates, Bot API calls and what is in hand are counted beside the process's own figures", async () => {
  const { metrics, scrape } = await serve();
  metrics.update("message", "handled", 0.02);
  metrics.update("message", "handled", 0.3);
  metrics.apiCall({ method: "sendMessage", status: 200, seconds: 0.06 });
  metrics.apiCall({ method: "sendMessage", status: 429, seconds: 0.06 });
  metrics.apiCall({ method: "sendMessage", status: "timeout", seconds: 10 });
  const text = await scrape();
  for (const line of [
    'updates_total{kind="message",outcome="handled"} 2',
    'update_seconds_bucket{le="0.05",kind="message"} 1',
    'bot_api_calls_total{method="sendMessage",result="ok"} 1',
    'bot_api_calls_total{method="sendMessage",result="429"} 1',
    'bot_api_calls_total{method="sendMessage",result="timeout"} 1',
    'bot_api_seconds_count{method="sendMessage"} 3',
    "updates_in_hand 3",
    "process_cpu_seconds_total",
  ]) {
    expect(text).toContain(line);
  }
});

test("names nobody knows share one label", async () => {
  const { metrics, scrape } = await serve();
  metrics.update("Айгуль", "failed", 1);
  metrics.apiCall({ method: "bot4839574812:AAFD39", status: 404, seconds: 1 });
  const text = await scrape();
  expect(text).toContain('updates_total{kind="other",outcome="failed"} 1');
  expect(text).toContain('bot_api_calls_total{method="other",result="404"} 1');
  expect(text).not.toMatch(/Айгуль|4839574812/);
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === "IPv4" && !address.internal);

test.skipIf(outside === undefined)("no other machine can read them", async () => {
  const { server } = await serve();
  await expect(fetch(`http://${outside?.address}:${server.port}/metrics`)).rejects.toThrow("fetch failed");
});

test("there is nothing but /metrics, to be read only", async () => {
  const { url } = await serve();
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
});
