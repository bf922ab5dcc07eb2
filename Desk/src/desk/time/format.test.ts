import { describe, expect, it } from 'vitest';
import { clock, span } from './format';

describe('clock', () => {
  it.each([[0, '0:00'], [59_999, '0:59'], [60_000, '1:00'], [3_599_000, '59:59'], [3_600_000, '1:00:00'], [90_061_000, '25:01:01'], [-5_000, '0:00']])(
    '%i ms is %s', (ms, text) => expect(clock(ms)).toBe(text));
});

describe('span', () => {
  it.each([[0, 'minute', 0], [59 * 60_000, 'minute', 59], [60 * 60_000, 'hour', 1], [23.9 * 3_600_000, 'hour', 23], [49 * 3_600_000, 'day', 2]] as const)(
    '%i ms is %s × %i', (ms, unit, count) => expect(span(ms)).toEqual({ unit, count }));
});
