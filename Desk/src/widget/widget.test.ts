import { describe, expect, it, vi } from 'vitest';
import { browserMemory } from '../chat/memory';
import { askAdmission, refusal } from './admission';
import { Listeners } from './events';
import { frameAddress } from './frame';
import { Kept } from './kept';
import en from './locales/en.json';
import id from './locales/id.json';
import ms from './locales/ms.json';
import { readOptions, type WidgetOptions } from './options';
import { freshToken, tokenSource } from './tokens';
import { widgetSay } from './words';

const script = 'https://bot.example/chat/widget.js';
const page = 'https://shop.example/coffee?x=1';
const read = (data: Record<string, string>) => readOptions(data, script, page);
const options: WidgetOptions = read({ site: 'shop' }).options;
const answers = (status: number, body: unknown) => vi.fn(async () => new Response(status === 204 ? null : JSON.stringify(body), { status }));

describe('the script tag', () => {
  it('needs no attribute', () => expect(read({})).toEqual({
    options: {
      bot: 'https://bot.example', site: undefined, language: undefined, side: 'right', theme: undefined, colour: undefined, tokenUrl: undefined,
      distance: { side: 20, bottom: 20 }, launcher: true,
    },
    faults: [],
  }));

  it('is read whole', () => {
    const { options: all, faults } = read({
      site: 'shop', language: 'ms', position: 'left', theme: 'dark', color: '#ABC', tokenUrl: '/token', side: '0', bottom: '96', launcher: 'false',
    });
    expect(faults).toEqual([]);
    expect(all).toEqual({
      bot: 'https://bot.example', site: 'shop', language: 'ms', side: 'left', theme: 'dark', colour: '#aabbcc', tokenUrl: 'https://shop.example/token',
      distance: { side: 0, bottom: 96 }, launcher: false,
    });
  });

  it.each([
    [{ position: 'top' }, 'data-position="top" is not one of right, left.'],
    [{ colour: 'teal' }, 'data-colour="teal" is not a colour such as #0d6155.'],
    [{ bottom: '401' }, 'data-bottom="401" is not a whole number of pixels from 0 to 400.'],
    [{ tokenUrl: 'javascript:alert(1)' }, 'data-token-url="javascript:alert(1)" is not an address such as /chat-token or https://shop.example/chat-token.'],
    [{ launcher: 'no' }, 'data-launcher="no" is not one of true, false.'],
  ])('with %j says what is wrong and takes the default', (data, fault) => {
    const { options: taken, faults } = read(data as Record<string, string>);
    expect(faults).toEqual([fault]);
    expect(taken).toEqual(read({}).options);
  });

  it('leads to a frame that knows whom to talk to', () =>
    expect(frameAddress(options, 'https://shop.example')).toBe('https://bot.example/chat?account=shop&embedded=1&origin=https%3A%2F%2Fshop.example'));
});

describe('admission', () => {
  const shop = { brand: 'Toko Senja', isOpen: true, anonymous: true };

  it('is given with what the bot says', async () => {
    const call = answers(200, shop);
    expect(await askAdmission(options, false, call as typeof fetch)).toEqual({ info: shop });
    expect(call).toHaveBeenCalledWith('https://bot.example/chat/info?account=shop', expect.objectContaining({ credentials: 'omit' }));
  });

  it('needs a token where strangers are not let in', async () => {
    const members = { ...shop, anonymous: false };
    expect(await askAdmission(options, true, answers(200, members) as typeof fetch)).toEqual({ info: members });
    expect(await askAdmission(options, false, answers(200, members) as typeof fetch)).toEqual({ why: expect.stringContaining('takes only customers whom the site vouches for') });
  });

  it('waits for a bot that cannot be reached', async () => {
    expect(await askAdmission(options, false, (() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch)).toEqual({ why: undefined });
    expect(await askAdmission(options, false, answers(503, {}) as typeof fetch)).toEqual({ why: undefined });
  });

  it.each([
    [403, 'OriginNotTrusted', 'Add this origin to Channels:DirectLine:Accounts:shop:TrustedOrigins'],
    [404, 'NotFound', 'has no account "shop"'],
    [400, undefined, 'answered 400'],
  ])('%i %s is told to the site\'s owner', (status, code, why) => expect(refusal(status, code, options, 'https://shop.example')).toContain(why));
});

describe('tokens', () => {
  it('come from the site\'s function before its server', async () => {
    const call = answers(200, { token: 'server' });
    expect(await freshToken(tokenSource(() => 'own', '/x', call as typeof fetch) ?? (() => null))).toBe('own');
    expect(call).not.toHaveBeenCalled();
    expect(await freshToken(tokenSource(undefined, '/x', call as typeof fetch) ?? (() => null))).toBe('server');
    expect(tokenSource({}, undefined)).toBeUndefined();
  });

  it.each([null, undefined, ''])('%j means that nobody is signed in', async (nobody) => expect(await freshToken(() => nobody)).toBeUndefined());

  it('204 and null of the server mean that nobody is signed in', async () => {
    for (const call of [answers(204, null), answers(200, { token: null })]) {
      expect(await freshToken(tokenSource(undefined, '/x', call as typeof fetch) ?? (() => 'x'))).toBeUndefined();
    }
  });

  it.each([[500, {}, 'answered 500'], [200, {}, 'without a "token"']])('%i %j of the server is a fault', async (status, body, fault) =>
    expect(freshToken(tokenSource(undefined, '/x', answers(status, body) as typeof fetch) ?? (() => 'x'))).rejects.toThrow(fault));

  it('anything else of the function is a fault', async () => expect(freshToken((() => ({ token: 'x' })) as never)).rejects.toThrow('something else'));
});

describe('what is kept', () => {
  const noStorage = () => { throw new Error('forbidden'); };
  const day = 24 * 60 * 60 * 1000;

  it('is only what the frame may keep, and comes back to it', () => {
    const kept = new Kept(browserMemory('t.', noStorage));
    kept.write('session', { resume: 'r' });
    kept.write('secret' as never, 'x');
    expect(kept.all()).toEqual({ session: { resume: 'r' } });
  });

  it('expects answers for a day after the last word', () => {
    let now = 0;
    const kept = new Kept(browserMemory('t.', noStorage), () => now);
    kept.write('session', { resume: 'r' });
    kept.write('unsent', []);
    expect(kept.expectsAnswers).toBe(false);
    kept.write('seen', 'a');
    now = day - 1;
    expect(kept.expectsAnswers).toBe(true);
    now = day;
    expect(kept.expectsAnswers).toBe(false);
  });

  it('of a customer who signs out only the language stays', () => {
    const kept = new Kept(browserMemory('t.', noStorage), () => 0);
    for (const key of ['session', 'unsent', 'seen', 'language'] as const) kept.write(key, [key]);
    kept.forgetCustomer();
    expect(kept.all()).toEqual({ language: ['language'] });
    expect(kept.expectsAnswers).toBe(false);
  });
});

it('a listener that fails does not keep the others from hearing', () => {
  const listeners = new Listeners();
  const heard: number[] = [];
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  listeners.on('unread', () => { throw new Error('theirs'); });
  const off = listeners.on('unread', (count) => heard.push(count));
  listeners.tell('unread', 1);
  off();
  listeners.tell('unread', 2);
  expect([heard, said.mock.calls.length]).toEqual([[1], 2]);
  said.mockRestore();
});

describe('the words', () => {
  it.each([['en', en], ['ms', ms]])('of %s are complete', (_, words) => expect(Object.keys(words)).toEqual(Object.keys(id)));
  it('are in the first language that is spoken', () => expect(widgetSay(['', 'fr', 'en'])('openUnread', { n: 2 })).toBe('Open chat, 2 new messages'));
});
