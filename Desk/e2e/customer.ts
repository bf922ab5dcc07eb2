import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** The chat page as a customer uses it, in Indonesian: alone, or in the widget's frame. */
export class Customer {
  readonly log: Locator;
  readonly field: Locator;
  readonly answers: Locator;
  readonly own: Locator;

  constructor(readonly page: Page, place: Page | FrameLocator = page) {
    this.log = place.getByRole('log');
    this.field = place.getByRole('textbox', { name: 'Pesan Anda' });
    this.answers = this.log.locator('.group:not(.mine) .message');
    this.own = this.log.locator('.group.mine .message');
  }

  /** Opens the page and waits for the bot's greeting. */
  async arrive(address: string, account?: string): Promise<void> {
    await this.page.goto(`${address}/chat${account ? `?account=${account}` : ''}`);
    await expect(this.answers.first()).toContainText('Halo');
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** Keeps what is sent from leaving until the function returned is called: the answer then comes after whatever was done meanwhile. */
  async hold(): Promise<() => void> {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    await this.page.route('**/activities', async (route) => {
      await gate;
      await route.continue();
    });
    return release;
  }

  /** Asks and waits for an answer that says so. */
  async ask(text: string, answer: string | RegExp): Promise<void> {
    const before = await this.answers.count();
    await this.say(text);
    await expect(this.answers.nth(before)).toContainText(answer);
  }

  /** Everything said, in order, without authors. */
  texts(): Promise<string[]> {
    return this.log.locator('.message .bubble').evaluateAll((bubbles) =>
      bubbles.map((bubble) => {
        const copy = bubble.cloneNode(true) as HTMLElement;
        copy.querySelectorAll('.unseen').forEach((hidden) => hidden.remove());
        return copy.textContent?.trim() ?? '';
      }));
  }
}
