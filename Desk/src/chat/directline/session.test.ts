import { describe, expect, it, vi } from 'vitest';
import { browserMemory } from '../memory';
import type { Api } from './api';
import { Session } from './session';

const noStorage = () => { throw new Error('forbidden'); };

/** A server that keeps one conversation a customer, and remembers what it was asked. */
function server() {
  const asked: { resume: string | undefined; token: string | undefined }[] = [];
  const calls = {
    token: (_: unknown, resume: string | undefined, token: string | undefined) => {
      asked.push({ resume, token });
      const owner = token ?? resume ?? 'stranger';
      return Promise.resolve({ conversationId: `of ${owner}`, token: 't', expires_in: 1800, resume: owner });
    },
  } as Partial<Api> as Api;
  return { asked, calls };
}

describe('a session with a site that vouches', () => {
  it('sends the site\'s token with the kept credential', async () => {
    const { asked, calls } = server();
    const memory = browserMemory('t.', noStorage);
    for (const visit of [1, 2]) await new Session(calls, memory, 'shop', () => Promise.resolve('ani')).token().then(() => visit);
    expect(asked).toEqual([{ resume: undefined, token: 'ani' }, { resume: 'ani', token: 'ani' }]);
  });

  it('says that the device changed hands when another customer signs in, or nobody is signed in any more', async () => {
    for (const next of ['budi', undefined]) {
      const { asked, calls } = server();
      const memory = browserMemory('t.', noStorage);
      await new Session(calls, memory, 'shop', () => Promise.resolve('ani')).token();
      const changed = vi.fn();
      await new Session(calls, memory, 'shop', () => Promise.resolve(next), changed).token();
      expect(changed).toHaveBeenCalledOnce();
      expect(asked[1]).toEqual({ resume: next ? 'ani' : undefined, token: next });
    }
  });

  it('does not go on without a token when the site fails to give one', async () => {
    const { asked, calls } = server();
    await expect(new Session(calls, browserMemory('t.', noStorage), 'shop', () => Promise.reject(new Error('away'))).token()).rejects.toThrow('away');
    expect(asked).toEqual([]);
  });
});
