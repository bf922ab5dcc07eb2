import { expect, test } from '@playwright/test';
import { ConnectionStatus } from 'botframework-directlinejs';
import { Bot } from '../../../Desk/e2e/bot';
import { directLine, generate, secret, withSite } from '../shop';
import { calls } from './browserGlobals';
import { Visitor } from './visitor';

let bot: Bot;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => { bot = await Bot.start(withSite()); });
test.afterAll(() => bot.dispose());

for (const [way, webSocket] of [['polling', false], ['WebSocket', true]] as const) {
  test(`${way}: the bot greets, a question is echoed before it is answered, and quick replies come along`, async () => {
    const visitor = new Visitor({ secret, domain: directLine(bot), webSocket, pollingInterval: 200 });
    await visitor.hears(/Halo/);
    const clientId = crypto.randomUUID();

    const id = await visitor.say('berapa ongkirnya ke surabaya kak?', clientId);

    await visitor.hears(/ongkir|ongkos/i);
    const texts = visitor.messages.map((message) => message.text);
    const echo = visitor.messages.find((message) => message.text === 'berapa ongkirnya ke surabaya kak?');
    expect(echo?.id).toBe(id);
    expect(echo?.channelData.clientActivityID).toBe(clientId);
    expect(texts.indexOf(echo?.text)).toBeLessThan(texts.length - 1);
    const answer = visitor.messages.at(-1);
    expect(answer?.from.role).toBe('bot');
    expect(answer?.suggestedActions?.actions.map((action) => 'value' in action && action.value)).toContain('Ya, terbantu');
    expect(visitor.status).toBe(ConnectionStatus.Online);
    expect(new Set(visitor.ids).size).toBe(visitor.ids.length);
    visitor.leave();
  });

  test(`${way}: a visitor who comes back with the watermark gets the conversation from there`, async () => {
    const begun = await generate(bot, { id: 'dl_ana' });
    const first = new Visitor({ token: begun.token, domain: directLine(bot), webSocket, pollingInterval: 200 });
    await first.hears(/Halo/);
    await first.say('lupa kata sandi akun saya gimana');
    await first.hears(/sandi/i);
    first.leave();

    const again = new Visitor({ token: begun.token, conversationId: begun.conversationId, watermark: '0', domain: directLine(bot), webSocket, pollingInterval: 200 });

    await again.hears(/sandi/i);
    expect(again.ids).toEqual(first.ids);
    again.leave();
  });
}

test('who the token names writes, whatever the page calls itself', async () => {
  const { token } = await generate(bot, { id: 'dl_budi', name: 'Budi' });
  const visitor = new Visitor({ token, domain: directLine(bot) }, 'somebody-else');
  await visitor.say('bisa bayar pakai cod ga');
  await visitor.hears(/COD/);
  expect(visitor.messages.find((message) => message.from.role !== 'bot')?.from.id).toBe('dl_budi');
  visitor.leave();
});

test('events, typing and values pass; what the service does not have is taken calmly', async () => {
  const visitor = new Visitor({ secret, domain: directLine(bot) });
  await visitor.hears(/Halo/);
  const sent = { type: 'event', name: 'webchat/join', value: { language: 'id-ID', nested: { at: '2026-09-01T08:00:00Z' } }, from: { id: 'visitor' } } as const;
  expect(await visitor.post({ ...sent })).toMatch(/.+\|.+/);
  expect(await visitor.post({ type: 'typing', from: { id: 'visitor' } })).toMatch(/.+\|.+/);
  expect(await visitor.sessionId()).toBe('');
  await expect.poll(() => visitor.heard.filter((activity) => activity.type === 'event')).toHaveLength(1);
  expect(visitor.heard.find((activity) => activity.type === 'event')).toMatchObject({ name: 'webchat/join', value: sent.value });
  expect(visitor.status).toBe(ConnectionStatus.Online);
  visitor.leave();
});

test('a secret that is none connects nobody', async () => {
  const visitor = new Visitor({ secret: 'a-secret-that-nobody-ever-made', domain: directLine(bot) });
  await expect.poll(() => visitor.statuses).toContain(ConnectionStatus.FailedToConnect);
  expect(calls.filter((call) => call.authorization?.includes('nobody'))).toEqual([expect.objectContaining({ status: 401 })]);
  expect(visitor.heard).toEqual([]);
  visitor.leave();
});
