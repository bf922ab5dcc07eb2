import { beforeEach, describe, expect, it } from 'vitest';
import { Refused } from './api';
import type { Session } from './session';
import { faultOf, Uploads, type Upload } from './uploads';

const png = (name = 'struk.png', size = 4) => new File([new Uint8Array(size)], name, { type: 'image/png' });
const settled = async () => { for (let i = 0; i < 10; i++) await Promise.resolve(); };

describe('the customer’s files', () => {
  let sent: { name: string; id: string | undefined; conversation: string }[];
  let answers: (() => Promise<void>)[];
  let shown: readonly Upload[];
  let expired: number;

  beforeEach(() => {
    sent = [];
    answers = [];
    shown = [];
    expired = 0;
  });

  const uploads = () => new Uploads(
    { token: () => Promise.resolve({ token: 't', conversationId: 'c' }), expire: () => { expired++; } } as unknown as Session,
    (now) => { shown = now; },
    (_, conversation, activity, file, progress) => {
      sent.push({ name: file.name, id: activity.channelData?.clientActivityID, conversation });
      progress(0.5);
      return (answers.shift() ?? (() => Promise.resolve()))();
    },
  );

  it('leave one after another, and are gone once the conversation shows them', async () => {
    const files = uploads();
    files.add(png('a.png'), { type: 'message' });
    files.add(png('b.png'), { type: 'message' });
    await settled();
    expect(sent.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
    expect(shown.map(({ state, progress }) => [state, progress])).toEqual([['sent', 1], ['sent', 1]]);
    for (const { clientActivityID } of shown) files.arrived(clientActivityID);
    expect(shown).toEqual([]);
  });

  it('can be tried again after the network failed, under the same id', async () => {
    answers = [() => Promise.reject(new TypeError('network'))];
    const files = uploads();
    files.add(png(), { type: 'message' });
    await settled();
    expect(shown[0]?.state).toBe('failed');
    files.retry(shown[0]!.clientActivityID);
    await settled();
    expect(shown[0]?.state).toBe('sent');
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('that the server does not take are not tried again by themselves, and can be dropped', async () => {
    answers = [() => Promise.reject(new Refused(415, 'UnsupportedMediaType', undefined))];
    const files = uploads();
    files.add(png(), { type: 'message' });
    await settled();
    expect(shown[0]?.state).toBe('refused');
    files.drop(shown[0]!.clientActivityID);
    expect([shown.length, sent.length]).toEqual([0, 1]);
  });

  it('ask for a new token when the old one ran out', async () => {
    answers = [() => Promise.reject(new Refused(403, 'TokenExpired', undefined))];
    uploads().add(png(), { type: 'message' });
    await settled();
    expect([expired, shown[0]?.state]).toEqual([1, 'failed']);
  });

  it('are judged before they leave', () => {
    const rules = { types: ['image/png'], maxBytes: 4, maxFiles: 2 };
    expect(faultOf(png(), rules)).toBeUndefined();
    expect(faultOf(png('a.png', 5), rules)).toBe('size');
    expect(faultOf(png('a.png', 0), rules)).toBe('empty');
    expect(faultOf(new File(['x'], 'a.exe', { type: '' }), rules)).toBe('type');
  });
});
