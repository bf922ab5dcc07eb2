import { describe, expect, it } from 'vitest';
import { askedFor, fitting } from './choice';

describe('askedFor', () => {
  it.each([['/', 1, ''], ['/Sal', 4, 'sal'], ['halo /resi', 10, 'resi'], ['baris\n/x', 8, 'x']])('%j asks for %j', (text, cursor, word) => expect(askedFor(text, cursor)?.word).toBe(word));
  it.each([['https://a.b', 11], ['1/2', 3], ['/salam ', 7], ['', 0]])('%j asks for nothing', (text, cursor) => expect(askedFor(text, cursor)).toBeNull());
});

describe('fitting', () => {
  const reply = (id: number, shortcut: string, language: string, text = '') => ({ id, shortcut, language, text, version: 1 });
  const replies = [reply(1, 'salam', 'en'), reply(2, 'salam', 'id'), reply(3, 'maaf', 'id', 'salam dari kami'), reply(4, 'resi', 'id')];
  it('puts the beginning of a shortcut first, then the language, then the text', () => expect(fitting(replies, 'sal', 'id').map((each) => each.id)).toEqual([2, 1, 3]));
});
