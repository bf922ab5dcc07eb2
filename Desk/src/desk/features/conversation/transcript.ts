import type { MessageRow } from '../../api/types';
import { dayOf } from '../../time/format';
import type { Outgoing } from './api/outgoing';

const togetherMs = 5 * 60_000;

export type Line =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; row: MessageRow; first: boolean }
  | { kind: 'outgoing'; key: string; item: Outgoing; first: boolean };

/**
 * What the transcript shows, oldest first: each message once, a line where a day begins, then what is still on its way.
 * `first`: nobody but the same author spoke in the five minutes before.
 */
export function lines(rows: readonly MessageRow[], outgoing: readonly Outgoing[]): Line[] {
  const known = [...new Map(rows.map((row) => [row.id, row])).values()].toSorted((a, b) => a.seq - b.seq);
  const written = new Set(known.map((row) => row.clientId).filter(Boolean));
  const result: Line[] = [];
  let day = '';
  let before: { who: string; at: number } | undefined;
  const step = (who: string, at: string, key: string) => {
    const today = dayOf(at);
    if (today !== day) {
      day = today;
      before = undefined;
      result.push({ kind: 'day', key: `day ${key}`, at });
    }
    const first = before?.who !== who || Date.parse(at) - before.at > togetherMs;
    before = { who, at: Date.parse(at) };
    return first;
  };
  for (const row of known) {
    const first = step(`${row.author} ${row.agent?.id ?? ''}`, row.at, String(row.id));
    result.push({ kind: 'message', key: String(row.id), row, first });
  }
  for (const item of outgoing) {
    if (written.has(item.clientId)) continue;
    const first = step(`mine ${item.kind}`, item.at, item.clientId);
    result.push({ kind: 'outgoing', key: item.clientId, item, first });
  }
  return result;
}

/** The last message that the bot thought about, or undefined. */
export function lastThought(rows: readonly MessageRow[]): MessageRow | undefined {
  return rows.filter((row) => row.notes).toSorted((a, b) => a.seq - b.seq).at(-1);
}
