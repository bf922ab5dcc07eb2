import type { CaseRow } from '../../api/types';

const soonMs = 2 * 60_000;
const laterMs = 60 * 60_000;

export type ReplyState = { state: 'overdue' | 'soon' | 'running' | 'later'; ms: number };

/** How the first reply stands: `ms` until it is due (negative: late); null if none is owed. */
export function replyClock(row: Pick<CaseRow, 'status' | 'firstReplyAt' | 'firstReplyDueAt'>, now: number): ReplyState | null {
  if (row.firstReplyAt || !row.firstReplyDueAt || (row.status !== 'waiting' && row.status !== 'open')) return null;
  const ms = Date.parse(row.firstReplyDueAt) - now;
  return { ms, state: ms < 0 ? 'overdue' : ms <= soonMs ? 'soon' : ms <= laterMs ? 'running' : 'later' };
}
