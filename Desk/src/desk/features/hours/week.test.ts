import { describe, expect, it } from 'vitest';
import type { Hours } from '../../api/types';
import { faultsOf, pastMidnight, readHours, split } from './week';

const hours = (Weekly: Record<string, string[]>, Exceptions: Hours['Exceptions'] = []): Hours => ({ TimeZone: 'Asia/Jakarta', Weekly, Exceptions });

describe('faultsOf', () => {
  it.each([
    [{ Monday: ['08:00-12:00', '11:00-17:00'] }, 'Weekly:Monday:1', 'overlap'],
    [{ Monday: ['08:00-05:00'] }, 'Weekly:Monday:0', 'end'],
    [{ Monday: ['08:00-08:00'] }, 'Weekly:Monday:0', 'end'],
    [{ Monday: ['8-17'] }, 'Weekly:Monday:0', 'form'],
    [{ Monday: ['08:00-'] }, 'Weekly:Monday:0', 'form'],
    [{ Monday: ['22:00-03:00'], Tuesday: ['02:00-05:00'] }, 'Weekly:Tuesday:0', 'spill'],
    [{ Sunday: ['22:00-03:00'], Monday: ['02:00-05:00'] }, 'Weekly:Monday:0', 'spill'],
  ])('%j: %s %s', (weekly, place, key) => expect(faultsOf(hours(weekly))).toEqual([expect.objectContaining({ place, key })]));

  it('wants each date once', () =>
    expect(faultsOf(hours({}, [{ Date: '2026-12-25', Name: null, Intervals: [] }, { Date: '2026-12-25', Name: null, Intervals: [] }, { Date: '', Name: null, Intervals: [] }])).map((fault) => fault.key)).toEqual(['dateTwice', 'date']));
  it.each([[['08:00-24:00']], [['20:00-02:00']], [['00:00-24:00']], [['08:00-12:00', '12:00-17:00']]])('%j is fine', (monday) => expect(faultsOf(hours({ Monday: monday }))).toEqual([]));
});

describe('pastMidnight', () => {
  it.each([['20:00-02:00', true], ['08:00-24:00', false], ['08:00-17:00', false], ['08:00-00:00', false]])('%s: %s', (written, next) => expect(pastMidnight(split(written))).toBe(next));
});

describe('readHours', () => {
  it('reads names in any case and fills what is missing', () => {
    const read = readHours({ timeZone: 'Asia/Makassar', weekly: { monday: ['08:00-17:00'] }, exceptions: [{ date: '2026-12-25' }] });
    expect(read).toMatchObject({ TimeZone: 'Asia/Makassar', Exceptions: [{ Date: '2026-12-25', Name: null, Intervals: [] }] });
    expect([read.Weekly['Monday'], read.Weekly['Sunday']]).toEqual([['08:00-17:00'], []]);
  });
});
