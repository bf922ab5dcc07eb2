import { expect, test } from '@playwright/test';
import type { Media } from 'botframework-directlinejs';
import { Bot } from '../../../Desk/e2e/bot';
import { directLine, generate, withSite } from '../shop';
import { Visitor } from './visitor';

const dot = 'R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==';
const paper = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');

const file = (contentType: string, base64: string, name: string) => ({ contentType, contentUrl: `data:${contentType};base64,${base64}`, name }) as Media;

let bot: Bot;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => { bot = await Bot.start(withSite()); });
test.afterAll(() => bot.dispose());

for (const [way, webSocket] of [['polling', false], ['WebSocket', true]] as const) {
  test(`${way}: uploaded files come back with the message, and their addresses give their bytes`, async () => {
    const { token } = await generate(bot, { id: 'dl_ana' });
    const visitor = new Visitor({ token, domain: directLine(bot), webSocket, pollingInterval: 200 });
    await visitor.hears(/Halo/);
    const clientActivityID = crypto.randomUUID();

    const id = await visitor.post({
      type: 'message', from: { id: 'dl_ana' }, text: 'ini foto dan notanya', channelData: { clientActivityID },
      attachments: [file('image/gif', dot, 'foto.gif'), file('application/pdf', paper, 'nota belanja.pdf')],
    });

    await expect.poll(() => visitor.own).toEqual(['ini foto dan notanya']);
    const [message] = visitor.messages.filter((each) => each.from.role !== 'bot');
    expect(message?.id).toBe(id);
    expect(message?.channelData).toEqual({ clientActivityID });
    const files = (message?.attachments ?? []) as Media[];
    expect(files.map(({ contentType, name }) => ({ contentType, name })).sort((a, b) => a.contentType.localeCompare(b.contentType))).toEqual([
      { contentType: 'application/pdf', name: 'nota belanja.pdf' },
      { contentType: 'image/gif', name: 'foto.gif' },
    ]);
    for (const { contentType, contentUrl } of files) {
      const answer = await fetch(contentUrl);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(contentType === 'image/gif' ? dot : paper);
      expect((await fetch(contentUrl.replace(/t=[^&]*/, 't=nothing'))).status).toBe(401);
    }
    visitor.leave();
  });
}

test('a file of a kind that is not taken is refused, and the client tells the page so', async () => {
  const visitor = new Visitor({ token: (await generate(bot, { id: 'dl_ana' })).token, domain: directLine(bot) });
  await visitor.hears(/Halo/);
  const script = file('text/html', Buffer.from('<script>alert(1)</script>').toString('base64'), 'halaman.html');
  const refused = visitor.post({ type: 'message', from: { id: 'dl_ana' }, text: 'coba', attachments: [script] });
  await expect(refused).rejects.toMatchObject({ status: 415, response: { error: { code: 'UnsupportedMediaType' } } });
  await visitor.say('lupa kata sandi akun saya gimana');
  await visitor.hears(/sandi/i);
  expect(visitor.own).toEqual(['lupa kata sandi akun saya gimana']);
  visitor.leave();
});
