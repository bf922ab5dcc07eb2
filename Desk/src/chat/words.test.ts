import { describe, expect, it } from 'vitest';
import en from './locales/en.json';
import id from './locales/id.json';
import ms from './locales/ms.json';
import { preferredLanguage, sayIn } from './words';

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the words', () => {
  it.each([['en', en], ['ms', ms]])('of %s are complete and take the same values', (_, words) => {
    expect(Object.keys(words)).toEqual(Object.keys(id));
    for (const [key, text] of Object.entries(id)) expect(placeholders(words[key as keyof typeof id])).toEqual(placeholders(text));
  });

  it.each([
    [['ms-MY', 'en'], 'ms'],
    [['in-ID'], 'id'],
    [['fr', 'en-US'], 'en'],
    [['fr'], 'id'],
    [[], 'id'],
  ])('%s is served in %s', (wanted, expected) => expect(preferredLanguage(wanted)).toBe(expected));

  it('fills in values', () => expect(sayIn('en')('left', { n: 3 })).toBe('3 characters left'));
});
