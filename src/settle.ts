/** How a piece of work ended, or that it has not ended yet. */
export type Settled<T> =
  | { readonly state: "done"; readonly value: T }
  | { readonly state: "failed" }
  | { readonly state: "late" };

/** Waits for the work, `ms` at most. A failure goes to `onError`, also one that comes too late to matter. */
export function settleWithin<T>(
  ms: number,
  work: () => Promise<T>,
  onError: (error: unknown) => void,
): Promise<Settled<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ state: "late" }), ms);
    const settle = async (): Promise<void> => {
      try {
        resolve({ state: "done", value: await work() });
      } catch (error) {
        onError(error);
        resolve({ state: "failed" });
      }
      clearTimeout(timer);
    };
    void settle();
  });
}
