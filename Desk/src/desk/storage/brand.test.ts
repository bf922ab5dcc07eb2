import { describe, expect, it } from 'vitest';
import { chosenBrand, draftOfBrand, ofBrand, settleBrand } from './brand';

describe('the brand of a page', () => {
  it.each([
    ['sport', 'default', 'sport'],
    [undefined, 'sport', 'sport'],
    [undefined, 'left-long-ago', 'default'],
    [undefined, null, 'default'],
    ['not-mine', null, 'not-mine'],
  ])('for the address %s and the memory %s it is as expected', (wanted, remembered, chosen) =>
    expect(chosenBrand(wanted, remembered, ['default', 'sport'])).toBe(chosen));
  it('stands in no address before it is settled, unless the thing says it', () => {
    expect([ofBrand('/articles'), ofBrand('/canned', 'sport'), draftOfBrand('hours')]).toEqual(['/articles', '/canned?brand=sport', 'hours']);
  });
  it('is settled once for a load', () => {
    expect([settleBrand('sport'), settleBrand('sport'), settleBrand('default')]).toEqual([true, true, false]);
    expect([ofBrand('/articles?q=a'), ofBrand('/people/on-duty', 'default'), draftOfBrand('hours')])
      .toEqual(['/articles?q=a&brand=sport', '/people/on-duty?brand=default', 'hours@sport']);
  });
});
