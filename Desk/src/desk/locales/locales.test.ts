import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import id from './id.json';

type Words = { [key: string]: string | Words };

const flat = (words: Words, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`)));
const all = { id: new Map(flat(id)), en: new Map(flat(en)) };
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).toSorted();

describe('the words of the desk', () => {
  it('are there in both languages', () => expect([...all.id.keys()]).toEqual([...all.en.keys()]));
  it('have the same holes in both languages', () => {
    for (const [key, text] of all.en) if (!key.endsWith('_one')) expect(holes(all.id.get(key) ?? ''), key).toEqual(holes(text));
  });
  it('are there for every key that the code names', () => {
    const root = join(import.meta.dirname, '..');
    const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts')).map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const named = [...source.matchAll(/\bt\('([^'$]+)'/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((key) => !all.en.has(key) && !all.en.has(`${key}_other`))).toEqual([]);
  });
});
