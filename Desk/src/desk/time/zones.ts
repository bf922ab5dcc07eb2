/** Minutes that `zone` is ahead of UTC at an instant. */
export function offsetMinutes(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/**
 * The instant at which the clocks of `zone` show `local` (`yyyy-MM-ddTHH:mm`), or null if `local` is no such text.
 * A time that a change of clocks skips becomes the same time after the change; one that comes twice is the first.
 */
export function toInstant(local: string, zone: string): Date | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  const guess = wall - offsetMinutes(zone, new Date(wall - 24 * 3_600_000)) * 60_000;
  const settled = wall - offsetMinutes(zone, new Date(guess)) * 60_000;
  return new Date([guess, settled].find((at) => toLocal(new Date(at), zone) === local) ?? guess);
}

/** What the clocks of `zone` show at an instant, as `yyyy-MM-ddTHH:mm`. */
export function toLocal(at: Date, zone: string): string {
  return new Date(at.getTime() + offsetMinutes(zone, at) * 60_000).toISOString().slice(0, 16);
}

export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
