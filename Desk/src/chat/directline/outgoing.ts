import type { Memory } from '../memory';
import type { Activity } from './activity';
import { Refused, type Api } from './api';
import { Pause, pause } from './backoff';
import type { Session } from './session';

/** `waiting`: will leave by itself. `late`: still will, but the customer should know. `sent`: the server keeps it. `refused`: only a retry by hand. */
export type SendingState = 'waiting' | 'late' | 'sent' | 'refused';

export interface OutgoingMessage {
  clientActivityID: string;
  activity: Activity;
  at: string;
  state: SendingState;
}

const lateAfter = 12_000;

/**
 * Sends the customer's messages one after another until the server has each. A repetition carries the same
 * clientActivityID, so the server keeps it once; what has not left survives a reload.
 */
export class Outgoing {
  private messages: OutgoingMessage[] = [];
  private restored: ReadonlySet<string> = new Set();
  private running = false;
  private readonly pause = new Pause();

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly memory: Memory,
    private readonly changed: (messages: readonly OutgoingMessage[]) => void,
  ) {}

  /** Takes up what an earlier visit of the page could not send. */
  restore(): void {
    this.messages = (this.memory.read<OutgoingMessage[]>('unsent') ?? []).map((m) => ({ ...m, state: 'waiting' }));
    this.restored = new Set(this.messages.map((m) => m.clientActivityID));
    this.tell();
    void this.pump();
  }

  /** What was taken up belongs to another customer and never leaves. */
  dropRestored(): void {
    this.messages = this.messages.filter((m) => !this.restored.has(m.clientActivityID));
    this.tell();
  }

  send(activity: Activity, at: Date = new Date()): void {
    const clientActivityID = crypto.randomUUID?.() ?? `${at.getTime().toString(36)}-${Math.random().toString(36).slice(2)}`;
    this.messages.push({
      clientActivityID,
      activity: { ...activity, channelData: { ...activity.channelData, clientActivityID } },
      at: at.toISOString(),
      state: 'waiting',
    });
    this.tell();
    void this.pump();
  }

  retry(clientActivityID: string): void {
    this.mark(clientActivityID, 'waiting');
    this.nudge();
  }

  /** The stream brought the message back: the transcript shows it from now on. */
  arrived(clientActivityID: string): void {
    const left = this.messages.filter((m) => m.clientActivityID !== clientActivityID);
    if (left.length === this.messages.length) return;
    this.messages = left;
    this.tell();
  }

  nudge(): void {
    this.pause.cut();
    void this.pump();
  }

  clear(): void {
    this.messages = [];
    this.tell();
  }

  private async pump(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let attempt = 0;
    for (let next = this.next(); next; next = this.next()) {
      const lateness = setTimeout(() => this.allLate(), lateAfter);
      try {
        await this.post(next);
        attempt = 0;
        this.mark(next.clientActivityID, 'sent');
      } catch (error) {
        if (error instanceof Refused && !error.passes) {
          this.mark(next.clientActivityID, 'refused');
        } else {
          attempt++;
          if (attempt >= 3) this.allLate();
          const asked = error instanceof Refused ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
          await this.pause.wait(Math.max(asked, pause(attempt)));
        }
      } finally {
        clearTimeout(lateness);
      }
    }
    this.running = false;
  }

  private async post(message: OutgoingMessage): Promise<void> {
    const { token, conversationId } = await this.session.token();
    if (!this.messages.some((m) => m.clientActivityID === message.clientActivityID)) return;
    try {
      await this.api.post(token, conversationId, message.activity);
    } catch (error) {
      if (error instanceof Refused && error.needsToken) this.session.expire();
      throw error;
    }
  }

  private next(): OutgoingMessage | undefined {
    return this.messages.find((m) => m.state === 'waiting' || m.state === 'late');
  }

  /** What stands in the queue behind a message that does not leave is late with it. */
  private allLate(): void {
    this.messages = this.messages.map((m) => (m.state === 'waiting' ? { ...m, state: 'late' } : m));
    this.tell();
  }

  private mark(clientActivityID: string, state: SendingState): void {
    this.messages = this.messages.map((m) => (m.clientActivityID === clientActivityID ? { ...m, state } : m));
    this.tell();
  }

  private tell(): void {
    this.memory.write('unsent', this.messages.filter((m) => m.state !== 'sent'));
    this.changed(this.messages);
  }
}
