import { describe, expect, it } from 'vitest';
import type { MessageRow } from '../../api/types';
import type { Outgoing } from './api/outgoing';
import { lastThought, lines } from './transcript';

const row = (id: number, author: MessageRow['author'], at: string, more: Partial<MessageRow> = {}): MessageRow => ({
  id, seq: id, author, at, agent: null, text: `m${id}`, buttons: [], attachments: [], delivery: null, error: null, clientId: null, notes: null, ...more,
});
const mine = (clientId: string): Outgoing => ({ clientId, caseId: 1, kind: 'messages', text: clientId, at: '2026-11-22T10:00:00', state: 'sending' });
const shape = (rows: MessageRow[], outgoing: Outgoing[] = []) => lines(rows, outgoing).map((line) => (line.kind === 'day' ? 'day' : line.key));

describe('lines', () => {
  it('orders by number and shows each message once, whichever page it came on', () =>
    expect(shape([row(2, 'bot', '2026-11-22T09:01:00'), row(1, 'customer', '2026-11-22T09:00:00'), row(2, 'bot', '2026-11-22T09:01:00')])).toEqual(['day', '1', '2']));
  it('begins each day with a line', () =>
    expect(shape([row(1, 'customer', '2026-11-21T23:59:00'), row(2, 'customer', '2026-11-22T00:01:00')])).toEqual(['day', '1', 'day', '2']));
  it('shows what is on its way until the transcript has it', () => {
    expect(shape([row(1, 'agent', '2026-11-22T09:00:00', { clientId: 'a' })], [mine('a'), mine('b')])).toEqual(['day', '1', 'b']);
  });
  it('names an author again after five minutes or another author', () => {
    const first = lines([
      row(1, 'customer', '2026-11-22T09:00:00'), row(2, 'customer', '2026-11-22T09:04:00'), row(3, 'customer', '2026-11-22T09:10:00'), row(4, 'bot', '2026-11-22T09:10:10'),
    ], []).flatMap((line) => (line.kind === 'message' ? [line.first] : []));
    expect(first).toEqual([true, false, true, true]);
  });
});

describe('lastThought', () => {
  const notes = { language: 'id' } as MessageRow['notes'];
  it('is the latest message that the bot noted something about', () =>
    expect(lastThought([row(3, 'customer', '2026-11-22T09:00:00', { notes }), row(1, 'customer', '2026-11-22T09:00:00', { notes }), row(4, 'bot', '2026-11-22T09:00:00')])?.id).toBe(3));
});
