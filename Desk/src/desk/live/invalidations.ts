/** One thing that changed, as the hub tells it: ids only. */
export type FeedEvent = {
  kind: string;
  conversationId?: number | null;
  caseId?: number | null;
  subject?: string | null;
};

/** A prefix of a query key. */
export type Prefix = readonly (string | number)[];

/** What has to be asked anew after an event. `caseOf` finds the case on screen that belongs to a conversation. */
export function affected(event: FeedEvent, caseOf: (conversationId: number) => number | undefined): Prefix[] {
  const id = event.caseId ?? (event.conversationId == null ? undefined : caseOf(event.conversationId));
  const one = (name: string): Prefix => (id === undefined ? [name] : [name, id]);
  switch (event.kind) {
    case 'message': return [one('messages'), ['cases']];
    case 'delivery': return [one('messages')];
    case 'case':
    case 'handoff': return [['cases'], one('case'), one('messages'), ['colleagues']];
    case 'window': return [['cases'], one('case')];
    case 'customer': return [['case'], ['cases'], ['customers']];
    case 'articles': return [['articles'], ['article'], ['words'], ['draft']];
    case 'release': return [['releases'], ['articles'], ['words'], ['draft']];
    case 'hours': return [['hours']];
    case 'presence': return [['colleagues'], ['session']];
    case 'canned': return [['canned']];
    default: return [];
  }
}

/**
 * Runs each key's task at once, and then at most once an interval while more wishes for it come in: a storm of events
 * costs a few requests a second, and the last event is never the one that is left out.
 */
export class Throttle {
  private readonly waiting = new Map<string, { again: boolean }>();

  constructor(private readonly ms: number, private readonly later: (run: () => void, ms: number) => void = (run, wait) => { setTimeout(run, wait); }) {}

  wish(key: string, run: () => void): void {
    const known = this.waiting.get(key);
    if (known) {
      known.again = true;
      return;
    }
    this.waiting.set(key, { again: false });
    run();
    this.later(() => this.after(key, run), this.ms);
  }

  private after(key: string, run: () => void): void {
    const again = this.waiting.get(key)?.again;
    this.waiting.delete(key);
    if (again) this.wish(key, run);
  }
}
