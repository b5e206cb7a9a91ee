const atOnce = 100;

/** Maps a long list with a rest now and then, since the same process answers who needs urgent help. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- the rest
    if (index % atOnce === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    results.push(map(item, index));
  }
  return results;
}
