import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Bot, open } from '../bot';
import { Agent } from './agent';
import { staff } from './people';

const secret = 'rahasia-uji';

/** Customers of X who complain in public and are helped in direct messages. */
test.describe('Public posts', () => {
  let bot: Bot;
  let x: Server;
  /** What X was asked to post or send: path and body. */
  const sent: { path: string; body: { text: string; reply?: { in_reply_to_tweet_id: string }; direct_message_deep_link?: string } }[] = [];

  test.beforeAll(async () => {
    x = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        sent.push({ path: request.url ?? '', body: JSON.parse(body || '{}') as (typeof sent)[number]['body'] });
        const id = String(9000 + sent.length);
        response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data: { id, dm_event_id: id } }));
      });
    });
    await new Promise<void>((resolve) => x.listen(0, '127.0.0.1', resolve));
    bot = await Bot.start({
      ...open(),
      Channels__X__ConsumerKey: 'k', Channels__X__ConsumerSecret: secret, Channels__X__ApiBaseUrl: `http://127.0.0.1:${(x.address() as AddressInfo).port}`,
      Channels__X__Accounts__toko__Id: '1234', Channels__X__Accounts__toko__AccessToken: 't', Channels__X__Accounts__toko__AccessTokenSecret: 's',
    });
    await staff(bot, { Rina: 'agent' });
  });
  test.afterAll(async () => {
    await bot.dispose();
    x.close();
  });

  test('what was solved in direct messages is ended in public at the tick of a box, and not without it', async ({ browser }) => {
    test.setTimeout(90_000);
    const rina = await Agent.signIn(browser, bot, 'Rina');
    const waiting = () => rina.page.getByRole('link', { name: /^Menunggu/ }).click();
    const take = (name: string) => rina.page.getByRole('list', { name: 'Menunggu' }).getByRole('button', { name: new RegExp(`^Ambil.*${name}`) });
    for (const [customer, name] of [['71', 'Sari'], ['72', 'Dewi']] as const) {
      await mentions(customer, name, 'paket saya hilang, tolong');
      await expect(take(name)).toHaveCount(1);
      await writes(customer, name, 'mau ngomong sama orang');
      await expect(take(name)).toHaveCount(2);
    }

    // Sari's direct messages: the box is there, empty, and ticked it shows whom it answers and a sentence to change.
    await direct('Sari').getByRole('button').click();
    await expect(rina.page.getByText('Semua orang di X membaca')).toHaveCount(0);
    await rina.page.getByRole('button', { name: 'Selesaikan', exact: true }).click();
    const dialog = rina.page.getByRole('dialog');
    const box = dialog.getByRole('checkbox', { name: 'Balas juga di publik' });
    await expect(box).not.toBeChecked();
    await expect(dialog.getByLabel('Balasan publik')).toHaveCount(0);
    await box.focus();
    await rina.page.keyboard.press('Space');
    await expect(dialog.getByText('@sari “paket saya hilang, tolong”')).toBeVisible();
    const words = dialog.getByLabel('Balasan publik');
    await expect(words).toHaveValue(/^Terima kasih sudah menunggu/);
    await look(rina, 'ticked');
    await words.fill('a'.repeat(201));
    await expect(dialog.getByText('1 sampai 200 karakter; sekarang 201.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Selesaikan' })).toBeDisabled();
    await words.fill('Sudah kami bantu lewat DM, Kak 🙏');
    await dialog.getByRole('button', { name: 'Selesaikan' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => sent.filter(({ path }) => path === '/2/tweets').map(({ body }) => body)).toEqual([
      { text: '@sari Sudah kami bantu lewat DM, Kak 🙏', reply: { in_reply_to_tweet_id: '7101' }, direct_message_deep_link: 'https://twitter.com/messages/compose?recipient_id=1234' },
    ]);
    await waiting();
    await expect(take('Dewi')).toHaveCount(2);
    await expect(take('Sari')).toHaveCount(0);

    // Dewi's: without the tick nothing is posted, and her post still waits.
    await direct('Dewi').getByRole('button').click();
    await rina.page.getByRole('button', { name: 'Selesaikan', exact: true }).click();
    await rina.page.getByRole('dialog').getByRole('button', { name: 'Selesaikan' }).click();
    await expect(rina.page.getByRole('dialog')).toBeHidden();
    await waiting();
    await expect(take('Dewi')).toHaveCount(1);
    expect(sent.filter(({ path }) => path === '/2/tweets')).toHaveLength(1);

    // Under the post itself everybody reads what she writes, and the desk says so.
    await take('Dewi').click();
    await expect(rina.page.getByText('Semua orang di X membaca balasan Anda.')).toBeVisible();
    await expect(rina.page.getByRole('button', { name: 'Kirim ke publik' })).toBeVisible();
    await look(rina, 'post');
    await rina.say('Mohon kirim pesan langsung ya, HP 0812-3456-7890');
    await expect.poll(() => sent.filter(({ path }) => path === '/2/tweets').at(-1)?.body.text).toMatch(/^@dewi Mohon kirim pesan langsung ya, HP [^\d]*$/);
    expect(rina.refusals).toEqual([]);
    await rina.page.context().close();

    function direct(name: string) {
      return rina.page.getByRole('list', { name: 'Menunggu' }).getByRole('listitem').filter({ hasText: name }).filter({ hasNotText: 'paket saya hilang' });
    }
  });

  const mentions = (customer: string, name: string, text: string) => tell('post.mention.create', {
    id: `${customer}01`, text: `@toko ${text}`, author_id: customer, conversation_id: `${customer}01`, created_at: new Date().toISOString(),
    includes: { users: [{ id: customer, name, username: name.toLowerCase() }] },
  });

  const writes = (customer: string, name: string, text: string) => tell('dm.received', {
    direct_message_events: [{
      type: 'message_create', id: `${customer}02`, created_timestamp: String(Date.now()),
      message_create: { target: { recipient_id: '1234' }, sender_id: customer, message_data: { text } },
    }],
    users: { [customer]: { data: { id: customer, name, username: name.toLowerCase() } } },
  });

  async function tell(kind: string, payload: object): Promise<void> {
    const body = JSON.stringify({ data: { event_uuid: '1', filter: { user_id: '1234' }, event_type: kind, payload } });
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`;
    const answer = await fetch(`${bot.address}/webhooks/x`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'x-twitter-webhooks-signature': signature } });
    expect(answer.status).toBe(200);
  }

  async function look(agent: Agent, name: string): Promise<void> {
    await agent.page.screenshot({ path: `test-results/desk-public-${name}.png` });
    const { violations } = await new AxeBuilder({ page: agent.page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), name).toEqual([]);
  }
});
