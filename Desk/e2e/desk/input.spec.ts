import { expect, test } from '@playwright/test';
import { Bot } from '../bot';
import { Customer } from '../customer';
import { Agent } from './agent';
import { Caller, password, staff } from './people';

test.describe('Bad input and ended sessions', () => {
  let bot: Bot;
  let admin: Caller;

  test.beforeAll(async () => {
    bot = await Bot.start();
    admin = await staff(bot, { Budi: 'agent', Sari: 'lead' });
    await admin.send('POST', '/canned', { shortcut: 'salam', language: 'id', text: 'Halo Kak, ada yang bisa saya bantu?' });
  });
  test.afterAll(() => bot.dispose());

  test('a customer’s HTML is text; canned replies, notes and too long replies', async ({ browser, page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
    const script = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
    await customer.say(script);
    const budi = await Agent.signIn(browser, bot, 'Budi');
    await budi.takeButton().click();
    await expect(budi.said(script)).toHaveCount(1);
    expect(await budi.log.locator('img, script').count()).toBe(0);

    await budi.reply.pressSequentially('/sal');
    await expect(budi.page.getByRole('option', { name: /salam/ })).toBeVisible();
    await budi.reply.press('Enter');
    await expect(budi.reply).toHaveValue('Halo Kak, ada yang bisa saya bantu?');
    await budi.reply.press('Enter');
    await expect(customer.log.getByText('Halo Kak, ada yang bisa saya bantu?')).toHaveCount(1);

    await budi.page.getByText('Catatan', { exact: true }).first().click();
    await budi.page.getByRole('textbox', { name: 'Catatan' }).fill('jangan sebut ongkir');
    await budi.page.getByRole('button', { name: 'Simpan catatan' }).click();
    await expect(budi.said('jangan sebut ongkir')).toContainText('tidak terlihat pelanggan');
    expect(await customer.texts()).not.toContain('jangan sebut ongkir');

    await budi.page.getByText('Balasan', { exact: true }).last().click();
    await budi.reply.fill('x'.repeat(100_000));
    await expect(budi.page.getByText('Terlalu panjang')).toBeVisible();
    await expect(budi.page.getByRole('button', { name: 'Kirim' })).toBeDisabled();
    expect(budi.refusals).toEqual([]);
  });

  test('an ended session keeps what was typed', async ({ browser, page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
    const budi = await Agent.signIn(browser, bot, 'Budi');
    await budi.takeButton().click();
    await budi.reply.fill('jangan hilang');
    await budi.page.context().clearCookies();
    await budi.reply.press('Enter');
    const dialog = budi.page.getByRole('dialog', { name: 'Sesi Anda berakhir' });
    await dialog.getByLabel('Kata sandi', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Masuk', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(budi.said('jangan hilang')).toContainText('Terkirim');
  });

  test('a stale article edit shows both versions and loses neither', async ({ browser }) => {
    const sari = await Agent.signIn(browser, bot, 'Sari');
    await sari.page.goto(`${bot.address}/desk/articles/garansi`);
    await sari.page.getByLabel('Judul').fill('Garansi barang');
    const path = '/articles/garansi';
    const stored = await admin.get<{ texts: Record<string, { answer: string }> }>(path);
    stored.texts['id']!.answer = 'Garansi satu tahun.';
    await admin.send('PUT', path, stored, { 'If-Match': await admin.tagOf(path) });

    await sari.page.getByRole('button', { name: 'Simpan' }).click();
    const dialog = sari.page.getByRole('dialog', { name: 'Ada yang menyimpan lebih dulu' });
    await expect(dialog).toContainText('Garansi satu tahun.');
    await expect(dialog).toContainText('Garansi barang');
    await dialog.getByRole('button', { name: 'Simpan pilihan' }).click();
    await expect.poll(async () => JSON.stringify(await admin.get(path))).toMatch(/Garansi barang.*Garansi satu tahun/);
  });

  test('an article without an answer and hours that overlap are refused where they stand', async ({ browser }) => {
    const sari = await Agent.signIn(browser, bot, 'Sari');
    await sari.page.goto(`${bot.address}/desk/articles/+new`);
    await sari.page.getByLabel('Judul').fill('Kosong');
    await sari.page.getByRole('button', { name: 'Simpan' }).click();
    await expect(sari.page.getByText('Jawaban wajib diisi.')).toBeVisible();
    await sari.page.reload();
    await expect(sari.page.getByLabel('Judul')).toHaveValue('Kosong');

    await sari.go('Jam buka');
    await sari.page.getByRole('button', { name: 'Senin: Tambah jam' }).click();
    await sari.page.getByLabel('Senin: buka').last().fill('10:00');
    await sari.page.getByLabel('Senin: tutup').last().fill('11:00');
    await expect(sari.page.getByText('Bertumpang tindih dengan 00:00-24:00.')).toBeVisible();
    await expect(sari.page.getByRole('button', { name: 'Simpan' })).toBeDisabled();
  });

  test('a wrong password, and the one-time password of a new person', async ({ browser }) => {
    const { oneTimePassword } = await admin.send<{ oneTimePassword: string }>('POST', '/people', { userName: 'dewi', firstName: 'Dewi', role: 'agent' });
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${bot.address}/desk/hours`);
    await page.getByLabel('Nama pengguna').fill('dewi');
    await page.getByLabel('Kata sandi', { exact: true }).fill('salah');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('salah');
    await page.getByLabel('Kata sandi', { exact: true }).fill(oneTimePassword);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByLabel('Kata sandi sekali pakai').fill(oneTimePassword);
    await page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
    await page.getByLabel('Ulangi kata sandi baru').fill(password);
    await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
    await expect(page.getByRole('heading', { name: 'Jam buka' })).toBeVisible();
  });
});
