import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Bot } from '../bot';
import { Customer } from '../customer';
import { Agent } from './agent';
import { staff } from './people';

const places = { queue: '/queue', case: '/cases/1', articles: '/articles', article: '/articles/lacak-paket', 'new article': '/articles/+new', words: '/words', releases: '/releases', canned: '/canned', hours: '/hours', people: '/people', delivery: '/delivery', settings: '/settings', missing: '/nowhere' };
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

test.describe('Every page', () => {
  let bot: Bot;

  test.beforeAll(async ({ browser }) => {
    bot = await Bot.start();
    const admin = await staff(bot, { Wulan: 'admin' });
    await admin.send('POST', '/canned', { shortcut: 'salam', language: 'id', text: 'Halo Kak, ada yang bisa saya bantu?' });
    const customer = new Customer(await (await browser.newContext({ locale: 'id-ID' })).newPage());
    await customer.arrive(bot.address);
    await customer.ask('paket saya dimana ya', 'Pesanan Saya');
    await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
    await customer.page.context().close();
  });
  test.afterAll(() => bot.dispose());

  for (const [device, size] of Object.entries(sizes)) {
    for (const theme of ['Terang', 'Gelap']) {
      test(`is usable by everyone: ${device}, ${theme}`, async ({ browser }) => {
        test.setTimeout(180_000);
        const wulan = await Agent.signIn(browser, bot, 'Wulan', size);
        await wulan.page.goto(`${bot.address}/desk/settings`);
        await wulan.page.getByText(theme, { exact: true }).click();
        await expect(wulan.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme === 'Gelap' ? 'dark' : 'light');
        for (const [name, place] of Object.entries(places)) {
          await wulan.page.goto(`${bot.address}/desk${place}`);
          await wulan.page.waitForLoadState('networkidle');
          expect(await faults(wulan.page), name).toEqual([]);
          await wulan.page.screenshot({ path: `test-results/desk-${name.replace(' ', '-')}-${device}-${theme}.png` });
          expect(await wulan.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits the width`).toBe(true);
        }
        expect(wulan.refusals).toEqual([]);
        await wulan.page.context().close();
      });
    }
  }

  test('signing in is usable by everyone', async ({ page }) => {
    await page.goto(`${bot.address}/desk`);
    await expect(page.getByRole('heading', { name: 'Masuk ke meja layanan' })).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  test('the first load is at most 250 KB of compressed script', async ({ browser }) => {
    const wulan = await Agent.signIn(browser, bot, 'Wulan');
    const sizes = new Map<string, number>();
    wulan.page.on('requestfinished', async (request) => {
      if (request.resourceType() === 'script') sizes.set(request.url(), (await request.sizes()).responseBodySize);
    });
    await wulan.page.goto(`${bot.address}/desk/cases/1`);
    await expect(wulan.log).toBeVisible();
    await wulan.page.waitForLoadState('networkidle');
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(sizes.size).toBeGreaterThan(3);
    expect(total).toBeLessThanOrEqual(250 * 1024);
  });
});

/** What axe finds that keeps somebody from using the page. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
