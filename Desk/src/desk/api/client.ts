import { noteServerTime } from '../time/now';
import { Problem, Unreachable } from './problem';
import type { Session, Tagged } from './types';

type Call = { method?: string; body?: unknown; tag?: string; signal?: AbortSignal | undefined };

let csrfToken = '';
let ended: () => void = () => {};
let mustChange: () => void = () => {};

/** Who is told that the session ended (401), or that the one-time password must be changed first. */
export function onSession(handlers: { ended: () => void; mustChange: () => void }): void {
  ended = handlers.ended;
  mustChange = handlers.mustChange;
}

export function holdToken(session: Session): Session {
  csrfToken = session.csrfToken;
  return session;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { signal })).value;
}

export const getTagged = <T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> => call<T>(path, { signal });

export async function send<T = void>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, tag?: string): Promise<T> {
  return (await sendTagged<T>(method, path, body, tag)).value;
}

/**
 * Changes something. A token that the server no longer accepts (it was restarted, or somebody else signed in in another
 * tab) is fetched anew once.
 * @throws {Problem} the server refused. @throws {Unreachable} no answer came.
 */
export async function sendTagged<T>(method: string, path: string, body?: unknown, tag?: string): Promise<Tagged<T>> {
  const request: Call = { method, ...(body === undefined ? {} : { body }), ...(tag ? { tag } : {}) };
  try {
    return await call<T>(path, request);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400 || !/csrf|forgery/i.test(`${error.kind} ${error.message}`)) throw error;
    holdToken(await get<Session>('/session'));
    return call<T>(path, request);
  }
}

async function call<T>(path: string, { method = 'GET', body, tag, signal }: Call): Promise<Tagged<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-TOKEN'] = csrfToken;
  if (tag) headers['If-Match'] = tag;
  const response = await fetch(`/api/desk${path}`, {
    method, headers, credentials: 'same-origin', cache: 'no-store', body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null,
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Unreachable(path);
  });
  noteServerTime(response.headers.get('Date'));
  if (!response.ok) throw refusal(path, response.status, await json(response));
  return { value: (await json(response)) as T, tag: response.headers.get('ETag') ?? '' };
}

function refusal(path: string, status: number, body: unknown): Problem {
  const problem = new Problem(status, typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {});
  if (status === 401 && !path.startsWith('/session')) ended();
  if (status === 403 && problem.kind === 'password-change-required') mustChange();
  return problem;
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
