import { expect } from '@playwright/test';
import './browserGlobals';
import { ConnectionStatus, DirectLine, type Activity, type DirectLineOptions, type Message } from 'botframework-directlinejs';

/** What the client may be given beside its options: it takes its chance from here. */
interface Services {
  readonly random?: () => number;
}

/** A page's script that talks through Microsoft's directlinejs and keeps all that it hears. */
export class Visitor {
  readonly heard: Activity[] = [];
  readonly statuses: ConnectionStatus[] = [];
  private readonly line: DirectLine;
  private readonly subscriptions: { unsubscribe(): void }[];

  /** Takes the shortest pause of those that the client chooses by chance. */
  constructor(options: DirectLineOptions & Services, private readonly userId = 'visitor') {
    this.line = new DirectLine({ random: () => 0, ...options } as DirectLineOptions);
    this.subscriptions = [
      this.line.connectionStatus$.subscribe((status) => this.statuses.push(status)),
      this.line.activity$.subscribe({ next: (activity) => this.heard.push(activity), error: () => this.statuses.push(ConnectionStatus.Ended) }),
    ];
  }

  get status(): ConnectionStatus | undefined {
    return this.statuses.at(-1);
  }

  /** Where the client would go on. */
  get watermark(): string {
    return (this.line as unknown as { watermark: string }).watermark;
  }

  /** Sends a message; answers its id, or `retry` when the client says that it may not have arrived. */
  say(text: string, clientActivityID = crypto.randomUUID()): Promise<string> {
    return this.post({ type: 'message', from: { id: this.userId }, text, channelData: { clientActivityID } });
  }

  post(activity: Activity): Promise<string> {
    return new Promise((resolve, reject) => { this.line.postActivity(activity).subscribe(resolve, reject); });
  }

  sessionId(): Promise<string> {
    return new Promise((resolve, reject) => { this.line.getSessionId().subscribe(resolve, reject); });
  }

  reconnect(conversation: { token: string; conversationId: string; streamUrl?: string }): void {
    this.line.reconnect(conversation as Parameters<DirectLine['reconnect']>[0]);
  }

  get messages(): Message[] {
    return this.heard.filter((activity): activity is Message => activity.type === 'message');
  }

  /** What the bot said, oldest first. */
  get answers(): string[] {
    return this.messages.filter((message) => message.from.role === 'bot').map((message) => message.text ?? '');
  }

  /** The visitor's own messages as they came back, oldest first. */
  get own(): string[] {
    return this.messages.filter((message) => message.from.role !== 'bot').map((message) => message.text ?? '');
  }

  /** Ids of all messages, oldest first. */
  get ids(): string[] {
    return this.messages.map((message) => message.id ?? '');
  }

  /** Waits for an answer of the bot that says so. */
  async hears(text: RegExp): Promise<void> {
    await expect.poll(() => this.answers.some((answer) => text.test(answer)), { message: `an answer like ${text}` }).toBe(true);
  }

  leave(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    this.line.end();
  }
}
