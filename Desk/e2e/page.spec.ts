import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Bot } from './bot';
import { Customer } from './customer';

const most = 120 * 1024;
const built = join(import.meta.dirname, '../dist/chat/assets');
const screens = [
  { name: 'desktop', viewport: { width: 1280, height: 860 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
];

let bot: Bot;
test.beforeAll(async () => { bot = await Bot.start(); });
test.afterAll(() => bot.dispose());

test('the script is light', () => {
  const bytes = readdirSync(built).filter((name) => name.endsWith('.js')).reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(most);
});

test('the page runs under its content security policy without a complaint', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  const customer = new Customer(page);
  await customer.arrive(bot.address);
  await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
  expect(complaints).toEqual([]);
});

test('everything can be done with the keyboard alone', async ({ page }) => {
  const customer = new Customer(page);
  await customer.arrive(bot.address);
  await expect(customer.field).toBeFocused();
  await page.keyboard.type('lupa kata sandi');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('akun saya gimana');
  await page.keyboard.press('Enter');
  await expect(customer.own.first()).toContainText('lupa kata sandi\nakun saya gimana');
  await expect(customer.answers.last()).toContainText(/sandi/i);
  await expect(customer.field).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  while (!(await focused(page)).includes('Ya, terbantu')) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(customer.own.last()).toContainText('Ya, terbantu');
  await expect(customer.field).toBeFocused();

  while ((await focused(page)) !== 'Percakapan baru') await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await focused(page)).toBe('Percakapan baru');
});

test('a message that is too long is told so and stays in the field', async ({ page }) => {
  const customer = new Customer(page);
  await customer.arrive(bot.address);
  await customer.field.fill('a'.repeat(2_003));
  await expect(page.getByText('3 karakter terlalu panjang')).toBeVisible();
  await customer.field.press('Enter');
  await expect(customer.own).toHaveCount(0);
  await customer.field.fill('a'.repeat(1_990));
  await expect(page.getByText('10 karakter lagi')).toBeVisible();
});

test('someone who reads further up is not moved, and is told what came', async ({ page }) => {
  await page.setViewportSize({ width: 500, height: 520 });
  const customer = new Customer(page);
  await customer.arrive(bot.address);
  await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
  await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);
  const release = await customer.hold();
  await customer.say('bisa bayar pakai cod ga');
  await expect(customer.own).toHaveCount(3);
  await customer.log.evaluate((log) => log.scrollTo({ top: 0, behavior: 'instant' }));
  release();

  const latest = page.getByRole('button', { name: /pesan baru|pesan terbaru/ });
  await expect(latest).toBeVisible();
  await expect(customer.answers.last()).toContainText(/COD/);
  expect(await customer.log.evaluate((log) => log.scrollTop)).toBe(0);
  await latest.click();
  await expect(latest).toBeHidden();
  await expect(customer.answers.last()).toBeInViewport();
});

for (const { name, ...screen } of screens) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name}, ${colorScheme}: nothing serious stands in anybody's way`, async ({ browser }) => {
      const context = await browser.newContext({ ...screen, colorScheme, locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
      const page = await context.newPage();
      const customer = new Customer(page);
      await customer.arrive(bot.address);
      await page.screenshot({ path: `test-results/chat-${name}-${colorScheme}-greeting.png` });
      await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
      await page.getByRole('button', { name: 'Ya, terbantu' }).click();
      await expect(customer.answers.last()).toContainText('Senang bisa membantu');
      await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
      await page.screenshot({ path: `test-results/chat-${name}-${colorScheme}.png` });

      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      const grave = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical');
      expect(grave.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await context.close();
    });
  }
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
