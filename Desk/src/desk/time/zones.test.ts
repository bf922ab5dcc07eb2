import { describe, expect, it } from 'vitest';
import { toInstant, toLocal } from './zones';

describe('toInstant', () => {
  it.each([
    ['2026-12-25T08:00', 'Asia/Jakarta', '2026-12-25T01:00:00.000Z'],
    ['2026-01-01T00:30', 'Asia/Jayapura', '2025-12-31T15:30:00.000Z'],
    ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => expect(toInstant(local, zone)?.toISOString()).toBe(instant));

  it('moves a time that the clocks skip past the change', () =>
    expect(toInstant('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z'));

  it('is null for what is no time', () => expect(toInstant('soon', 'Asia/Jakarta')).toBeNull());
});

describe('toLocal', () => {
  it('shows what the clocks there show', () => expect(toLocal(new Date('2026-12-24T17:05:30Z'), 'Asia/Jakarta')).toBe('2026-12-25T00:05'));
});
