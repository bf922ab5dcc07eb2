import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Bot, open } from './bot';
import { Customer } from './customer';
import { Site } from './site';

const most = 120 * 1024;
const built = join(import.meta.dirname, '../dist/chat');
const screens = [
  { name: 'desktop', viewport: { width: 1280, height: 860 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
];
const looks = [
  { look: 'plain', attributes: '', colorScheme: 'light' },
  { look: 'coloured', attributes: 'data-colour="#f2b441" data-position="left" data-theme="light"', colorScheme: 'light' },
  { look: 'dark', attributes: 'data-colour="#8e2a4a"', colorScheme: 'dark' },
] as const;

let site: Site;
let bot: Bot;
test.beforeAll(async () => {
  site = await Site.start();
  bot = await Bot.start({
    ...open(),
    Channels__DirectLine__Accounts__shop__TrustedOrigins__0: site.origin,
    Channels__DirectLine__Accounts__shop__Anonymous: 'true',
  });
});
test.afterAll(async () => {
  await bot.dispose();
  site.stop();
});

test('the script and all that it loads are light', () => {
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css|html|svg)$/.test(name));
  expect(files).toContain('widget.js');
  expect(files.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0)).toBeLessThanOrEqual(most);
});

for (const { name, ...screen } of screens) {
  for (const { look, attributes, colorScheme } of looks) {
    test(`${name}, ${look}: nothing stands in anybody's way`, async ({ browser }) => {
      site.include(bot.address, `data-site="shop" ${attributes}`);
      const context = await browser.newContext({ ...screen, colorScheme, locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(site.origin);
      const launcher = page.locator('#carebot-widget .launcher');
      await expect(launcher).toBeVisible();
      await page.screenshot({ path: `test-results/widget-${name}-${look}-closed.png` });
      expect(await violations(page)).toEqual([]);

      await launcher.click();
      const customer = new Customer(page, page.frameLocator('#carebot-widget iframe'));
      await expect(customer.answers.first()).toContainText('Halo');
      await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
      await page.screenshot({ path: `test-results/widget-${name}-${look}.png` });
      expect(await violations(page)).toEqual([]);

      const panel = await page.locator('#carebot-widget .panel').boundingBox();
      if (name === 'phone') expect(panel).toEqual({ x: 0, y: 0, ...screen.viewport });
      const release = await customer.hold();
      await customer.say('lupa kata sandi akun saya gimana');
      await page.frameLocator('#carebot-widget iframe').getByRole('button', { name: 'Tutup obrolan' }).click();
      release();
      await expect(page.locator('#carebot-widget .badge')).toHaveText('1');
      await page.screenshot({ path: `test-results/widget-${name}-${look}-badge.png` });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
      await context.close();
    });
  }
}

/** What axe finds on the site's page and in the frame. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.html}`).join(' | ')}`);
}
