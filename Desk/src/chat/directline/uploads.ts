import type { Activity } from './activity';
import { Refused, type FileRules } from './api';
import type { Session } from './session';
import { upload, type UploadCall } from './upload';

/** `failed`: the network; the customer may try again. `refused`: the server does not take this file. */
export type UploadState = 'leaving' | 'sent' | 'failed' | 'refused';

export interface Upload {
  clientActivityID: string;
  name: string;
  at: string;
  state: UploadState;
  /** 0 to 1. */
  progress: number;
}

export type FileFault = 'type' | 'size' | 'empty';

/** What the server would refuse anyway, told before anything is sent. */
export function faultOf(file: File, rules: FileRules): FileFault | undefined {
  if (!rules.types.includes(file.type)) return 'type';
  if (file.size > rules.maxBytes) return 'size';
  return file.size === 0 ? 'empty' : undefined;
}

type Kept = Upload & { file: File; activity: Activity };

/** Sends the customer's files one after another. A file lives in the page only: a reload forgets what had not left. */
export class Uploads {
  private kept: Kept[] = [];
  private running = false;
  private stop = new AbortController();

  constructor(private readonly session: Session, private readonly changed: (uploads: readonly Upload[]) => void, private readonly call: UploadCall = upload) {}

  add(file: File, activity: Activity, at: Date = new Date()): void {
    const clientActivityID = crypto.randomUUID?.() ?? `${at.getTime().toString(36)}-${Math.random().toString(36).slice(2)}`;
    this.kept.push({
      clientActivityID, name: file.name, at: at.toISOString(), state: 'leaving', progress: 0, file,
      activity: { ...activity, attachments: [{ contentType: file.type, name: file.name }], channelData: { clientActivityID } },
    });
    this.tell();
    void this.pump();
  }

  retry(clientActivityID: string): void {
    this.mark(clientActivityID, { state: 'leaving', progress: 0 });
    void this.pump();
  }

  drop(clientActivityID: string): void {
    this.kept = this.kept.filter((each) => each.clientActivityID !== clientActivityID);
    this.tell();
  }

  /** The conversation shows it from now on. */
  arrived(clientActivityID: string): void {
    if (this.kept.some((each) => each.clientActivityID === clientActivityID)) this.drop(clientActivityID);
  }

  clear(): void {
    this.stop.abort();
    this.stop = new AbortController();
    this.kept = [];
    this.tell();
  }

  private async pump(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let next = this.next(); next; next = this.next()) await this.send(next);
    this.running = false;
  }

  private async send({ clientActivityID, activity, file }: Kept): Promise<void> {
    try {
      const { token, conversationId } = await this.session.token();
      await this.call(token, conversationId, activity, file, (progress) => this.mark(clientActivityID, { progress }), this.stop.signal);
      this.mark(clientActivityID, { state: 'sent', progress: 1 });
    } catch (error) {
      if (error instanceof Refused && error.needsToken) this.session.expire();
      this.mark(clientActivityID, { state: error instanceof Refused && !error.passes ? 'refused' : 'failed' });
    }
  }

  private next(): Kept | undefined {
    return this.kept.find((each) => each.state === 'leaving');
  }

  private mark(clientActivityID: string, change: Partial<Upload>): void {
    this.kept = this.kept.map((each) => (each.clientActivityID === clientActivityID ? { ...each, ...change } : each));
    this.tell();
  }

  private tell(): void {
    this.changed(this.kept);
  }
}
