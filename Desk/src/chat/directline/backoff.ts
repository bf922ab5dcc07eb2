/** Milliseconds before attempt `attempt` (1 is the first repetition): doubling from half a second to ten, less up to a half by chance. */
export function pause(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(10_000, 500 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full * (1 - random() / 2));
}

/** Waiting that an event can cut short. */
export class Pause {
  private end: (() => void) | undefined;

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.cut(), milliseconds);
      this.end = () => {
        clearTimeout(timer);
        this.end = undefined;
        resolve();
      };
    });
  }

  cut(): void {
    this.end?.();
  }
}
