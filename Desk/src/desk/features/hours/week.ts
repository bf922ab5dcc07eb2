import type { Hours } from '../../api/types';

export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type Day = (typeof days)[number];

/** One stretch of open time as it is typed; `24:00` ends the day. */
export type Interval = { opens: string; closes: string };

/** The words of a fault: a key below `hours.fault`, at a place such as `Weekly:Monday:0`. */
export type HoursFaultAt = { place: string; key: string; values?: Record<string, string> };

/** Hours as the server sends them, whichever way its names are written; anything missing is empty. */
export function readHours(raw: unknown): Hours {
  const weekly = member(raw, 'weekly');
  return {
    TimeZone: text(member(raw, 'timeZone')) || 'Asia/Jakarta',
    Weekly: Object.fromEntries(days.map((day) => [day, texts(member(weekly, day))])),
    Exceptions: list(member(raw, 'exceptions')).map((each) => ({
      Date: text(member(each, 'date')), Name: text(member(each, 'name')) || null, Intervals: texts(member(each, 'intervals')),
    })),
  };
}

export function split(written: string): Interval {
  const [opens = '', closes = ''] = written.split('-').map((part) => part.trim());
  return { opens, closes };
}

export const join = ({ opens, closes }: Interval) => `${opens}-${closes}`;

/** Whether it ends on the day after it begins; midnight itself still belongs to the day. */
export function pastMidnight({ opens, closes }: Interval): boolean {
  const [from, until] = [minutes(opens), minutes(closes)];
  return from !== null && until !== null && until > 0 && until <= from;
}

/** What certainly makes hours unusable, seen without asking the server; the same rules as the server's. */
export function faultsOf(hours: Hours): HoursFaultAt[] {
  const faults: HoursFaultAt[] = [];
  days.forEach((day) => faults.push(...ofDay(hours.Weekly[day] ?? [], `Weekly:${day}`)));
  days.forEach((day, i) => faults.push(...spill(hours, day, days[(i + 1) % 7]!)));
  const dates = new Set<string>();
  hours.Exceptions.forEach((each, i) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(each.Date)) faults.push({ place: `Exceptions:${i}:Date`, key: 'date' });
    else if (dates.has(each.Date)) faults.push({ place: `Exceptions:${i}:Date`, key: 'dateTwice' });
    dates.add(each.Date);
    faults.push(...ofDay(each.Intervals, `Exceptions:${i}:Intervals`));
  });
  return faults;
}

function ofDay(written: readonly string[], place: string): HoursFaultAt[] {
  const faults: HoursFaultAt[] = [];
  const good: Interval[] = [];
  written.forEach((text, i) => {
    const interval = split(text);
    const here = `${place}:${i}`;
    const clash = good.find((other) => overlap(other, interval));
    if (minutes(interval.opens) === null || minutes(interval.closes) === null) faults.push({ place: here, key: 'form' });
    else if (!plausible(interval)) faults.push({ place: here, key: 'end' });
    else if (clash) faults.push({ place: here, key: 'overlap', values: { other: join(clash) } });
    else good.push(interval);
  });
  return faults;
}

function spill(hours: Hours, day: Day, next: Day): HoursFaultAt[] {
  const late = (hours.Weekly[day] ?? []).map(split).filter((each) => pastMidnight(each) && plausible(each));
  return (hours.Weekly[next] ?? []).flatMap((text, i) => {
    const opens = minutes(split(text).opens);
    const clash = late.find((each) => opens !== null && opens < (minutes(each.closes) ?? 0));
    return clash ? [{ place: `Weekly:${next}:${i}`, key: 'spill', values: { until: clash.closes } }] : [];
  });
}

function plausible({ opens, closes }: Interval): boolean {
  const [from, until] = [minutes(opens) ?? 0, minutes(closes) ?? 0];
  return until > from || until === 0 || (from >= 720 && until <= 720);
}

function overlap(a: Interval, b: Interval): boolean {
  const end = (each: Interval) => {
    const [from, until] = [minutes(each.opens) ?? 0, minutes(each.closes) ?? 0];
    return until <= from ? until + 1440 : until;
  };
  return (minutes(a.opens) ?? 0) < end(b) && (minutes(b.opens) ?? 0) < end(a);
}

function minutes(time: string): number | null {
  const match = /^(\d{2}):([0-5]\d)$/.exec(time);
  if (!match) return null;
  const total = Number(match[1]) * 60 + Number(match[2]);
  return total <= 1440 ? total : null;
}

function member(raw: unknown, name: string): unknown {
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.entries(raw).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const text = (raw: unknown) => (typeof raw === 'string' ? raw : '');
const list = (raw: unknown): unknown[] => (Array.isArray(raw) ? raw : []);
const texts = (raw: unknown) => list(raw).filter((each): each is string => typeof each === 'string');
