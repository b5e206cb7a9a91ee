/** What `subjects/counting-telegram.ts` has counted. */
export interface Counts {
  /** Calls beyond Telegram's limits. */
  limited: number;
  /** Calls refused at random, and those that came before they should have. */
  scripted: number;
  early: number;
  /** When each chat was written to, in milliseconds. */
  sends: [chatId: number, at: number[]][];
}

/** What came to it since it was last asked for what is `new`. */
export async function countsOf(url: string, { forget = false } = {}): Promise<Counts> {
  const answer = await fetch(`${url}/counts${forget ? "/new" : ""}`);
  const counts: Counts = await answer.json();
  // Authors are told how it goes.
  return { ...counts, sends: counts.sends.filter(([chatId]) => chatId > 1_000) };
}

/** The moments at which something was sent to these, in order. */
export function moments({ sends }: Counts): number[] {
  return sends.flatMap(([, at]) => at).toSorted((a, b) => a - b);
}

/** Messages a second, from the first to the last. */
export function perSecond(at: readonly number[]): number {
  return ((at.length - 1) * 1000) / ((at.at(-1) ?? 0) - (at[0] ?? 0));
}

/** Of who was written to more than once, how often. */
export function doublesIn({ sends }: Counts): number {
  return sends.reduce((sum, [, at]) => sum + at.length - 1, 0);
}
