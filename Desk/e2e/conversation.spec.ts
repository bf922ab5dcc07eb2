import { expect, test } from '@playwright/test';
import { Bot, closed } from './bot';
import { Customer } from './customer';

const days = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

test.describe('while staff are there', () => {
  let bot: Bot;
  test.beforeAll(async () => { bot = await Bot.start(); });
  test.afterAll(() => bot.dispose());

  test('a customer asks three questions, wants a person, reloads and finds the conversation', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Toko Senja');
    await expect(page.getByText('Buka sekarang')).toBeVisible();

    await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
    await customer.ask('min minta nomor resi dong', /resi/i);
    await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);
    await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
    await expect(customer.own).toHaveCount(4);
    const before = await customer.texts();

    await page.reload();
    await expect(customer.log.locator('.message')).toHaveCount(before.length);
    expect(await customer.texts()).toEqual(before);
  });

  test('a quick reply is pressed and answered, and its buttons go', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await customer.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
    const choices = page.getByRole('group', { name: 'Pilihan jawaban' });

    await choices.getByRole('button', { name: 'Ya, terbantu' }).click();

    await expect(customer.answers.last()).toContainText('Senang bisa membantu');
    await expect(customer.own.last()).toContainText('Ya, terbantu');
    await expect(choices.getByRole('button', { name: 'Ya, terbantu' })).toHaveCount(0);
  });

  test('a new conversation begins empty and stays after a reload', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await customer.ask('lupa kata sandi akun saya gimana', /sandi/i);

    await page.getByRole('button', { name: 'Percakapan baru' }).click();
    await page.getByRole('button', { name: 'Mulai baru' }).click();

    await expect(customer.own).toHaveCount(0);
    await expect(customer.answers).toHaveCount(1);
    await page.reload();
    await expect(customer.answers).toHaveCount(1);
    await expect(customer.own).toHaveCount(0);
  });

  test('what looks like HTML is shown as it was typed', async ({ page }) => {
    const customer = new Customer(page);
    const alarms: string[] = [];
    page.on('dialog', (dialog) => { alarms.push(dialog.message()); void dialog.dismiss(); });
    await customer.arrive(bot.address);
    const typed = '<img src=x onerror=alert(1)><script>alert(2)</script><b>tebal</b>';

    await customer.say(typed);

    await expect(customer.own.last().locator('.bubble')).toContainText(typed);
    await page.reload();
    await expect(customer.own.last().locator('.bubble')).toContainText(typed);
    expect(await customer.log.locator('img, script, b').count()).toBe(0);
    expect(alarms).toEqual([]);
  });

  test('two tabs of one customer show the same conversation', async ({ context }) => {
    const first = new Customer(await context.newPage());
    await first.arrive(bot.address);
    const second = new Customer(await context.newPage());
    await second.arrive(bot.address);

    await second.ask('lupa kata sandi akun saya gimana', /sandi/i);
    await expect(first.own).toHaveCount(1);
    await first.ask('berapa ongkirnya ke surabaya kak?', /ongkir|ongkos/i);
    await expect(second.own).toHaveCount(2);

    await expect(second.answers).toHaveCount(await first.answers.count());
    expect(await second.texts()).toEqual(await first.texts());
  });

  test('another language is one choice away and stays chosen', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);

    await page.getByLabel('Bahasa', { exact: true }).selectOption('en');

    await expect(page.getByText('Open now')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Your message' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('outside hours the next opening is named and the customer keeps a place', async ({ page }) => {
  const { settings, opensOn } = closed();
  const bot = await Bot.start(settings);
  try {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await expect(page.getByRole('banner')).toContainText(`Staf kembali ${days[opensOn]} pukul 09.00 WIB`);

    await customer.ask('mau ngomong sama orang', `Tim buka lagi ${days[opensOn]} pukul 09.00 WIB`);
    await expect(customer.answers.last()).toContainText('antrean Kakak sudah saya simpan');
    await page.reload();
    await expect(customer.answers.last()).toContainText('antrean Kakak sudah saya simpan');
  } finally {
    await bot.dispose();
  }
});
