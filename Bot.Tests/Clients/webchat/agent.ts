import { request, type APIRequestContext } from '@playwright/test';
import type { Bot } from '../../../Desk/e2e/bot';

/** A person at the desk, by its interface: the first start's administrator, who takes the only case that waits. */
export class Agent {
  private constructor(private readonly api: APIRequestContext, private token: string) {}

  static async signIn(bot: Bot): Promise<Agent> {
    const current = /One-time password:\s+(\S+)/.exec(bot.printed)?.[1] ?? '';
    const agent = new Agent(await request.newContext({ baseURL: bot.address }), '');
    await agent.enter('GET', '/session');
    await agent.enter('POST', '/session', { userName: 'admin', password: current });
    await agent.enter('POST', '/session/password', { current, next: 'hujan di bulan juni' });
    return agent;
  }

  /** Takes the case; answers its id. */
  async take(): Promise<number> {
    const { items } = (await this.call('GET', '/cases')) as { items: { id: number }[] };
    const id = items[0]?.id ?? 0;
    await this.call('POST', `/cases/${id}/claim`);
    return id;
  }

  async writes(id: number): Promise<void> {
    await this.call('POST', `/cases/${id}/typing`);
  }

  async says(id: number, text: string): Promise<void> {
    await this.call('POST', `/cases/${id}/messages`, { text, clientId: crypto.randomUUID() });
  }

  private async enter(method: string, path: string, data?: object): Promise<void> {
    this.token = ((await this.call(method, path, data)) as { csrfToken: string }).csrfToken;
  }

  private async call(method: string, path: string, data?: object): Promise<unknown> {
    const answer = await this.api.fetch(`/api/desk${path}`, { method, headers: { 'X-CSRF-TOKEN': this.token }, ...(data && { data }) });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}
