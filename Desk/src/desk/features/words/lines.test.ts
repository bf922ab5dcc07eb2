import { expect, test } from 'vitest';
import { entries, faultsOf, rangeOf } from './lines';

test('faults come to their list in the order of its lines', () => {
  const faults = [{ place: 'synonyms/12', what: 'b', allowed: 'c' }, { place: 'neverConfuse/1', what: 'x', allowed: 'y' }, { place: 'synonyms/3', what: 'a', allowed: 'c' }];
  expect(faultsOf(faults, 'synonyms')).toEqual([{ line: 3, text: 'a → c' }, { line: 12, text: 'b → c' }]);
  expect(faultsOf([{ place: 'synonyms', what: 'long', allowed: 'short' }], 'synonyms')).toEqual([{ line: 0, text: 'long → short' }]);
});

test('a line is found in its text', () => {
  const text = 'satu, dua\n# catatan\ntiga, empat';
  expect(rangeOf(text, 1)).toEqual([0, 9]);
  expect(text.slice(...rangeOf(text, 3))).toBe('tiga, empat');
  expect(rangeOf(text, 9)).toEqual([text.length + 1, text.length + 1]);
});

test('remarks and empty lines are no entries', () => expect(entries('a, b\n\n# c\n  \nd, e # f\n')).toBe(2));
