import { readActivitySet, type ActivitySet } from './activity';
import { Refused, type Api } from './api';
import { Pause, pause } from './backoff';
import type { Session } from './session';

export type ConnectionState = 'connecting' | 'online' | 'lost';

export interface ConnectionEvents {
  state(state: ConnectionState): void;
  received(set: ActivitySet): void;
}

/** The server sends an empty frame at least every 30 s; silence beyond this means a dead line. */
const silence = 45_000;
const pollEvery = 2_500;

/** The reason of a close when the same conversation was opened elsewhere, for example in a second tab. */
const openedElsewhere = 'collision';

/**
 * Keeps the conversation's stream open for as long as the page lives: starts the conversation, replays what was missed
 * after a break, and falls back to polling where sockets do not get through or another tab holds the socket.
 */
export class Connection {
  private conversationId: string | undefined;
  private watermark = '';
  private started = false;
  private stopped = false;
  private polling = false;
  private failures = 0;
  private failedSockets = 0;
  private readonly pause = new Pause();
  private socket: WebSocket | undefined;

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly events: ConnectionEvents,
    private readonly locale: () => string,
  ) {}

  async run(): Promise<void> {
    this.events.state('connecting');
    while (!this.stopped) {
      this.failures++;
      try {
        await this.connectOnce();
      } catch (error) {
        if (error instanceof Refused && (error.status === 403 || error.status === 401)) this.session.expire();
      }
      if (this.stopped) return;
      this.events.state(this.polling ? 'online' : 'lost');
      await this.pause.wait(this.polling ? pollEvery : pause(this.failures));
    }
  }

  /** Something suggests that the network is back, or the customer looks here and not at another tab: try a socket now, also after polling. */
  nudge(): void {
    if (this.socket?.readyState === WebSocket.CONNECTING) return;
    this.polling = false;
    this.pause.cut();
  }

  /** The browser says the network is gone: do not wait for the silence. */
  drop(): void {
    this.socket?.close();
  }

  stop(): void {
    this.stopped = true;
    this.socket?.close();
    this.pause.cut();
  }

  private async connectOnce(): Promise<void> {
    const { token, conversationId } = await this.session.token();
    if (conversationId !== this.conversationId) {
      this.conversationId = conversationId;
      this.started = false;
      this.watermark = '';
    }
    if (this.polling && this.started) {
      await this.poll(token, conversationId);
      return;
    }
    const opened = this.started
      ? await this.api.reconnect(token, conversationId, this.watermark || '0')
      : await this.api.start(token, this.locale());
    this.started = true;
    if (!this.stopped) await this.listen(opened.streamUrl);
  }

  private async poll(token: string, conversationId: string): Promise<void> {
    try {
      this.take(await this.api.activities(token, conversationId, this.watermark));
    } catch (error) {
      this.polling = false;
      throw error;
    }
  }

  /** Resolves when the socket is closed, whatever closed it. */
  private listen(streamUrl: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = new WebSocket(this.address(streamUrl));
      this.socket = socket;
      let opened = false;
      let quiet = setTimeout(() => socket.close(), silence);
      socket.onopen = () => {
        opened = true;
        this.failedSockets = 0;
        this.failures = 0;
        this.events.state('online');
      };
      socket.onmessage = (frame) => {
        clearTimeout(quiet);
        quiet = setTimeout(() => socket.close(), silence);
        const set = typeof frame.data === 'string' && frame.data ? readActivitySet(frame.data) : undefined;
        if (set && !this.stopped) this.take(set);
      };
      socket.onclose = (close) => {
        clearTimeout(quiet);
        if (!opened) this.failedSockets++;
        this.polling = close.reason === openedElsewhere || this.failedSockets >= 3;
        resolve();
      };
    });
  }

  /** The page's own host, and our own place in the stream: a proxy may hide both from the server. */
  private address(streamUrl: string): string {
    const url = new URL(streamUrl, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    url.host = location.host;
    if (this.watermark) url.searchParams.set('watermark', this.watermark);
    return url.href;
  }

  private take(set: ActivitySet): void {
    if (set.watermark) this.watermark = set.watermark;
    this.events.received(set);
  }
}
