/**
 * Works on events, one after the other, whatever becomes of the others. Resolves with the sum of what each counts; throws an
 * AggregateError with this message once all have had their turn, where one has failed.
 */
export async function forEachEvent(
  ids: readonly string[],
  work: (id: string) => Promise<number>,
  message: string,
): Promise<number> {
  const errors: unknown[] = [];
  let count = 0;
  for (const id of ids) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- an event after the other
      count += await work(id);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, message);
  return count;
}
