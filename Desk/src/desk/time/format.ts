/** `m:ss` below an hour, `h:mm:ss` below a day; never negative. For clocks that tick. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** A length of time in its largest unit, as counts: `{ unit: 'minute', count: 4 }`. Below a minute: `minute`, 0. */
export function span(ms: number): { unit: 'minute' | 'hour' | 'day'; count: number } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return { unit: 'minute', count: minutes };
  if (minutes < 24 * 60) return { unit: 'hour', count: Math.floor(minutes / 60) };
  return { unit: 'day', count: Math.floor(minutes / 1440) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', options);
  formats.set(key, made);
  return made;
}

export const time = (at: string, language: string) => format(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export const dateTime = (at: string, language: string) => format(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

export const date = (at: string, language: string) => format(language, { dateStyle: 'medium' }).format(new Date(at));

export const longDay = (at: string, language: string) => format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));

/** The local calendar day of an instant, for telling days apart. */
export function dayOf(at: string | number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`;
}

export const percent = (share: number) => `${Math.round(share * 100)} %`;
