import { describe, expect, it } from 'vitest';
import { affected, Throttle } from './invalidations';

describe('affected', () => {
  const caseOf = (conversation: number) => (conversation === 7 ? 3 : undefined);

  it('finds the case on screen that a message belongs to', () =>
    expect(affected({ kind: 'message', conversationId: 7 }, caseOf)).toEqual([['messages', 3], ['cases']]));
  it('prefers the case that the event names', () =>
    expect(affected({ kind: 'delivery', conversationId: 7, caseId: 4 }, caseOf)).toEqual([['messages', 4]]));
  it('asks for every transcript when the conversation is unknown', () =>
    expect(affected({ kind: 'message', conversationId: 8 }, caseOf)).toEqual([['messages'], ['cases']]));
  it('asks for the list and the case when a window closes', () =>
    expect(affected({ kind: 'window', conversationId: 7, caseId: 4 }, caseOf)).toEqual([['cases'], ['case', 4]]));
  it('asks for every case when customers are joined', () =>
    expect(affected({ kind: 'customer' }, caseOf)).toEqual([['case'], ['cases'], ['customers']]));
  it('knows nothing of other kinds', () => expect(affected({ kind: 'weather' }, caseOf)).toEqual([]));
});

describe('Throttle', () => {
  function harness() {
    const later: (() => void)[] = [];
    const throttle = new Throttle(200, (run) => later.push(run));
    return { throttle, pass: () => later.splice(0).forEach((run) => run()) };
  }

  it('runs the first wish at once, and many more only once, afterwards', () => {
    const { throttle, pass } = harness();
    let runs = 0;
    for (let i = 0; i < 50; i++) throttle.wish('a', () => runs++);
    expect(runs).toBe(1);
    pass();
    expect(runs).toBe(2);
    pass();
    expect(runs).toBe(2);
    throttle.wish('a', () => runs++);
    expect(runs).toBe(3);
  });

  it('keeps keys apart', () => {
    const { throttle } = harness();
    const runs: string[] = [];
    throttle.wish('a', () => runs.push('a'));
    throttle.wish('b', () => runs.push('b'));
    expect(runs).toEqual(['a', 'b']);
  });
});
