import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { queryClient } from '../api/queryClient';
import { keys } from '../api/keys';
import type { CaseDetail } from '../api/types';
import { affected, Throttle, type FeedEvent } from './invalidations';
import { setStatus } from './status';
import { noteWindow } from './windows';
import { forgetTyping, noteTyping, type Typing } from './typing';

type Position = string | number;

/**
 * The desk's one live connection. It reads the feed from where it stopped, for as long as it runs: a broken connection
 * is built up again without end, and nothing that happened meanwhile is missed.
 */
export class Feed {
  private readonly hub: HubConnection = new HubConnectionBuilder()
    .withUrl('/hubs/desk', { transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents })
    .withServerTimeout(25_000)
    .withKeepAliveInterval(8_000)
    .configureLogging(LogLevel.None)
    .build();

  private readonly throttle = new Throttle(200);
  private position: Position | null = null;
  private running = false;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watched: number | null = null;

  constructor() {
    this.hub.on('changed', (change: { position: Position; events: FeedEvent[] }) => this.changed(change));
    this.hub.on('typing', (typing: Typing) => noteTyping(typing));
    this.hub.onclose(() => this.lost());
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    window.addEventListener('online', this.now);
    window.addEventListener('offline', this.offline);
    document.addEventListener('visibilitychange', this.now);
    void this.connect();
  }

  stop(): void {
    this.running = false;
    window.removeEventListener('online', this.now);
    window.removeEventListener('offline', this.offline);
    document.removeEventListener('visibilitychange', this.now);
    clearTimeout(this.timer);
    this.position = null;
    void this.hub.stop();
    setStatus('connecting');
  }

  /** Tells the server which case is on screen; null: none. */
  watch(caseId: number | null): void {
    const before = this.watched;
    this.watched = caseId;
    if (before !== null && before !== caseId) this.tell('Unwatch', before);
    if (caseId !== null && caseId !== before) this.tell('Watch', caseId);
  }

  active(): void {
    this.tell('Active');
  }

  private tell(method: string, ...values: unknown[]): void {
    if (this.hub.state === HubConnectionState.Connected) this.hub.invoke(method, ...values).catch(() => {});
  }

  private async connect(): Promise<void> {
    if (!this.running || this.hub.state !== HubConnectionState.Disconnected) return;
    try {
      await this.hub.start();
      const resumed = await this.hub.invoke<{ position: Position; reset?: boolean }>('Resume', this.position);
      const first = this.position === null;
      this.position = resumed.position;
      if (resumed.reset || first) await queryClient.invalidateQueries();
      // The server also ends the line of somebody who works for other brands now.
      else void queryClient.invalidateQueries({ queryKey: keys.session });
      this.attempts = 0;
      setStatus('live');
      if (this.watched !== null) this.tell('Watch', this.watched);
    } catch {
      if (this.hub.state === HubConnectionState.Disconnected) this.lost();
      else void this.hub.stop();
    }
  }

  private lost(): void {
    if (!this.running) return;
    setStatus('lost');
    clearTimeout(this.timer);
    const wait = Math.min(250 * 2 ** this.attempts++, 5_000) * (0.75 + Math.random() / 2);
    this.timer = setTimeout(() => void this.connect(), wait);
  }

  private readonly now = () => {
    if (document.visibilityState === 'hidden' || this.hub.state !== HubConnectionState.Disconnected) return;
    clearTimeout(this.timer);
    this.attempts = 0;
    void this.connect();
  };

  private readonly offline = () => {
    if (this.hub.state === HubConnectionState.Connected) void this.hub.stop();
  };

  private changed({ position, events }: { position: Position; events: FeedEvent[] }): void {
    this.position = position;
    for (const event of events) {
      if (event.kind === 'window' && event.caseId != null) noteWindow(event.caseId);
      if (event.kind === 'message' && event.conversationId != null) forgetTyping(event.conversationId, 'customer');
      for (const prefix of affected(event, caseOf)) {
        this.throttle.wish(JSON.stringify(prefix), () => void queryClient.invalidateQueries({ queryKey: prefix }));
      }
    }
  }
}

/** The case on screen or lately on screen that belongs to a conversation. */
function caseOf(conversationId: number): number | undefined {
  return queryClient
    .getQueriesData<CaseDetail>({ queryKey: [keys.case(0)[0]] })
    .map(([, detail]) => detail)
    .find((detail) => detail?.conversationId === conversationId && detail.status !== 'closed')?.id;
}

export const feed = new Feed();
