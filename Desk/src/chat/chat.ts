import type { Activity, ActivitySet, CardAction } from './directline/activity';
import { api, type Api, type ChatInfo } from './directline/api';
import { Connection, type ConnectionState } from './directline/connection';
import { Outgoing, type OutgoingMessage } from './directline/outgoing';
import { Uploads, type Upload } from './directline/uploads';
import { Session, type Vouch } from './directline/session';
import type { Memory } from './memory';
import { answer, choices, fromDesk, lines, Transcript, type Line } from './transcript/transcript';

/** Everything that the page shows, at one moment. */
export interface ChatState {
  info: ChatInfo | undefined;
  connection: ConnectionState;
  /** Whether the stream was open before: a break then is a break, not the beginning. */
  wasOnline: boolean;
  browserOffline: boolean;
  lines: Line[];
  choices: CardAction[];
  typing: string | undefined;
  /** Raised with every message of the other side that came live. */
  arrivals: number;
}

/** An answer follows, or the typist has given up: servers repeat the sign every few seconds. */
const typingLasts = 6_000;

/** The conversation behind the page. It outlives every break of the network; `listen` tells the page to draw again. */
export class Chat {
  private readonly listeners = new Set<() => void>();
  private session: Session;
  private outgoing: Outgoing;
  private uploads: Uploads;
  private connection: Connection;
  private transcript = new Transcript();
  private onTheWay: readonly OutgoingMessage[] = [];
  private leaving: readonly Upload[] = [];
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  state: ChatState = {
    info: undefined, connection: 'connecting', wasOnline: false, browserOffline: false, lines: [], choices: [], typing: undefined, arrivals: 0,
  };

  constructor(
    private readonly account: string | undefined,
    private readonly memory: Memory,
    private readonly locale: () => string,
    private readonly calls: Api = api,
    private readonly vouch?: Vouch,
  ) {
    this.session = this.newSession();
    this.outgoing = this.newOutgoing();
    this.uploads = this.newUploads();
    this.connection = this.newConnection();
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  open(): void {
    addEventListener('online', () => this.networkIsBack());
    addEventListener('offline', () => {
      this.change({ browserOffline: true });
      this.connection.drop();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.networkIsBack();
    });
    this.change({ browserOffline: !navigator.onLine });
    void this.askInfo();
    setInterval(() => void this.askInfo(), 5 * 60_000);
    this.outgoing.restore();
    void this.connection.run();
  }

  /** Sends what the customer typed. */
  say(text: string): void {
    this.send({ type: 'message', text });
  }

  /** Presses a choice; an address is returned for the page to open. */
  choose(action: CardAction): string | undefined {
    const what = answer(action);
    if (what && 'send' in what) this.send(what.send);
    return what && 'open' in what ? what.open : undefined;
  }

  /** Sends a file that the rules of `info` allow. */
  sendFile(file: File): void {
    this.uploads.add(file, this.own({ type: 'message' }));
  }

  retry(clientActivityID: string): void {
    if (this.leaving.some((each) => each.clientActivityID === clientActivityID)) this.uploads.retry(clientActivityID);
    else this.outgoing.retry(clientActivityID);
  }

  dropFile(clientActivityID: string): void {
    this.uploads.drop(clientActivityID);
  }

  beginAnew(): void {
    this.connection.stop();
    this.outgoing.clear();
    this.uploads.clear();
    this.session.forget();
    this.transcript = new Transcript();
    this.session = this.newSession();
    this.outgoing = this.newOutgoing();
    this.uploads = this.newUploads();
    this.connection = this.newConnection();
    this.change({ connection: 'connecting', wasOnline: false, typing: undefined });
    this.redraw();
    void this.connection.run();
  }

  private send(activity: Activity): void {
    this.outgoing.send(this.own(activity));
  }

  private own(activity: Activity): Activity {
    return { ...activity, textFormat: 'plain', locale: this.locale(), from: { role: 'user' } };
  }

  private networkIsBack(): void {
    this.change({ browserOffline: !navigator.onLine });
    this.connection.nudge();
    this.outgoing.nudge();
  }

  private newSession(): Session {
    return new Session(this.calls, this.memory, this.account, this.vouch, () => this.outgoing.dropRestored());
  }

  private newOutgoing(): Outgoing {
    return new Outgoing(this.calls, this.session, this.memory, (messages) => {
      this.onTheWay = messages;
      this.redraw();
    });
  }

  private newUploads(): Uploads {
    return new Uploads(this.session, (uploads) => {
      this.leaving = uploads;
      this.redraw();
    });
  }

  private newConnection(): Connection {
    const connection: Connection = new Connection(this.calls, this.session, {
      // A connection that was stopped may still be closing.
      state: (state) => this.connection === connection && this.connectionIs(state),
      received: (set) => this.connection === connection && this.received(set),
    }, this.locale);
    return connection;
  }

  private connectionIs(state: ConnectionState): void {
    this.change({ connection: state, wasOnline: this.state.wasOnline || state === 'online' });
    if (state === 'online') this.outgoing.nudge();
  }

  private received(set: ActivitySet): void {
    const fresh = this.transcript.add(set.activities);
    for (const activity of fresh) {
      if (activity.channelData?.clientActivityID) {
        this.outgoing.arrived(activity.channelData.clientActivityID);
        this.uploads.arrived(activity.channelData.clientActivityID);
      }
    }
    const last = set.activities.at(-1);
    if (last && fromDesk(last)) this.typing(last.type === 'typing' ? (last.from?.name ?? '') : undefined);
    this.change({ arrivals: this.state.arrivals + fresh.filter(fromDesk).length });
    this.redraw();
  }

  private typing(name: string | undefined): void {
    clearTimeout(this.typingTimer);
    this.change({ typing: name });
    if (name !== undefined) this.typingTimer = setTimeout(() => this.change({ typing: undefined }), typingLasts);
  }

  private async askInfo(): Promise<void> {
    const info = await this.calls.info(this.account).catch(() => undefined);
    if (info) this.change({ info });
  }

  private redraw(): void {
    const { messages } = this.transcript;
    this.change({ lines: lines(messages, this.onTheWay, this.leaving), choices: choices(messages, [...this.onTheWay, ...this.leaving]) });
  }

  private change(part: Partial<ChatState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
