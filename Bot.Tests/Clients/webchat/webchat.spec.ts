import { expect, test } from '@playwright/test';
import { Bot } from '../../../Desk/e2e/bot';
import { directLine, secret, withSite } from '../shop';
import { Agent } from './agent';
import { WebChat } from './chat';
import { Site } from './site';

let bot: Bot;
let site: Site;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  bot = await Bot.start(withSite());
  site = await Site.start(bot);
});
test.afterAll(async () => {
  site.stop();
  await bot.dispose();
});

/** Another program that knows the shop's secret posts into the conversation that the page shows. */
async function post(conversation: string, activity: object): Promise<void> {
  const answer = await fetch(`${directLine(bot)}/conversations/${conversation}/activities`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(activity),
  });
  expect(answer.status).toBe(200);
}

test('a question is shown as sent and answered with its marks, and a reload brings the same transcript', async ({ page }) => {
  const chat = new WebChat(page);
  await chat.arrive(site);

  await chat.say('berapa ongkirnya ke surabaya kak?');

  await expect(chat.bubbles.last()).toContainText(/ongkir|ongkos/i);
  await expect(chat.bubbles.last().locator('strong').first()).toBeVisible();
  await expect(chat.bubbles).toHaveCount(3);
  await page.screenshot({ path: 'test-results/webchat-answer.png' });
  const before = await chat.texts();
  await page.reload();
  await expect(chat.bubbles).toHaveCount(before.length);
  expect(await chat.texts()).toEqual(before);
  await expect(chat.choices.getByRole('button', { name: 'Ya, terbantu' })).toBeVisible();
  expect(chat.faults).toEqual([]);
});

test('a suggested action is pressed, shown as said and answered, and the actions go', async ({ page }) => {
  const chat = new WebChat(page);
  await chat.arrive(site);
  await chat.say('berapa ongkirnya ke surabaya kak?');

  await chat.choices.getByRole('button', { name: 'Ya, terbantu' }).click();

  await expect(chat.bubbles.last()).toContainText('Senang bisa membantu');
  await expect(chat.heard('Anda berkata: Ya, terbantu')).toHaveCount(1);
  await expect(chat.choices.getByRole('button', { name: 'Ya, terbantu' })).toHaveCount(0);
  expect(chat.faults).toEqual([]);
});

test('a hero card and a picture keep all that they hold, now and after a reload', async ({ page }) => {
  const chat = new WebChat(page);
  await chat.arrive(site);
  const conversation = await page.evaluate(() => sessionStorage.getItem('conversation') ?? '');
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==';
  const card = {
    title: 'Pesanan TS-1001',
    subtitle: 'Sedang dikirim',
    text: 'Kurir: Senja Reguler',
    images: [{ url: dot, alt: 'paket' }],
    buttons: [
      { type: 'imBack', title: 'Nomor resi saya mana', value: 'Nomor resi saya mana' },
      { type: 'openUrl', title: 'Lacak', value: 'https://toko-senja.example/lacak' },
    ],
  };

  await post(conversation, {
    type: 'message', from: { id: 'dl_ana' }, text: '',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.hero', content: card },
      { contentType: 'image/gif', contentUrl: dot, name: 'titik.gif' },
    ],
  });

  for (const moment of ['live', 'reloaded']) {
    if (moment === 'reloaded') await page.reload();
    await expect(page.getByText('Pesanan TS-1001').first()).toBeVisible();
    await expect(page.getByText('Kurir: Senja Reguler').first()).toBeVisible();
    await expect(page.getByRole('img', { name: 'paket' }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Lacak' }).first()).toBeVisible();
  }
  await page.screenshot({ path: 'test-results/webchat-card.png' });
  await page.getByRole('button', { name: 'Nomor resi saya mana' }).first().click();
  await expect(chat.heard('Anda berkata: Nomor resi saya mana')).toHaveCount(1);
  await expect(chat.bubbles.last()).toContainText(/resi/i);
  expect(chat.faults).toEqual([]);
});

test('a person takes over: Web Chat shows and says in whose name somebody writes until the reply is there', async ({ page }) => {
  const chat = new WebChat(page);
  await chat.arrive(site);
  await chat.say('mau ngomong sama orang');
  await expect(chat.bubbles.last()).toContainText('saya teruskan ke tim kami');
  const agent = await Agent.signIn(bot);
  const id = await agent.take();

  await agent.writes(id);

  await expect(page.locator('.webchat__typing-indicator')).toBeVisible();
  await expect(chat.spoken).toContainText('Toko Senja sedang mengetik.');
  await expect(chat.spoken).not.toContainText('undefined');
  await agent.says(id, 'Selamat siang, saya bantu ya.');
  await expect(chat.bubbles.last()).toContainText('Selamat siang, saya bantu ya.');
  await expect(page.locator('.webchat__typing-indicator')).toHaveCount(0);
  await page.screenshot({ path: 'test-results/webchat-person.png' });
  expect(chat.faults).toEqual([]);
});

test('a picture is chosen, sent, shown and stays after a reload', async ({ page }) => {
  const chat = new WebChat(page);
  await chat.arrive(site);
  const picture = await page.screenshot();

  await page.locator('input[type=file]').setInputFiles({ name: 'paket rusak.png', mimeType: 'image/png', buffer: picture });
  await expect(page.locator('.webchat__attachment-icon--checked'), 'Web Chat has read the file').toBeVisible();
  await chat.field.fill('paketnya begini kak');
  await chat.field.press('Enter');

  await expect(chat.heard('paketnya begini kak')).toHaveCount(1);
  await expect(chat.heard('Bot berkata:'), 'the greeting, and an answer to what has arrived').toHaveCount(2);
  for (const moment of ['live', 'reloaded']) {
    if (moment === 'reloaded') await page.reload();
    const shown = chat.log.getByRole('img').last();
    await expect(shown).toBeVisible();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
  await expect(chat.log).not.toContainText('Pengiriman gagal');
  await page.screenshot({ path: 'test-results/webchat-picture.png' });
  expect(chat.faults).toEqual([]);
});
