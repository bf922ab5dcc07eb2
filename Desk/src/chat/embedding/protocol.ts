/** What the widget keeps for the frame in the site's own storage: that of the frame is a third party's, which browsers block. */
export const keptKeys = ['session', 'unsent', 'language', 'seen'] as const;
export type KeptKey = (typeof keptKeys)[number];

/** What the site's page tells the frame at its start. */
export interface Start {
  type: 'start';
  kept: Partial<Record<KeptKey, unknown>>;
  /** Language tags, the most wanted first. */
  languages: readonly string[];
  theme?: 'light' | 'dark';
  /** `#rrggbb`. */
  colour?: string;
  /** Whether to ask the site for a token that says who the customer is. */
  vouched: boolean;
  open: boolean;
}

/** From the site's page to the frame. */
export type ToFrame =
  | Start
  | { type: 'visible'; open: boolean }
  /** The answer to a question with the same number; without a token nobody is signed in. */
  | { type: 'token'; id: number; token?: string; failed?: boolean };

/** From the frame to the site's page. */
export type ToSite =
  | { type: 'ready' }
  | { type: 'shown' }
  | { type: 'close' }
  | { type: 'write'; key: KeptKey; value: unknown }
  | { type: 'forget'; key: KeptKey }
  | { type: 'token'; id: number }
  | { type: 'unread'; count: number };

/** Pages exchange many messages: ours lie under a name of their own. */
export const envelope = <T extends ToFrame | ToSite>(message: T) => ({ careBot: message });

/** Takes a message out of its envelope; undefined for anything else. The caller checks who sent it. */
export function unwrap<T extends ToFrame | ToSite>(data: unknown): T | undefined {
  const message = typeof data === 'object' && data !== null ? (data as { careBot?: T }).careBot : undefined;
  return typeof message === 'object' && message !== null && typeof message.type === 'string' ? message : undefined;
}

/** A web origin as browsers write it; undefined for anything else. */
export function webOrigin(text: string | null): string | undefined {
  try {
    const url = new URL(text ?? '');
    return /^https?:$/.test(url.protocol) && url.origin === text ? text : undefined;
  } catch {
    return undefined;
  }
}
