/** Wakes one who waits. Rung while nobody waits, it wakes the next one at once. */
export class Bell {
  #isRung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** Waits until it rings, `ms` at most. */
  async wait(ms: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((wake) => {
        const timer = setTimeout(wake, ms);
        this.#wake = () => {
          clearTimeout(timer);
          wake();
        };
      });
    }
    this.#wake = undefined;
    this.#isRung = false;
  }
}
