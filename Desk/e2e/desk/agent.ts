import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Bot } from '../bot';
import { password } from './people';

/** The desk as somebody who works there sees it, in Indonesian. */
export class Agent {
  readonly log: Locator;
  readonly reply: Locator;
  readonly refusals: string[] = [];

  private constructor(readonly page: Page) {
    this.log = page.getByRole('log');
    this.reply = page.getByRole('textbox', { name: 'Balasan', exact: true });
    // What the content security policy refuses, and scripts that fail, are faults of the desk.
    page.on('console', (line) => { if (/Content Security Policy/.test(line.text())) this.refusals.push(line.text()); });
    page.on('pageerror', (error) => this.refusals.push(error.message));
  }

  static async signIn(browser: Browser, bot: Bot, firstName: string, size = { width: 1440, height: 900 }): Promise<Agent> {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
    const agent = new Agent(await context.newPage());
    await agent.page.goto(`${bot.address}/desk`);
    await agent.enter(firstName.toLowerCase());
    await expect(agent.page.getByRole('navigation', { name: 'Menu utama' })).toBeVisible();
    return agent;
  }

  async enter(userName: string, secret = password): Promise<void> {
    await this.page.getByLabel('Nama pengguna').fill(userName);
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(secret);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
  }

  async go(place: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: place }).click();
  }

  takeButton(): Locator {
    return this.page.getByRole('list', { name: 'Menunggu' }).getByRole('button', { name: /^Ambil/ });
  }

  async say(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.reply.press('Enter');
  }

  /** How often a text stands in the transcript. */
  said(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  /** The shown replies and messages, oldest first, without what the system noted. */
  texts(): Promise<string[]> {
    return this.log.getByRole('article').evaluateAll((all) => all.map((each) => each.querySelector('[dir], p')?.textContent?.trim() ?? ''));
  }
}
