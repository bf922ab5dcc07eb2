import { expect, test } from '@playwright/test';
import { ConnectionStatus } from 'botframework-directlinejs';
import { Bot } from '../../../Desk/e2e/bot';
import { directLine, generate, reopen, withSite } from '../shop';
import { Visitor } from './visitor';

test('a token that expired while the page slept is told as such, and a fresh one from the shop opens the same conversation', async () => {
  test.setTimeout(150_000);
  const bot = await Bot.start(withSite({ Channels__DirectLine__TokenMinutes: '1' }));
  try {
    const begun = await generate(bot, { id: 'dl_ana' });
    const visitor = new Visitor({ token: begun.token, domain: directLine(bot) });
    await visitor.hears(/Halo/);
    await expect.poll(() => visitor.say('min'), { timeout: 90_000, intervals: [10_000], message: 'the client learns that its token has expired' }).toBe('retry');
    expect(visitor.statuses).toContain(ConnectionStatus.ExpiredToken);

    visitor.reconnect(await reopen(bot, begun.conversationId));
    await visitor.say('lupa kata sandi akun saya gimana');

    await visitor.hears(/sandi/i);
    expect(visitor.status).toBe(ConnectionStatus.Online);
    visitor.leave();
  } finally {
    await bot.dispose();
  }
});
