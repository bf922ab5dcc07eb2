import { expect, test } from '@playwright/test';
import { Bot } from '../../../Desk/e2e/bot';
import { directLine, generate, withSite } from '../shop';
import { calls } from './browserGlobals';
import { Visitor } from './visitor';

const quarterOfAnHour = 15 * 60 * 1000;

/** The clock by which a client refreshes its token runs ahead until the returned function is called; all its other pauses stay. */
function hurry(): () => void {
  const own = globalThis.setInterval;
  globalThis.setInterval = ((work: () => void, pause?: number, ...rest: []) =>
    own(work, pause === quarterOfAnHour ? 300 : pause, ...rest)) as typeof setInterval;
  return () => { globalThis.setInterval = own; };
}

test('the client refreshes its token in time and goes on with the younger one', async () => {
  const bot = await Bot.start(withSite());
  const slowDown = hurry();
  try {
    const { token } = await generate(bot, { id: 'dl_ana' });
    const visitor = new Visitor({ token, domain: directLine(bot) });
    await visitor.hears(/Halo/);
    const refreshes = () => calls.filter((call) => call.path.endsWith('/tokens/refresh'));
    await expect.poll(() => refreshes().length).toBeGreaterThanOrEqual(2);
    slowDown();

    await visitor.say('lupa kata sandi akun saya gimana');

    await visitor.hears(/sandi/i);
    expect(refreshes().every((call) => call.status === 200)).toBe(true);
    const [post] = calls.filter((call) => call.method === 'POST' && call.path.endsWith('/activities'));
    expect(post?.status).toBe(200);
    expect(post?.authorization).not.toBe(refreshes()[0]?.authorization);
    visitor.leave();
  } finally {
    slowDown();
    await bot.dispose();
  }
});
