import { onTestFinished } from "vitest";
import { createDriver, type Driver } from "../../src/simulator/driver.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.ts";

interface Answer {
  ok: boolean;
  // oxlint-disable-next-line typescript/no-explicit-any -- an answer is read as loosely as a client in any language would
  result: any;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

export interface Stage {
  simulator: Simulator;
  driver: Driver;
  /** Calls a method with JSON, as any HTTP client would. */
  call: (method: string, params?: object) => Promise<Answer>;
}

/** Starts a simulator for one test and ends it with the test. */
export async function stage(options?: SimulatorOptions): Promise<Stage> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  const call = async (method: string, params: object = {}): Promise<Answer> => {
    const response = await fetch(`${simulator.apiRoot}/bot${simulator.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    const answer: Answer = JSON.parse(await response.text());
    return answer;
  };
  return { simulator, driver: createDriver(simulator), call };
}
