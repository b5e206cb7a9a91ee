import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type FloodState, takeToken } from "../../src/domain/flood.ts";

const limit = { burst: 5, perSecond: 1 };

function send(times: number[]): string[] {
  let state: FloodState | undefined;
  return times.map((at) => {
    const taken = takeToken(state, limit, at);
    ({ state } = taken);
    return taken.verdict;
  });
}

describe("The flood limit", () => {
  it("lets a hasty person through and asks a flood to slow down once", () => {
    expect(send([0, 0, 0, 0, 0])).toEqual(["handle", "handle", "handle", "handle", "handle"]);
    expect(send([0, 0, 0, 0, 0, 0, 0, 0]).slice(5)).toEqual(["warn", "ignore", "ignore"]);
  });

  it("reads her again as time goes by, and warns again only after she has calmed down", () => {
    const afterOneSecond = send([0, 0, 0, 0, 0, 0, 1000, 1000]);
    expect(afterOneSecond.slice(5)).toEqual(["warn", "handle", "ignore"]);
    const afterAMinute = send([...Array<number>(6).fill(0), ...Array<number>(6).fill(60_000)]);
    expect(afterAMinute.slice(5)).toEqual(["warn", ...Array<string>(5).fill("handle"), "warn"]);
  });

  it("never handles more than the burst and what the time allows", () => {
    const gaps = array(integer({ min: 0, max: 3000 }), { maxLength: 200 });
    const tooMany = property(gaps, (pauses) => {
      let at = 0;
      const times = pauses.map((pause) => (at += pause));
      const handled = send(times).filter((verdict) => verdict === "handle").length;
      expect(handled).toBeLessThanOrEqual(
        limit.burst + ((times.at(-1) ?? 0) / 1000) * limit.perSecond + 1e-9,
      );
    });
    assert(tooMany);
  });

  it("survives a clock that goes back", () => {
    expect(send([10_000, 0, 0])).toEqual(["handle", "handle", "handle"]);
  });
});
