/** What the site can listen to, and what its listeners get. */
export interface WidgetEvents {
  open: undefined;
  close: undefined;
  /** How many answers the customer has not seen; told whenever it changes. */
  unread: number;
  /** What went wrong, for the site's developers. */
  error: string;
}

type Listener<K extends keyof WidgetEvents> = (value: WidgetEvents[K]) => void;

/** The site's listeners. One that fails stops neither the others nor us. */
export class Listeners {
  private readonly all = new Map<string, Set<Listener<keyof WidgetEvents>>>();

  /** Adds a listener; the function returned takes it away. */
  on<K extends keyof WidgetEvents>(event: K, listener: Listener<K>): () => void {
    const own = this.all.get(event) ?? new Set();
    this.all.set(event, own.add(listener as Listener<keyof WidgetEvents>));
    return () => own.delete(listener as Listener<keyof WidgetEvents>);
  }

  tell<K extends keyof WidgetEvents>(event: K, value: WidgetEvents[K]): void {
    for (const listener of this.all.get(event) ?? []) {
      try {
        (listener as Listener<K>)(value);
      } catch (fault) {
        console.error(`CareBot: a listener of "${event}" failed.`, fault);
      }
    }
  }
}
