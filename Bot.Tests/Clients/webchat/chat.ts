import { expect, type Locator, type Page } from '@playwright/test';
import type { Site } from './site';

/** Microsoft's Web Chat as a visitor of the shop uses it, in Indonesian. */
export class WebChat {
  readonly log: Locator;
  readonly spoken: Locator;
  readonly bubbles: Locator;
  readonly field: Locator;
  readonly choices: Locator;
  readonly faults: string[] = [];

  constructor(readonly page: Page) {
    this.log = page.getByRole('feed');
    this.spoken = page.getByRole('log').last();
    this.bubbles = this.log.locator('.webchat__bubble__content');
    this.field = page.getByRole('textbox');
    this.choices = page.getByRole('toolbar', { name: 'Tindakan yang disarankan' });
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('response', (answer) => { if (answer.status() >= 400) this.faults.push(`${answer.status()} ${new URL(answer.url()).pathname}`); });
  }

  /** Opens the shop's page and waits for the bot's greeting. */
  async arrive(site: Site): Promise<void> {
    await this.page.goto(site.address);
    await expect(this.bubbles.first()).toContainText('Halo');
    await expect(this.page.getByText('Status Konektivitas: Tersambung')).toBeAttached();
  }

  /** Writes a message and waits until Web Chat shows it as sent. */
  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await expect(this.heard(`Anda berkata: ${text}`)).toHaveCount(1);
    await expect(this.log).not.toContainText('Mengirim');
    await expect(this.log).not.toContainText('Pengiriman gagal');
  }

  /** A message as Web Chat reads it to those who cannot see it. */
  heard(text: string | RegExp): Locator {
    return this.log.locator('article').filter({ hasText: text });
  }

  /** What every bubble shows, oldest first. */
  texts(): Promise<string[]> {
    return this.bubbles.allInnerTexts();
  }
}
