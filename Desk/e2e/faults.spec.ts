import { expect, test } from '@playwright/test';
import { Bot } from './bot';
import { Customer } from './customer';

const count = (texts: string[], wanted: string) => texts.filter((text) => text === wanted).length;

test('the server is killed in the middle and starts again: nothing is lost and nothing is doubled', async ({ page }) => {
  test.setTimeout(120_000);
  const bot = await Bot.start();
  try {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    const questions = ['berapa ongkirnya ke surabaya kak?', 'lupa kata sandi akun saya gimana', 'bisa bayar pakai cod ga'];
    await customer.say(questions[0] ?? '');
    await bot.kill();
    await customer.say(questions[1] ?? '');
    await expect(page.getByText('Koneksi terputus.')).toBeVisible();
    await expect(customer.own.last()).toContainText('Belum terkirim', { timeout: 30_000 });

    await bot.start();
    await expect(page.getByText('Koneksi terputus.')).toBeHidden({ timeout: 30_000 });
    await expect(customer.own.last()).not.toContainText('Belum terkirim');
    await expect(customer.answers.last()).toContainText(/sandi/i, { timeout: 30_000 });
    const answered = await customer.answers.count();
    await customer.say(questions[2] ?? '');
    await bot.kill();
    await bot.start();
    await expect.poll(() => customer.answers.count(), { timeout: 30_000 }).toBeGreaterThan(answered);

    const live = await customer.texts();
    expect(questions.map((question) => count(live, question))).toEqual([1, 1, 1]);
    await page.reload();
    await expect(customer.log.locator('.message')).toHaveCount(live.length);
    expect(await customer.texts()).toEqual(live);
    expect(new Set(live).size).toBe(live.length);
  } finally {
    await bot.dispose();
  }
});

test('a customer in a tunnel writes on, and it leaves at the other end', async ({ page, context }) => {
  const bot = await Bot.start();
  try {
    const customer = new Customer(page);
    await customer.arrive(bot.address);

    await context.setOffline(true);
    await expect(page.getByText('Anda sedang offline.')).toBeVisible();
    await customer.say('berapa ongkirnya ke surabaya kak?');
    await customer.say('bisa bayar pakai cod ga');
    await expect(customer.own).toHaveCount(2);
    await context.setOffline(false);

    await expect(page.getByText('Anda sedang offline.')).toBeHidden();
    await expect(customer.log).toContainText(/COD/, { timeout: 30_000 });
    const texts = await customer.texts();
    expect([count(texts, 'berapa ongkirnya ke surabaya kak?'), count(texts, 'bisa bayar pakai cod ga')]).toEqual([1, 1]);
  } finally {
    await bot.dispose();
  }
});

test('of two tabs both show everything once, and the one that is looked at holds the line', async ({ page, context }) => {
  const bot = await Bot.start();
  try {
    const first = new Customer(page);
    await first.arrive(bot.address);
    const other = await context.newPage();
    const second = new Customer(other);
    await second.arrive(bot.address);
    await second.ask('lupa kata sandi akun saya gimana', /sandi/i);
    await expect(first.answers.last()).toContainText(/sandi/i);
    expect(await first.texts()).toEqual(await second.texts());

    await other.close();
    let polls = 0;
    const line = page.waitForEvent('websocket');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await line;
    page.on('request', (request) => { if (/activities\?watermark/.test(request.url())) polls++; });
    await first.ask('bisa bayar pakai cod ga', /COD/);
    await expect(first.own).toHaveCount(2);
    expect(polls).toBe(0);
  } finally {
    await bot.dispose();
  }
});

test('what could not leave before a reload leaves after it', async ({ page }) => {
  const bot = await Bot.start();
  try {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await page.route('**/activities', (route) => route.abort());
    await customer.say('lupa kata sandi akun saya gimana');
    await page.unroute('**/activities');

    await page.reload();

    await expect(customer.answers.last()).toContainText(/sandi/i);
    await expect(customer.own).toHaveCount(1);
  } finally {
    await bot.dispose();
  }
});
