import { useMemo, useSyncExternalStore } from 'react';
import { send } from '../../../api/client';
import { mayHeal, Problem } from '../../../api/problem';
import type { MessageRow } from '../../../api/types';
import { onStatus, liveStatus } from '../../../live/status';
import { draftNames, readDraft, writeDraft } from '../../../storage/drafts';
import { now } from '../../../time/now';
import { appendMessage } from './messages';

/** Something written that the server has not confirmed yet. `refused`: it will not be sent by itself any more. */
export type Outgoing = {
  clientId: string;
  caseId: number;
  kind: 'messages' | 'notes';
  text: string;
  at: string;
  state: 'sending' | 'waiting' | 'refused';
  problem?: string;
};

const prefix = 'outgoing.';

/**
 * What was written leaves one after the other, case by case, and is kept in the browser until the server has it: a
 * reload, a lost connection or a restarted server loses nothing, and the client's id keeps it from being written twice.
 */
class OutgoingBox {
  private items: readonly Outgoing[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly busy = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private running = false;
  private leave: () => void = () => {};

  start(): void {
    this.running = true;
    this.set(draftNames(prefix).map((name) => readDraft<Outgoing>(name)).filter((item) => item !== undefined)
      .toSorted((a, b) => a.at.localeCompare(b.at)));
    const leaveStatus = onStatus(() => { if (liveStatus() === 'live') this.wake(); });
    window.addEventListener('online', this.wake);
    this.leave = () => { leaveStatus(); window.removeEventListener('online', this.wake); };
    this.wake();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.leave();
    this.set([]);
  }

  add(caseId: number, kind: Outgoing['kind'], text: string): void {
    const item: Outgoing = { clientId: crypto.randomUUID(), caseId, kind, text, at: new Date(now()).toISOString(), state: 'sending' };
    writeDraft(prefix + item.clientId, item);
    this.set([...this.items, item]);
    void this.pump(caseId);
  }

  retry(clientId: string): void {
    const item = this.change(clientId, { state: 'sending' });
    if (item) void this.pump(item.caseId);
  }

  discard(clientId: string): void {
    writeDraft(prefix + clientId, undefined);
    this.set(this.items.filter((item) => item.clientId !== clientId));
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = () => this.items;

  private readonly wake = () => {
    this.failures = 0;
    clearTimeout(this.timer);
    for (const id of new Set(this.items.map((item) => item.caseId))) void this.pump(id);
  };

  private async pump(caseId: number): Promise<void> {
    if (this.busy.has(caseId)) return;
    this.busy.add(caseId);
    try {
      for (let item = this.next(caseId); item && this.running; item = this.next(caseId)) {
        if (!(await this.deliver(item))) break;
      }
    } finally {
      this.busy.delete(caseId);
    }
  }

  private next = (caseId: number) => this.items.find((item) => item.caseId === caseId && item.state !== 'refused');

  /** Whether the next one may be tried. */
  private async deliver({ clientId, caseId, kind, text }: Outgoing): Promise<boolean> {
    this.change(clientId, { state: 'sending' });
    try {
      appendMessage(caseId, await send<MessageRow>('POST', `/cases/${caseId}/${kind}`, { text, clientId }));
      this.failures = 0;
      this.discard(clientId);
      return true;
    } catch (error) {
      if (mayHeal(error) || (error instanceof Problem && error.status === 401)) {
        this.change(clientId, { state: 'waiting' });
        clearTimeout(this.timer);
        this.timer = setTimeout(() => { for (const id of new Set(this.items.map((item) => item.caseId))) void this.pump(id); }, Math.min(1000 * 2 ** this.failures++, 10_000));
        return false;
      }
      this.change(clientId, { state: 'refused', problem: error instanceof Problem ? error.kind || String(error.status) : 'unknown' });
      return true;
    }
  }

  private change(clientId: string, change: Partial<Outgoing>): Outgoing | undefined {
    const found = this.items.find((item) => item.clientId === clientId);
    if (!found) return undefined;
    const next = { ...found, ...change };
    writeDraft(prefix + clientId, next);
    this.set(this.items.map((item) => (item === found ? next : item)));
    return next;
  }

  private set(items: readonly Outgoing[]): void {
    this.items = items;
    this.listeners.forEach((each) => each());
  }
}

export const outgoing = new OutgoingBox();

export function useOutgoing(caseId: number): Outgoing[] {
  const all = useSyncExternalStore(outgoing.subscribe, outgoing.all);
  return useMemo(() => all.filter((item) => item.caseId === caseId), [all, caseId]);
}
