import { describe, expect, it } from 'vitest';
import type { Article } from '../../api/types';
import { idFrom, localFaults } from './faults';
import { differences, merged, same } from './merge';

const article = (more: Partial<Article> = {}): Article => ({
  id: 'ongkir', tags: ['kirim'], followUps: [], validFrom: null, validUntil: null, texts: { id: { title: 'Ongkir', answer: 'Gratis.', questions: ['ongkirnya?'] } }, ...more,
});
const text = (part: object) => ({ texts: { id: { ...article().texts['id']!, ...part } } });

describe('a stale save', () => {
  const base = article();
  const theirs = article({ ...text({ answer: 'Mulai Rp9.000.' }), tags: ['kirim', 'biaya'] });
  const mine = article(text({ answer: 'Gratis se-Jawa.', title: 'Ongkos kirim' }));

  it('names every part that differs, and who changed it', () =>
    expect(differences(base, theirs, mine).map(({ place, changedBy }) => [place, changedBy])).toEqual([['title/id', 'mine'], ['answer/id', 'both'], ['tags', 'theirs']]));
  it('joins what each changed', () => {
    const result = merged(theirs, mine, new Set(['tags']));
    expect(result.tags).toEqual(['kirim', 'biaya']);
    expect(result.texts['id']).toMatchObject({ title: 'Ongkos kirim', answer: 'Gratis se-Jawa.' });
  });
  it('can give up everything of one side', () => {
    const all = new Set(differences(base, theirs, mine).map((part) => part.place));
    expect(same(merged(theirs, mine, all), theirs)).toBe(true);
    expect(same(merged(theirs, mine, new Set()), mine)).toBe(true);
  });
  it('keeps a language that only one of them has', () => {
    const malay = article({ texts: { ...article().texts, ms: { title: 'Kos', answer: 'Percuma', questions: ['kos?'] } } });
    expect(differences(base, malay, mine).filter((part) => part.place.endsWith('/ms')).every((part) => part.changedBy === 'theirs')).toBe(true);
    expect(Object.keys(merged(malay, mine, new Set(['title/ms', 'answer/ms', 'questions/ms'])).texts)).toEqual(['id', 'ms']);
  });
});

describe('faults of an article', () => {
  it.each([
    ['no answer', article(text({ answer: '  ' })), 'answer/id'],
    ['no title', article(text({ title: '' })), 'title/id'],
    ['only empty questions', article(text({ questions: [' '] })), 'questions/id'],
    ['no language', article({ texts: {} }), 'languages'],
    ['an end before its beginning', article({ validFrom: '2026-12-02T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' }), 'valid-until'],
    ['an id with blanks', article({ id: 'Ongkos Kirim' }), 'id'],
  ])('%s', (_, value, place) => expect(localFaults(value, true).map((fault) => fault.place)).toEqual([place]));
  it('has none when all is there', () => expect(localFaults(article(), true)).toEqual([]));
});

describe('idFrom', () => {
  it.each([['Ongkos kirim', 'ongkos-kirim'], ['  Café & Té!  ', 'cafe-te'], ['日本', '']])('%j → %j', (title, id) => expect(idFrom(title)).toBe(id));
});
