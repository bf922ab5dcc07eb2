import type { Memory } from '../memory';
import { Refused, type Api, type ChatToken } from './api';

interface Kept {
  resume: string;
  conversationId: string;
  /** Whether the site had said who the customer is. */
  vouched?: boolean;
}

/** Asks the site for a Direct Line token that says who the customer is; undefined if nobody is signed in. */
export type Vouch = () => Promise<string | undefined>;

/** Who we are to the server: a token while it lasts, and a kept credential that opens the same conversation again. */
export class Session {
  private current: ChatToken | undefined;
  private validUntil = 0;
  private asking: Promise<ChatToken> | undefined;

  constructor(
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly account: string | undefined,
    private readonly vouch?: Vouch,
    /** The device has changed hands: what the customer before left on it is not for this one. */
    private readonly changedHands?: () => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** A token that is good for another minute at least. Forgets a credential that the server no longer knows and begins anew. */
  async token(): Promise<ChatToken> {
    if (this.current && this.now() < this.validUntil - 60_000) return this.current;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** The server refused the token: the next call asks for another. */
  expire(): void {
    this.validUntil = 0;
  }

  /** The next token opens a new conversation. */
  forget(): void {
    this.current = undefined;
    this.asking = undefined;
    this.memory.forget('session');
  }

  private async ask(): Promise<ChatToken> {
    const vouched = await this.vouch?.();
    const kept = this.kept(vouched !== undefined);
    let token: ChatToken;
    try {
      token = await this.api.token(this.account, kept?.resume, vouched);
    } catch (error) {
      if (!kept || vouched !== undefined || !(error instanceof Refused) || error.passes) throw error;
      this.memory.forget('session');
      token = await this.api.token(this.account, undefined, undefined);
    }
    if (kept?.vouched && kept.conversationId !== token.conversationId) this.changedHands?.();
    this.current = token;
    this.validUntil = this.now() + token.expires_in * 1000;
    this.memory.write('session', {
      resume: token.resume, conversationId: token.conversationId, ...(vouched === undefined ? {} : { vouched: true }),
    } satisfies Kept);
    return token;
  }

  /** Who has signed out leaves nothing for the next one at the same device. Whether a signed-in customer is still the same one, the server decides. */
  private kept(vouched: boolean): Kept | undefined {
    const kept = this.memory.read<Kept>('session');
    if (!kept?.vouched || vouched) return kept;
    this.memory.forget('session');
    this.changedHands?.();
    return undefined;
  }
}
