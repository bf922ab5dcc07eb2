import { describe, expect, it } from 'vitest';
import { compact, listSearch } from './listSearch';
import type { ReplyWindow } from '../../api/types';
import { replyClock } from './replyClock';
import { minutesOf, replyWindow } from './replyWindow';

describe('replyClock', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  const row = (due: string | null, more = {}) => ({ status: 'waiting' as const, firstReplyAt: null, firstReplyDueAt: due, ...more });

  it.each([
    ['2026-11-22T09:59:59Z', 'overdue'], ['2026-11-22T10:02:00Z', 'soon'], ['2026-11-22T10:02:01Z', 'running'], ['2026-11-23T01:05:00Z', 'later'],
  ])('due at %s it is %s', (due, state) => expect(replyClock(row(due), now)?.state).toBe(state));

  it.each([
    ['nothing was promised', row(null)],
    ['a person has replied', row('2026-11-22T10:02:00Z', { firstReplyAt: '2026-11-22T09:00:00Z' })],
    ['the bot has it again', row('2026-11-22T10:02:00Z', { status: 'bot' })],
  ])('stands still when %s', (_, value) => expect(replyClock(value, now)).toBeNull());
});

describe('listSearch', () => {
  it('keeps known wishes and drops the rest', () =>
    expect(listSearch({ view: 'mine', reason: 'angry', brand: 'sport', q: '', channel: 5, page: 2 })).toEqual({ view: 'mine', reason: 'angry', brand: 'sport' }));
  it('does not write the usual view into the address', () => expect(compact({ view: 'queue', q: 'budi' })).toEqual({ q: 'budi' }));
});

describe('replyWindow', () => {
  const window = (after: ReplyWindow['after'], afterUntil: string | null = null): ReplyWindow => ({
    replyUntil: '2026-11-22T10:00:00Z', warnFrom: '2026-11-22T09:00:00Z', after, afterUntil,
  });
  const at = (moment: string, of: ReplyWindow) => replyWindow(of, Date.parse(moment));

  it.each([
    ['2026-11-22T08:59:59Z', window('nothing'), 'ample'],
    ['2026-11-22T09:00:00Z', window('nothing'), 'closing'],
    ['2026-11-22T10:00:00Z', window('nothing'), 'closed'],
    ['2026-11-22T10:00:00Z', window('template'), 'template'],
    ['2026-11-22T10:00:00Z', window('humanAgent', '2026-11-28T10:00:00Z'), 'tag'],
    ['2026-11-28T10:00:00Z', window('humanAgent', '2026-11-28T10:00:00Z'), 'closed'],
  ] as const)('at %s it is as the platform has it', (moment, of, state) => expect(at(moment, of)?.state).toBe(state));
  it('is nothing where the platform has none', () => expect(replyWindow(null, 0)).toBeNull());
  it('counts the last minute until it is over', () => expect([minutesOf(1), minutesOf(60_000), minutesOf(60_001)]).toEqual([1, 1, 2]));
});
