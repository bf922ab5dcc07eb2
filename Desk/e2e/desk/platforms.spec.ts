import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Bot, open } from '../bot';
import { Agent } from './agent';
import { staff } from './people';

const secret = 'rahasia-uji';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const hour = 3_600_000;

/** Customers of Messenger and WhatsApp, as Meta tells of them. */
test.describe('Customers of the platforms', () => {
  let bot: Bot;
  let files: Server;
  let told = 0;

  test.beforeAll(async () => {
    files = createServer((request, response) => {
      response.writeHead(request.url?.startsWith('/foto') ? 200 : 404, { 'Content-Type': 'image/png' });
      response.end(request.url?.startsWith('/foto') ? png : '');
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    const graph = 'http://127.0.0.1:9';
    bot = await Bot.start({
      ...open(),
      Media__AllowedHosts__0: place(),
      Customers__JoinByCode: 'true',
      Channels__Messenger__AppSecret: secret, Channels__Messenger__VerifyToken: 'v', Channels__Messenger__GraphBaseUrl: graph, Channels__Messenger__WatchMinutes: '0',
      Channels__Messenger__ProfileLookup: 'false', Channels__Messenger__HumanAgentTag: 'true',
      Channels__Messenger__Accounts__toko__Id: '1234', Channels__Messenger__Accounts__toko__AccessToken: 't',
      Channels__WhatsApp__AppSecret: secret, Channels__WhatsApp__VerifyToken: 'v', Channels__WhatsApp__GraphBaseUrl: graph, Channels__WhatsApp__WatchMinutes: '0',
      Channels__WhatsApp__Accounts__toko__Id: '5678', Channels__WhatsApp__Accounts__toko__AccessToken: 't',
    });
    await staff(bot, { Rina: 'agent' });
  });
  test.afterAll(async () => {
    await bot.dispose();
    files.close();
  });

  test('the time to reply, pictures, and one person on two channels', async ({ browser }) => {
    test.setTimeout(180_000);
    const rina = await Agent.signIn(browser, bot, 'Rina');
    const waits = rina.page.getByRole('list', { name: 'Menunggu' });

    // Twenty-three hours and a half ago on Messenger: half an hour is left, and Rina is warned at once.
    await messenger('71', { text: 'mau ngomong sama orang' }, 23.5 * hour);
    await expect(waits.getByText(/\d+ menit untuk membalas/)).toBeVisible();
    await expect(rina.page.getByText('jendela balasan hampir tutup')).toBeVisible();
    await messenger('71', { attachments: [{ type: 'image', payload: { url: `${place()}/foto.png` } }] }, 23.4 * hour);
    await messenger('71', { attachments: [{ type: 'image', payload: { url: `${place()}/hilang.png` } }] }, 23.4 * hour);
    await rina.takeButton().click();
    await expect(rina.page.getByText(/menerima balasan \d+ menit lagi\. Setelah itu balasan orang dikirim dengan tag human agent/)).toBeVisible();
    await expect(rina.log.getByRole('img', { name: /^Gambar/ })).toBeVisible();
    await expect(rina.log.getByText('sudah tidak ada di platform')).toBeVisible();
    await look(rina, 'closing');

    // Thirty hours ago on WhatsApp, without a template: what one sends will fail.
    await whatsApp('62811', 'Sari Dewi', 'mau ngomong sama orang', 30 * hour);
    await rina.page.getByRole('radio', { name: 'Menunggu' }).or(rina.page.getByText('Menunggu', { exact: true })).first().click();
    await expect(waits.getByText('Balasan ditolak')).toBeVisible();
    await rina.takeButton().click();
    await expect(rina.page.getByText(/WhatsApp menolak balasan sampai pelanggan menulis lagi/)).toBeVisible();
    await look(rina, 'closed');

    // The two are one person.
    await rina.page.getByRole('tab', { name: 'Pelanggan' }).click();
    await expect(rina.page.getByRole('button', { name: 'Beri kode' })).toBeVisible();
    await rina.page.getByRole('button', { name: 'Orang yang sama…' }).click();
    const dialog = rina.page.getByRole('dialog');
    await dialog.getByLabel('Cari').fill('71');
    await dialog.getByRole('radio').first().click();
    await expect(dialog.getByText(/menjadi satu pelanggan dengan 2 kanal, bernama Sari Dewi/)).toBeVisible();
    await look(rina, 'join');
    await dialog.getByRole('button', { name: 'Gabungkan' }).click();
    await expect(rina.page.getByRole('button', { name: /^Pisahkan/ })).toBeVisible();
    await expect(rina.page.getByRole('complementary').getByText(/Messenger/).first()).toBeVisible();
    await look(rina, 'joined');
    await rina.page.getByRole('button', { name: 'Beri kode' }).click();
    await expect(rina.reply).toHaveValue(/LINK-[A-Z0-9]{4}-[A-Z0-9]{4}/);
    await rina.page.getByRole('button', { name: /^Pisahkan/ }).click();
    await rina.page.getByRole('dialog').getByRole('button', { name: 'Pisahkan' }).click();
    await expect(rina.page.getByRole('button', { name: /^Pisahkan/ })).toHaveCount(0);
    expect(rina.refusals).toEqual([]);
    await rina.page.context().close();
  });

  function place(): string {
    return `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  }

  const messenger = (customer: string, message: object, ago: number) => tell('messenger', {
    object: 'page',
    entry: [{ id: '1234', time: Date.now(), messaging: [{ sender: { id: customer }, recipient: { id: '1234' }, timestamp: Date.now() - ago, message: { mid: `m_${++told}`, ...message } }] }],
  });

  const whatsApp = (customer: string, name: string, text: string, ago: number) => tell('whatsapp', {
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: '5678' }, contacts: [{ profile: { name }, wa_id: customer }],
      messages: [{ from: customer, id: `wamid.${++told}`, timestamp: String(Math.floor((Date.now() - ago) / 1000)), type: 'text', text: { body: text } }],
    } }] }],
  });

  async function tell(channel: string, call: object): Promise<void> {
    const body = JSON.stringify(call);
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const answer = await fetch(`${bot.address}/webhooks/${channel}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature } });
    expect(answer.status).toBe(200);
  }

  async function look(agent: Agent, name: string): Promise<void> {
    await agent.page.screenshot({ path: `test-results/desk-platforms-${name}.png` });
    const { violations } = await new AxeBuilder({ page: agent.page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), name).toEqual([]);
  }
});
