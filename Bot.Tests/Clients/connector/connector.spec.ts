import { expect, test } from '@playwright/test';
import { generateKeyPairSync } from 'node:crypto';
import { AuthenticationConfiguration, allowedCallersClaimsValidator } from 'botframework-connector';
import { Bot, open } from '../../../Desk/e2e/bot';
import { sdk } from './caller';
import { Channel } from './channel';
import { Identity, tenant } from './identity';

const own = '11111111-2222-3333-4444-555555555555';
const other = '99999999-8888-7777-6666-555555555555';
const secrets = { [own]: 'the bot keeps this', [other]: 'the other bot keeps this' };
const question = 'berapa ongkirnya ke surabaya kak?';

let identity: Identity;
let channel: Channel;
let bot: Bot;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  identity = await Identity.start(secrets);
  channel = await new Channel().start();
  const settings = {
    AppId: own, AppPassword: secrets[own] ?? '', TenantId: tenant, AllowEmulator: 'true', OpenIdMetadata: identity.channelMetadata,
    EmulatorOpenIdMetadata: identity.botMetadata, LoginUrl: identity.address, OAuthScope: `${other}/.default`, AllowedServiceUrls__0: channel.address,
  };
  bot = await Bot.start({ ...open(), ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`Channels__BotFramework__${key}`, value])) });
});
test.afterAll(async () => {
  await bot.dispose();
  channel.stop();
  identity.stop();
});

/** A customer's message as a channel forwards it. */
const message = (channelId = 'webchat', serviceUrl = channel.address) => ({
  type: 'message', id: crypto.randomUUID(), channelId, serviceUrl, text: question, from: { id: 'ana' }, recipient: { id: own },
  conversation: { id: crypto.randomUUID() },
});

test("Microsoft's client asks the login service for a token, calls the bot with it and gets the replies of the turn", async () => {
  const client = sdk(identity, own, secrets[own] ?? '').createBotFrameworkClient();

  const activity = { ...message(), deliveryMode: 'expectReplies' } as never;
  const answer = await client.postActivity<{ activities: { text?: string }[] }>(own, own, `${bot.address}/api/messages`, channel.address, 'thread-1', activity);

  expect(answer.status).toBe(200);
  expect(answer.body?.activities.map((reply) => reply.text).join(' ')).toMatch(/ongkir|ongkos/i);
  expect(identity.scopes).toContain(own);
});

test("Microsoft's validation takes the token that the bot sends with its replies", async () => {
  const caller = sdk(identity, own, secrets[own] ?? '').createBotFrameworkClient();
  expect((await caller.postActivity(own, own, `${bot.address}/api/messages`, channel.address, 'thread-2', message() as never)).status).toBe(200);
  const replies = () => channel.replies.filter((reply) => reply.path.includes('thread-2') && reply.activity.type === 'message');
  await expect.poll(() => replies().map((reply) => reply.activity.text).join(' ')).toMatch(/ongkir|ongkos/i);

  const parent = sdk(identity, other, secrets[other] ?? '', new AuthenticationConfiguration([], allowedCallersClaimsValidator([own])));
  const claims = await parent.authenticateChannelRequest(replies()[0]?.authorization ?? '');

  expect(claims.isAuthenticated).toBe(true);
  expect(claims.getClaimValue('azp')).toBe(own);
  expect(claims.getClaimValue('aud')).toBe(other);
});

test.describe('verdicts', () => {
  // Microsoft's library tells the console of every token that it refuses.
  const print = console.error;
  test.beforeAll(() => { console.error = () => {}; });
  test.afterAll(() => { console.error = print; });

  test("the bot takes and refuses the same callers as Microsoft's validation", async () => {
    const microsoft = sdk(identity, own, secrets[own] ?? '');
    const fromChannel = { iss: 'https://api.botframework.com', aud: own, serviceurl: channel.address };
    const fromBot = { iss: `https://login.microsoftonline.com/${tenant}/v2.0`, aud: own, azp: own, ver: '2.0' };
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const signed = identity.sign.bind(identity);
    const past = Math.floor(Date.now() / 1000) - 3600;
    const [head, , seal] = signed(fromChannel).split('.');
    const forged = [head, Buffer.from(JSON.stringify({ ...fromChannel, exp: past + 7200, role: 'admin' })).toString('base64url'), seal].join('.');
    const cases: [name: string, token: string, activity?: ReturnType<typeof message>][] = [
      ['a channel', signed(fromChannel)],
      ['another channel of the same key', signed(fromChannel), message('directline')],
      ['a channel that the key does not speak for', signed(fromChannel), message('slack')],
      ['another service address', signed(fromChannel), message('webchat', `${channel.address}elsewhere`)],
      ['no service address in the token', signed({ ...fromChannel, serviceurl: undefined })],
      ['another audience', signed({ ...fromChannel, aud: other })],
      ['another issuer', signed({ ...fromChannel, iss: 'https://api.botframework.example' })],
      ['an hour after the end', signed({ ...fromChannel, exp: past })],
      ['an hour before the beginning', signed(fromChannel, { notBefore: '1h', expiresIn: '2h' })],
      ["a stranger's key under the right name", signed(fromChannel, {}, stranger)],
      ['a key of an unknown name', signed(fromChannel, { keyid: 'nobody' })],
      ['no signature', signed(fromChannel, { algorithm: 'none' }, '')],
      ['the public key as a password', signed(fromChannel, { algorithm: 'HS256' }, identity.publicKey.export({ type: 'spki', format: 'pem' }))],
      ['claims changed after signing', forged],
      ['our own bot, version 2', signed(fromBot)],
      ['our own bot, version 1', signed({ ...fromBot, iss: `https://sts.windows.net/${tenant}/`, azp: undefined, appid: own, ver: '1.0' })],
      ["another bot, whom nobody allowed", signed({ ...fromBot, azp: other })],
      ['an unknown tenant', signed({ ...fromBot, iss: `https://login.microsoftonline.com/${other}/v2.0` })],
      ['our own bot for another audience', signed({ ...fromBot, aud: other })],
      ['nonsense', 'nonsense'],
    ];

    const verdicts: Record<string, { microsoft: boolean; bot: boolean; status: number }> = {};
    for (const [name, token, activity = message()] of cases) {
      const authorization = `Bearer ${token}`;
      const accepted = await microsoft.authenticateRequest(activity as never, authorization).then((result) => result.claimsIdentity.isAuthenticated, () => false);
      const answer = await fetch(`${bot.address}/api/messages`, {
        method: 'POST', headers: { Authorization: authorization, 'Content-Type': 'application/json' }, body: JSON.stringify(activity),
      });
      verdicts[name] = { microsoft: accepted, bot: answer.ok, status: answer.status };
    }

    const differing = Object.entries(verdicts).filter(([, verdict]) => verdict.microsoft !== verdict.bot);
    expect(differing).toEqual([]);
    expect(Object.entries(verdicts).filter(([, verdict]) => verdict.bot).map(([name]) => name)).toEqual([
      'a channel', 'another channel of the same key', 'our own bot, version 2', 'our own bot, version 1',
    ]);
    expect([...new Set(Object.values(verdicts).filter((verdict) => !verdict.bot).map((verdict) => verdict.status))]).toEqual([401]);
  });
});
