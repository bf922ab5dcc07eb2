import type { ReplyWindow } from '../../api/types';

export type WindowState = {
  /** `ample`: nothing to mind; `closing`: soon over; `tag`, `template`: over, and what replies leave in; `closed`: replies are refused. */
  state: 'ample' | 'closing' | 'tag' | 'template' | 'closed';
  /** Until it changes; 0 where it does not change any more. */
  ms: number;
};

/** How long a customer can still be answered, and what becomes of a reply; null where the platform has no window. */
export function replyWindow(window: ReplyWindow | null, now: number): WindowState | null {
  if (!window) return null;
  const left = Date.parse(window.replyUntil) - now;
  if (left > 0) return { state: now < Date.parse(window.warnFrom) ? 'ample' : 'closing', ms: left };
  if (window.after === 'template') return { state: 'template', ms: 0 };
  const more = window.after === 'humanAgent' && window.afterUntil ? Date.parse(window.afterUntil) - now : 0;
  return more > 0 ? { state: 'tag', ms: more } : { state: 'closed', ms: 0 };
}

/** As many whole minutes as are left; the last one counts until it is over. */
export const minutesOf = (ms: number): number => Math.max(1, Math.ceil(ms / 60_000));
