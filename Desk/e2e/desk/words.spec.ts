import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Bot } from '../bot';
import { Agent } from './agent';
import { staff } from './people';

test.describe('The word lists', () => {
  let bot: Bot;

  test.beforeAll(async () => {
    bot = await Bot.start();
    await staff(bot, { Lia: 'lead', Rina: 'agent' });
  });
  test.afterAll(() => bot.dispose());

  test('are edited by a lead with the keyboard, refused line by line, and in force with the next release', async ({ browser }) => {
    test.setTimeout(120_000);
    const { page } = await Agent.signIn(browser, bot, 'Lia');
    await page.goto(`${bot.address}/desk/articles`);
    await page.getByRole('link', { name: 'Kata', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Kata' })).toBeVisible();
    await expect(page.getByText('berlaku mulai rilis berikutnya')).toBeVisible();

    const synonyms = page.getByLabel('Sinonim');
    await synonyms.focus();
    await page.keyboard.type('ongkir, biaya antar\nsendirian # salah\n');
    await page.getByLabel('Pasangan artikel').focus();
    await page.keyboard.type('garansi, tidak-ada');
    await page.getByRole('button', { name: 'Simpan' }).press('Enter');
    await expect(page.getByText('1 baris tidak bisa disimpan')).toHaveCount(2);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.screenshot({ path: 'test-results/desk-words-faults.png', fullPage: true });

    await page.getByRole('button', { name: 'Baris 2' }).press('Enter');
    await page.keyboard.type('cicilan, kredit');
    await expect(synonyms).toHaveValue('ongkir, biaya antar\ncicilan, kredit\n');
    await page.getByLabel('Pasangan artikel').fill('garansi, syarat-retur');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await expect(page.getByText('Daftar tersimpan')).toBeVisible();
    await page.reload();
    await expect(synonyms).toHaveValue('ongkir, biaya antar\ncicilan, kredit\n');

    await page.goto(`${bot.address}/desk/releases`);
    await expect(page.getByRole('main').getByRole('link', { name: 'Kata' })).toBeVisible();
    await page.getByRole('button', { name: 'Terbitkan' }).click();
    await expect(page.getByRole('main').getByRole('link', { name: 'Kata' })).toHaveCount(0);
    await page.context().close();
  });

  test('can be read, not changed, by an agent', async ({ browser }) => {
    const { page } = await Agent.signIn(browser, bot, 'Rina');
    await page.goto(`${bot.address}/desk/words`);
    await expect(page.getByLabel('Sinonim')).toHaveAttribute('readonly', '');
    await page.context().close();
  });
});
