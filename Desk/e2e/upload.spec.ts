import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Bot } from './bot';
import { Customer } from './customer';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test.describe('Files in the chat', () => {
  let bot: Bot;

  test.beforeAll(async () => { bot = await Bot.start(); });
  test.afterAll(() => bot.dispose());

  test('a picture is chosen, sent and shown; what may not be sent says why', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    const button = page.getByRole('button', { name: 'Kirim gambar atau berkas' });
    const picker = page.locator('input[type=file]');

    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.press('Enter')]);
    await chooser.setFiles({ name: 'struk.png', mimeType: 'image/png', buffer: png });
    await expect(customer.log.getByRole('img', { name: 'struk.png' })).toBeVisible();
    await expect.poll(() => customer.log.getByRole('img', { name: 'struk.png' }).evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
    await expect(customer.log.getByRole('progressbar')).toHaveCount(0);

    await picker.setInputFiles({ name: 'virus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
    await expect(page.getByText('virus.exe: jenis berkas ini tidak dapat dikirim. Yang diterima: JPEG, PNG, GIF, WEBP, PDF.')).toBeVisible();
    await picker.setInputFiles({ name: 'besar.png', mimeType: 'image/png', buffer: Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]) });
    await expect(page.getByText('besar.png terlalu besar: paling banyak 5 MB.')).toBeVisible();

    // A page that calls itself a picture is found out by the server.
    await picker.setInputFiles({ name: 'palsu.png', mimeType: 'image/png', buffer: Buffer.from('<html>') });
    await expect(page.getByText('Berkas ini tidak diterima')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/chat-upload.png' });
    await page.getByRole('button', { name: 'Hapus' }).click();
    await expect(page.getByText('Berkas ini tidak diterima')).toHaveCount(0);
  });

  test('a picture is dropped or pasted', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    const carried = await page.evaluateHandle((bytes) => {
      const carrying = new DataTransfer();
      carrying.items.add(new File([new Uint8Array(bytes)], 'jatuh.png', { type: 'image/png' }));
      return carrying;
    }, [...png]);
    await page.dispatchEvent('main', 'dragover', { dataTransfer: carried });
    await expect(page.getByText('Lepaskan berkas di sini untuk mengirim')).toBeVisible();
    await page.screenshot({ path: 'test-results/chat-drop.png' });
    await page.dispatchEvent('main', 'drop', { dataTransfer: carried });
    await expect(customer.log.getByRole('img', { name: 'jatuh.png' })).toHaveCount(1);

    await page.getByRole('textbox').evaluate((field, bytes) => {
      const clipboard = new DataTransfer();
      clipboard.items.add(new File([new Uint8Array(bytes)], 'tempel.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
    }, [...png]);
    await expect(customer.log.getByRole('img', { name: 'tempel.png' })).toHaveCount(1);
  });

  test('a file that did not leave can be sent again', async ({ page }) => {
    const customer = new Customer(page);
    await customer.arrive(bot.address);
    await page.route('**/upload', (route) => route.abort(), { times: 1 });
    await page.locator('input[type=file]').setInputFiles({ name: 'struk.png', mimeType: 'image/png', buffer: png });
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await expect(customer.log.getByRole('img', { name: 'struk.png' })).toHaveCount(1);
  });

  async function faults(page: import('@playwright/test').Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }
});
