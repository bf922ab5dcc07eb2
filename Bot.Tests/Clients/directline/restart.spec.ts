import { expect, test } from '@playwright/test';
import { ConnectionStatus } from 'botframework-directlinejs';
import { Bot } from '../../../Desk/e2e/bot';
import { directLine, generate, withSite } from '../shop';
import { Visitor } from './visitor';

const questions = ['berapa ongkirnya ke surabaya kak?', 'lupa kata sandi akun saya gimana', 'bisa bayar pakai cod ga'] as const;

/** Everything that clients of the conversation receive from its beginning, as a newcomer with the same token hears it. */
async function whole(bot: Bot, token: string, conversationId: string, enough: number): Promise<Visitor> {
  const newcomer = new Visitor({ token, conversationId, watermark: '0', domain: directLine(bot), webSocket: false, pollingInterval: 200 });
  await expect.poll(() => newcomer.messages.length).toBeGreaterThanOrEqual(enough);
  newcomer.leave();
  return newcomer;
}

test('WebSocket: the server is killed and started again, and the client goes on by itself with nothing lost and nothing doubled', async () => {
  test.setTimeout(120_000);
  const bot = await Bot.start(withSite());
  try {
    const { token, conversationId } = await generate(bot, { id: 'dl_ana' });
    const visitor = new Visitor({ token, domain: directLine(bot), timeout: 2_000 });
    await visitor.hears(/Halo/);
    const ids = questions.map(() => crypto.randomUUID());

    const accepted = await visitor.say(questions[0], ids[0]);
    await bot.kill();
    expect(await visitor.say(questions[1], ids[1]), 'the client tells the page that it may not have arrived').toBe('retry');
    await bot.start();
    // What a page does after "retry"; it cannot know of the first message that its acceptance meant anything.
    expect(await visitor.say(questions[0], ids[0])).toBe(accepted);
    await visitor.say(questions[1], ids[1]);
    await visitor.hears(/sandi/i);
    await visitor.say(questions[2], ids[2]);
    await visitor.hears(/COD/);

    await visitor.hears(/ongkir|ongkos/i);
    expect([...visitor.own].sort()).toEqual([...questions].sort());
    expect(new Set(visitor.ids).size).toBe(visitor.ids.length);
    expect(visitor.status).toBe(ConnectionStatus.Online);
    expect((await whole(bot, token, conversationId, visitor.ids.length)).ids).toEqual(visitor.ids);
    visitor.leave();
  } finally {
    await bot.dispose();
  }
});

test('polling: the client gives up when the server is killed, and a new one goes on from the watermark', async () => {
  test.setTimeout(120_000);
  const bot = await Bot.start(withSite());
  try {
    const { token, conversationId } = await generate(bot, { id: 'dl_ana' });
    const polling = { token, domain: directLine(bot), webSocket: false, pollingInterval: 200 };
    const before = new Visitor(polling);
    await before.hears(/Halo/);
    await before.say(questions[0]);
    await before.hears(/ongkir|ongkos/i);
    await before.say(questions[1]);
    await bot.kill();
    await bot.start();

    const after = new Visitor({ ...polling, conversationId, watermark: before.watermark });

    await after.hears(/sandi/i);
    await after.say(questions[2]);
    await after.hears(/COD/);
    const ids = [...before.ids, ...after.ids];
    expect([...before.own, ...after.own]).toEqual([...questions]);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await whole(bot, token, conversationId, ids.length)).ids).toEqual(ids);
    before.leave();
    after.leave();
  } finally {
    await bot.dispose();
  }
});
