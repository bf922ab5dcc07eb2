import { chromium, expect, test, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bot, closed, open } from './bot';
import { Customer } from './customer';
import { Site } from './site';

const secret = 'a-secret-of-the-members-0123456789';
const accounts = (site: Site) => ({
  Channels__DirectLine__Accounts__shop__TrustedOrigins__0: site.origin,
  Channels__DirectLine__Accounts__shop__Anonymous: 'true',
  Channels__DirectLine__Accounts__members__TrustedOrigins__0: site.origin,
  Channels__DirectLine__Accounts__members__Secret: secret,
  Channels__DirectLine__Accounts__elsewhere__TrustedOrigins__0: 'https://elsewhere.example',
  Channels__DirectLine__Accounts__elsewhere__Anonymous: 'true',
});

let site: Site;
let bot: Bot;
test.beforeAll(async () => {
  site = await Site.start();
  bot = await Bot.start({ ...open(), ...accounts(site) });
});
test.afterAll(async () => {
  await bot.dispose();
  site.stop();
});
test.beforeEach(() => {
  site.customer = undefined;
  site.include(bot.address, 'data-site="shop"');
});

const launcher = (page: Page) => page.locator('#carebot-widget .launcher');
const inside = (page: Page) => new Customer(page, page.frameLocator('#carebot-widget iframe'));

async function openChat(page: Page): Promise<Customer> {
  await launcher(page).click();
  const customer = inside(page);
  await expect(customer.answers.first()).toContainText('Halo');
  return customer;
}

/** What the page and its frames complain about. */
function complaints(page: Page): string[] {
  const all: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') all.push(message.text()); });
  page.on('pageerror', (error) => all.push(error.message));
  return all;
}

test('a customer asks on a site with a strict policy, and finds the conversation after a reload', async ({ page }) => {
  const said = complaints(page);
  await page.goto(site.origin);
  await expect(launcher(page)).toHaveAccessibleName('Buka obrolan');
  await expect(page.locator('#carebot-widget iframe')).toHaveCount(0);
  const customer = await openChat(page);
  await expect(page.frameLocator('#carebot-widget iframe').getByText('Buka sekarang')).toBeVisible();
  await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
  const before = await customer.texts();

  await page.reload();
  await launcher(page).click();

  await expect(customer.log.locator('.message')).toHaveCount(before.length);
  expect(await customer.texts()).toEqual(before);
  expect(said).toEqual([]);
});

test('answers that come while the panel is closed are counted on the button, also after a reload', async ({ page }) => {
  await page.goto(site.origin);
  const customer = await openChat(page);
  await page.evaluate(() => {
    const heard = ((window as unknown as { heard: number[] }).heard = []) as number[];
    (window as unknown as { CareBot: { on(event: string, listener: (count: number) => void): void } }).CareBot.on('unread', (count) => heard.push(count));
  });
  const release = await customer.hold();
  await customer.say('lupa kata sandi akun saya gimana');
  await customer.field.press('Escape');
  await expect(page.locator('#carebot-widget .panel')).toBeHidden();
  release();

  await expect(page.locator('#carebot-widget .badge')).toHaveText('1');
  await expect(launcher(page)).toHaveAccessibleName('Buka obrolan, 1 pesan baru');
  expect(await page.evaluate(() => (window as unknown as { heard: number[] }).heard)).toEqual([1]);
  await page.reload();
  await expect(page.locator('#carebot-widget .badge')).toHaveText('1');
  await launcher(page).click();
  await expect(customer.answers.last()).toContainText(/sandi/i);
  await expect(page.locator('#carebot-widget .badge')).toBeHidden();
  await page.reload();
  await launcher(page).click();
  await expect(customer.answers.last()).toContainText(/sandi/i);
});

test('everything can be done with the keyboard alone, and the focus goes in and comes back', async ({ page }) => {
  await page.goto(site.origin);
  await expect(launcher(page)).toBeVisible();
  for (let presses = 0; presses < 20 && !(await launcher(page).evaluate((button) => button.matches(':focus'))); presses++) await page.keyboard.press('Tab');
  await expect(launcher(page)).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.press('Enter');
  const customer = inside(page);
  await expect(customer.field).toBeFocused();
  await expect(launcher(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('dialog', { name: 'Obrolan dengan Toko Senja' })).toBeVisible();
  await page.keyboard.type('lupa kata sandi akun saya gimana');
  await page.keyboard.press('Enter');
  await expect(customer.answers.last()).toContainText(/sandi/i);
  await page.keyboard.press('Escape');

  await expect(page.locator('#carebot-widget .panel')).toBeHidden();
  await expect(launcher(page)).toBeFocused();
  await expect(launcher(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Space');
  await expect(customer.field).toBeFocused();
});

test('it works where everything that third parties store is blocked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carebot-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 1, block_third_party_cookies: true } }));
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  try {
    const page = await context.newPage();
    await page.goto(site.origin);
    const customer = await openChat(page);
    const frame = page.frames().find((each) => each.url().startsWith(bot.address));
    expect(await frame?.evaluate(() => { try { return String(localStorage.length); } catch (refused) { return (refused as Error).name; } })).toBe('SecurityError');
    await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);
    const before = await customer.texts();

    await page.reload();
    await launcher(page).click();

    await expect(customer.log.locator('.message')).toHaveCount(before.length);
    expect(await customer.texts()).toEqual(before);
    expect(await context.cookies()).toEqual([]);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a page that the account does not trust shows nothing and says why, and cannot frame the chat by itself', async ({ page }) => {
  const said = complaints(page);
  site.include(bot.address, 'data-site="elsewhere"');
  await page.goto(site.origin);

  await expect.poll(() => said.join('\n')).toContain(`does not trust pages of ${site.origin}. Add this origin to Channels:DirectLine:Accounts:elsewhere:TrustedOrigins`);
  await expect(page.locator('#carebot-widget')).toHaveCount(0);
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `${bot.address}/chat?account=elsewhere&embedded=1&origin=${encodeURIComponent(site.origin)}`);
  await expect.poll(() => said.join('\n')).toMatch(/frame-ancestors/);
  await expect(page.frameLocator('iframe').getByRole('log')).toHaveCount(0);
});

for (const [what, attributes, why] of [
  ['an account that does not exist', 'data-site="nobody"', 'has no account "nobody"'],
  ['an account that needs a token, without one', 'data-site="members"', 'takes only customers whom the site vouches for'],
] as const) {
  test(`${what} shows nothing and says why`, async ({ page }) => {
    const said = complaints(page);
    site.include(bot.address, attributes);
    await page.goto(site.origin);
    await expect.poll(() => said.join('\n')).toContain(why);
    await expect(page.locator('#carebot-widget')).toHaveCount(0);
  });
}

test('customers of the site\'s own server keep their conversations apart on one device', async ({ page }) => {
  site.include(bot.address, 'data-site="members" data-token-url="/chat-token"', secret);
  site.customer = 'ani';
  await page.goto(site.origin);
  const customer = await openChat(page);
  await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);
  const before = await customer.texts();
  await page.reload();
  await launcher(page).click();
  await expect(customer.log.locator('.message')).toHaveCount(before.length);

  site.customer = 'budi';
  await page.reload();
  await launcher(page).click();
  await expect(customer.answers).toHaveCount(1);
  await expect(customer.own).toHaveCount(0);
});

test('the site\'s own function gives the token, and who signs out leaves nothing', async ({ page }) => {
  site.include(bot.address, 'data-site="members"', secret);
  await page.addInitScript(() => {
    if (window !== window.top) return;
    (window as unknown as { careBot: object }).careBot = {
      token: async () => ((await (await fetch('/chat-token', { method: 'POST' })).json()) as { token: string }).token,
    };
  });
  site.customer = 'ani';
  await page.goto(site.origin);
  const customer = await openChat(page);
  await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);

  await page.evaluate(() => (window as unknown as { CareBot: { forget(): void } }).CareBot.forget());

  await expect(page.locator('#carebot-widget iframe')).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /session|unsent|seen|active/.test(key)))).toEqual([]);
});

test('twice included it is there once', async ({ page }) => {
  site.tags += site.tags;
  await page.goto(site.origin);
  await expect(launcher(page)).toHaveCount(1);
  await page.evaluate((src) => new Promise((resolve) => {
    const again = document.createElement('script');
    const trusted = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } }).trustedTypes;
    again.src = trusted.createPolicy('test', { createScriptURL: (url: string) => url }).createScriptURL(src);
    again.onload = resolve;
    document.head.append(again);
  }), `${bot.address}/chat/widget.js`);
  await expect(launcher(page)).toHaveCount(1);
  await expect(page.locator('#carebot-widget')).toHaveCount(1);
});

test('the site opens and closes the panel without our button, and the focus comes back to its own', async ({ page }) => {
  site.include(bot.address, 'data-site="shop" data-launcher="false" data-language="en"');
  await page.goto(site.origin);
  await page.waitForFunction(() => 'CareBot' in window);
  await expect(launcher(page)).toBeHidden();
  const own = page.getByRole('button', { name: 'Masukkan keranjang' }).first();
  await own.focus();
  await page.evaluate(() => (window as unknown as { CareBot: { open(): void } }).CareBot.open());
  const field = page.frameLocator('#carebot-widget iframe').getByRole('textbox', { name: 'Your message' });
  await expect(field).toBeFocused();
  await page.frameLocator('#carebot-widget iframe').getByRole('button', { name: 'Close chat' }).click();
  await expect(page.locator('#carebot-widget .panel')).toBeHidden();
  await expect(own).toBeFocused();
});

test('a site that exchanges what stands in its page keeps the widget and the conversation', async ({ page }) => {
  const said = complaints(page);
  await page.goto(site.origin);
  const customer = await openChat(page);
  await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);
  const before = await customer.texts();

  for (const exchange of [
    () => document.body.replaceChildren(document.createElement('main')),
    () => document.body.replaceWith(document.createElement('body')),
    () => document.body.replaceChildren(),
  ]) {
    await page.evaluate(exchange);
    await expect(page.locator('#carebot-widget')).toHaveCount(1);
    await expect(page.locator('#carebot-widget .panel')).toBeVisible();
    await expect(customer.log.locator('.message')).toHaveCount(before.length);
  }

  expect(await customer.texts()).toEqual(before);
  await customer.ask('bisa bayar pakai cod ga', /COD/);
  expect(said).toEqual([]);
});

test('the site takes the widget away and puts it back', async ({ page }) => {
  await page.goto(site.origin);
  const customer = await openChat(page);
  await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);
  const before = await customer.texts();
  await page.evaluate(() => (window as unknown as { CareBot: { remove(): void } }).CareBot.remove());
  await expect(page.locator('#carebot-widget')).toHaveCount(0);
  expect(await page.evaluate(() => 'CareBot' in window)).toBe(false);
  await page.evaluate(() => document.body.replaceChildren());
  await expect(page.locator('#carebot-widget')).toHaveCount(0);

  await page.evaluate((src) => {
    const again = document.createElement('script');
    const trusted = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } }).trustedTypes;
    again.dataset['site'] = 'shop';
    again.src = trusted.createPolicy('again', { createScriptURL: (url: string) => url }).createScriptURL(src);
    document.head.append(again);
  }, `${bot.address}/chat/widget.js`);
  await launcher(page).click();
  await expect(customer.log.locator('.message')).toHaveCount(before.length);
  expect(await customer.texts()).toEqual(before);
});

test('without network the panel says so and comes by itself afterwards', async ({ page, context }) => {
  test.setTimeout(90_000);
  await page.goto(site.origin);
  await expect(launcher(page)).toBeVisible();
  await page.route(`${bot.address}/chat?**`, (route) => route.abort());
  await launcher(page).click();
  await expect(page.getByText('Obrolan belum dapat dijangkau.')).toBeVisible({ timeout: 20_000 });
  await page.unroute(`${bot.address}/chat?**`);
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  const customer = inside(page);
  await expect(customer.answers.first()).toContainText('Halo');

  await context.setOffline(true);
  await expect(page.frameLocator('#carebot-widget iframe').getByText('Anda sedang offline.')).toBeVisible();
  await customer.say('berapa ongkirnya ke surabaya kak?');
  await context.setOffline(false);
  await expect(customer.answers.last()).toContainText(/ongkir|ongkos/i, { timeout: 30_000 });
});

test('outside hours the header names the next opening', async ({ page }) => {
  const night = await Bot.start({ ...closed().settings, ...accounts(site) });
  try {
    site.include(night.address, 'data-site="shop"');
    await page.goto(site.origin);
    await openChat(page);
    await expect(page.frameLocator('#carebot-widget iframe').getByRole('banner')).toContainText('pukul 09.00 WIB');
  } finally {
    await night.dispose();
  }
});
