import type { Activity, ActivitySet } from './activity';

/** The server answered, but not with success. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, readonly retryAfterSeconds: number | undefined) {
    super(`${status} ${code}`);
  }

  /** Whether the same call can succeed later. */
  get passes(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408 || this.needsToken;
  }

  get needsToken(): boolean {
    return this.status === 401 || this.code === 'TokenExpired';
  }
}

export interface ChatToken {
  conversationId: string;
  token: string;
  expires_in: number;
  userId?: string;
  /** Opens the same conversation again after the token is gone. */
  resume: string;
}

export interface StartedConversation {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl: string;
}

export interface ChatInfo {
  brand: string;
  isOpen: boolean;
  /** When staff are back, by language; absent while open. */
  nextOpening?: Record<string, string>;
  /** Whether customers may write whom no site vouches for. */
  anonymous?: boolean;
  /** Which files may be sent; absent when none may. */
  files?: FileRules;
}

export interface FileRules {
  types: string[];
  maxBytes: number;
  /** Of one choice. */
  maxFiles: number;
}

const timeLimit = 15_000;

async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(path, {
    method,
    headers,
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(timeLimit),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return (await response.json()) as T;
  const error = (await response.json().catch(() => undefined)) as { error?: { code?: string } } | undefined;
  const after = Number(response.headers.get('Retry-After'));
  throw new Refused(response.status, error?.error?.code ?? '', after > 0 ? after : undefined);
}

const conversation = (id: string) => `/v3/directline/conversations/${encodeURIComponent(id)}`;
const accountQuery = (account: string | undefined) => (account ? `?account=${encodeURIComponent(account)}` : '');

/** Our own server: the chat page's endpoints and Direct Line 3.0. Rejects with `Refused`, or with a `TypeError`/`DOMException` when it was not reached. */
export const api = {
  info: (account: string | undefined) => call<ChatInfo>('GET', `/chat/info${accountQuery(account)}`),
  token: (account: string | undefined, resume: string | undefined, vouched: string | undefined) =>
    call<ChatToken>('POST', `/chat/token${accountQuery(account)}`, undefined, {
      ...(resume ? { resume } : {}), ...(vouched ? { token: vouched } : {}),
    }),
  start: (token: string, locale: string) =>
    call<StartedConversation>('POST', '/v3/directline/conversations', token, { locale }),
  reconnect: (token: string, id: string, watermark: string) =>
    call<StartedConversation>('GET', `${conversation(id)}?watermark=${encodeURIComponent(watermark)}`, token),
  activities: (token: string, id: string, watermark: string) =>
    call<ActivitySet>('GET', `${conversation(id)}/activities?watermark=${encodeURIComponent(watermark)}`, token),
  post: (token: string, id: string, activity: Activity) =>
    call<{ id: string }>('POST', `${conversation(id)}/activities`, token, activity),
};

export type Api = typeof api;
