import { describe, expect, it } from 'vitest';
import type { Line } from '../transcript/transcript';
import { embedded, type Embedding } from './embedding';
import { envelope, unwrap, webOrigin, type Start, type ToFrame, type ToSite } from './protocol';
import { unread } from './unread';

const origin = 'https://shop.example';
const start: Start = { type: 'start', kept: { language: 'en' }, languages: ['ms'], vouched: true, open: false };

/** A frame's window and the site's page around it. */
function frame() {
  const said: { message: ToSite | undefined; to: string }[] = [];
  const parent = { postMessage: (data: unknown, to: string) => said.push({ message: unwrap<ToSite>(data), to }) };
  const target = new EventTarget();
  const page = { parent, addEventListener: target.addEventListener.bind(target) } as unknown as Window;
  const hear = (message: ToFrame, from: { source?: unknown; origin?: string } = {}) =>
    target.dispatchEvent(Object.assign(new Event('message'), { data: envelope(message), source: parent, origin, ...from }));
  return { said, page, hear };
}

const query = (text: string) => new URLSearchParams(text);
const address = query(`embedded=1&origin=${origin}`);

describe('the frame', () => {
  it.each(['', 'embedded=1', `origin=${origin}`, 'embedded=1&origin=*', 'embedded=1&origin=null', `embedded=1&origin=${origin}/x`])(
    'is none with the address "%s"', (text) => expect(embedded(query(text), frame().page)).toBeUndefined());

  it('is none without a page around it', () => {
    const { page } = frame();
    (page as { parent: Window }).parent = page;
    expect(embedded(address, page)).toBeUndefined();
  });

  it('begins with what the page around it says, and with nothing that another window or origin says', async () => {
    const { said, page, hear } = frame();
    const waiting = embedded(address, page);
    hear({ ...start, kept: { session: 'evil' } }, { source: {} });
    hear({ ...start, kept: { session: 'evil' } }, { origin: 'https://evil.example' });
    hear(start);
    hear({ ...start, kept: { session: 'late' } });
    const site = (await waiting) as Embedding;
    expect(said).toEqual([{ message: { type: 'ready' }, to: origin }]);
    expect([site.memory.read('session'), site.memory.read('language')]).toEqual([undefined, 'en']);
  });

  it('keeps what it must remember in the site and in its own copy', async () => {
    const { said, page, hear } = frame();
    const waiting = embedded(address, page);
    hear(start);
    const { memory } = (await waiting) as Embedding;
    memory.write('seen', 'a');
    expect(memory.read('seen')).toBe('a');
    memory.forget('seen');
    expect(memory.read('seen')).toBeUndefined();
    expect(said.slice(1).map((each) => each.message)).toEqual([{ type: 'write', key: 'seen', value: 'a' }, { type: 'forget', key: 'seen' }]);
  });

  it('gets each token for its own question, and learns that there is none', async () => {
    const { page, hear } = frame();
    const waiting = embedded(address, page);
    hear(start);
    const site = (await waiting) as Embedding;
    const answers = [site.vouch(), site.vouch(), site.vouch()];
    hear({ type: 'token', id: 2, token: 'second' });
    hear({ type: 'token', id: 1 });
    hear({ type: 'token', id: 3, failed: true });
    expect(await answers[0]).toBeUndefined();
    expect(await answers[1]).toBe('second');
    await expect(answers[2]).rejects.toThrow('gave no token');
  });
});

describe('messages', () => {
  it.each([undefined, null, 'careBot', 7, {}, { careBot: 'x' }, { careBot: { type: 1 } }, { type: 'close' }])('of others (%j) are not ours', (data) =>
    expect(unwrap(data)).toBeUndefined());

  it.each([['http://localhost:81', true], ['https://shop.example', true], ['https://shop.example:443', false], ['file://', false], [null, false]])(
    'go to an origin such as %s: %s', (text, ours) => expect(webOrigin(text) === text && text !== null).toBe(ours));
});

describe('unread answers', () => {
  const lines = [['desk', 'a'], ['customer', 'b'], ['desk', 'c'], ['desk', 'd']].map(([author, key]) => ({ author, key }) as Line);
  it.each([['a', 2], ['d', 0], [undefined, 3], ['gone', 3]])('after %s are %i', (seen, expected) => expect(unread(lines, seen)).toBe(expected));
});
