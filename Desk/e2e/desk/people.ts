import { expect, request, type APIRequestContext } from '@playwright/test';
import type { Bot } from '../bot';

export const password = 'hujan di bulan juni';

/** Calls of the desk's API in the name of one person. */
export class Caller {
  private token = '';

  private constructor(private readonly api: APIRequestContext) {}

  static async signIn(bot: Bot, userName: string, secret: string): Promise<Caller> {
    const caller = new Caller(await request.newContext({ baseURL: bot.address }));
    caller.token = (await caller.get<{ csrfToken: string }>('/session')).csrfToken;
    caller.token = (await caller.send<{ csrfToken: string }>('POST', '/session', { userName, password: secret })).csrfToken;
    return caller;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.api.get(`/api/desk${path}`)).json()) as T;
  }

  /** Sends and expects success. */
  async send<T>(method: string, path: string, data: unknown, headers: Record<string, string> = {}): Promise<T> {
    const answer = await this.api.fetch(`/api/desk${path}`, { method, data, headers: { 'X-CSRF-TOKEN': this.token, ...headers } });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** The tag under which something is stored now. */
  async tagOf(path: string): Promise<string> {
    return (await this.api.get(`/api/desk${path}`)).headers()['etag'] ?? '';
  }

  async changePassword(current: string): Promise<void> {
    this.token = (await this.send<{ csrfToken: string }>('POST', '/session/password', { current, next: password })).csrfToken;
  }
}

/** Makes the people of a test, with known passwords; answers the administrator. */
export async function staff(bot: Bot, people: Record<string, 'agent' | 'lead' | 'admin'>): Promise<Caller> {
  const oneTime = /One-time password:\s+(\S+)/.exec(bot.printed)?.[1] ?? '';
  const admin = await Caller.signIn(bot, 'admin', oneTime);
  await admin.changePassword(oneTime);
  for (const [firstName, role] of Object.entries(people)) {
    const userName = firstName.toLowerCase();
    const made = await admin.send<{ oneTimePassword: string }>('POST', '/people', { userName, firstName, role });
    await (await Caller.signIn(bot, userName, made.oneTimePassword)).changePassword(made.oneTimePassword);
  }
  return admin;
}
