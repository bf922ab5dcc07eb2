import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserMemory, type Memory } from '../memory';
import { Refused, type Api } from './api';
import { Outgoing, type OutgoingMessage } from './outgoing';
import { Session } from './session';

const unreachable = () => Promise.reject(new TypeError('Failed to fetch'));
const noStorage = () => { throw new Error('forbidden'); };

describe('what the customer sends', () => {
  let memory: Memory;
  let posts: { token: string; conversation: string; id: string | undefined; text: string | undefined }[];
  let answers: (() => Promise<{ id: string }>)[];
  let shown: readonly OutgoingMessage[];
  let tokens: number;
  let calls: Api;

  beforeEach(() => {
    vi.useFakeTimers();
    memory = browserMemory('test.', noStorage);
    posts = [];
    answers = [];
    tokens = 0;
    calls = {
      token: () => Promise.resolve({ conversationId: 'c', token: `t${++tokens}`, expires_in: 1800, userId: 'u', resume: 'r' }),
      post: (token, conversation, activity) => {
        posts.push({ token, conversation, id: activity.channelData?.clientActivityID, text: activity.text });
        return (answers.shift() ?? (() => Promise.resolve({ id: 'x' })))();
      },
    } as Partial<Api> as Api;
  });
  afterEach(() => vi.useRealTimers());

  const outgoing = () => new Outgoing(calls, new Session(calls, memory, undefined), memory, (messages) => (shown = messages));

  it('leaves in order, and a repetition carries the same id', async () => {
    answers = [unreachable, unreachable];
    const queue = outgoing();
    queue.send({ type: 'message', text: 'satu' });
    queue.send({ type: 'message', text: 'dua' });
    await vi.runAllTimersAsync();
    expect(posts.map((post) => post.text)).toEqual(['satu', 'satu', 'satu', 'dua']);
    expect(new Set(posts.slice(0, 3).map((post) => post.id)).size).toBe(1);
    expect(shown.map((message) => message.state)).toEqual(['sent', 'sent']);
  });

  it('survives a reload while it has not left, and not after', async () => {
    answers = [() => new Promise(() => undefined)];
    outgoing().send({ type: 'message', text: 'satu' });
    await vi.advanceTimersByTimeAsync(1);
    const first = posts[0]?.id;
    outgoing().restore();
    await vi.advanceTimersByTimeAsync(1);
    expect(posts.map((post) => post.id)).toEqual([first, first]);
    posts = [];
    outgoing().restore();
    await vi.advanceTimersByTimeAsync(1);
    expect(posts).toEqual([]);
  });

  it('says so when it takes long, and still sends it', async () => {
    answers = [unreachable, unreachable, unreachable];
    const states: (string | undefined)[] = [];
    const queue = new Outgoing(calls, new Session(calls, memory, undefined), memory, (messages) => states.push(messages[0]?.state));
    queue.send({ type: 'message', text: 'satu' });
    await vi.runAllTimersAsync();
    expect(states).toEqual(['waiting', 'late', 'sent']);
  });

  it('goes on after a message that the server will not take, and tries that one again by hand', async () => {
    answers = [() => Promise.reject(new Refused(413, 'MessageSizeTooBig', undefined))];
    const queue = outgoing();
    queue.send({ type: 'message', text: 'satu' });
    queue.send({ type: 'message', text: 'dua' });
    await vi.runAllTimersAsync();
    expect(shown.map((message) => message.state)).toEqual(['refused', 'sent']);
    queue.retry(shown[0]?.clientActivityID ?? '');
    await vi.runAllTimersAsync();
    expect(shown.map((message) => message.state)).toEqual(['sent', 'sent']);
  });

  it('asks for another token when one has expired', async () => {
    answers = [() => Promise.reject(new Refused(403, 'TokenExpired', undefined))];
    outgoing().send({ type: 'message', text: 'satu' });
    await vi.runAllTimersAsync();
    expect(posts.map((post) => post.token)).toEqual(['t1', 't2']);
  });

  it('waits as long as the server asks', async () => {
    answers = [() => Promise.reject(new Refused(429, 'TooManyRequests', 7))];
    outgoing().send({ type: 'message', text: 'satu' });
    await vi.advanceTimersByTimeAsync(6_900);
    expect(posts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(posts).toHaveLength(2);
  });

  it('is gone from here once the conversation shows it', async () => {
    const queue = outgoing();
    queue.send({ type: 'message', text: 'satu' });
    await vi.runAllTimersAsync();
    queue.arrived(shown[0]?.clientActivityID ?? '');
    expect(shown).toEqual([]);
  });
});

describe('the session', () => {
  it('keeps a credential, and begins anew when the server knows it no longer', async () => {
    const memory = browserMemory('test.', noStorage);
    const asked: (string | undefined)[] = [];
    const calls = {
      token: (_: string | undefined, resume: string | undefined) => {
        asked.push(resume);
        return resume ? Promise.reject(new Refused(403, 'ResumeInvalid', undefined)) : Promise.resolve({ conversationId: `c${asked.length}`, token: 't', expires_in: 1800, userId: 'u', resume: 'kept' });
      },
    } as Partial<Api> as Api;
    await new Session(calls, memory, undefined).token();
    const again = await new Session(calls, memory, undefined).token();
    expect(asked).toEqual([undefined, 'kept', undefined]);
    expect(again.conversationId).toBe('c3');
  });

  it('keeps the credential through faults that pass', async () => {
    const memory = browserMemory('test.', noStorage);
    memory.write('session', { resume: 'kept', conversationId: 'c' });
    const calls = { token: () => Promise.reject(new Refused(503, 'ServiceError', 1)) } as Partial<Api> as Api;
    await expect(new Session(calls, memory, undefined).token()).rejects.toThrow('503');
    expect(memory.read('session')).toEqual({ resume: 'kept', conversationId: 'c' });
  });
});
