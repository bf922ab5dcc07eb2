import { describe, expect, it } from 'vitest';
import { contrast, hexColour, on, paint, readable } from './colours';

const brands = ['#0d6155', '#f2b441', '#8e2a4a', '#ffffff', '#000000', '#777777', '#00ff00', '#0000ff', '#ff0000'];

describe('colours', () => {
  it.each([['#F2B441', '#f2b441'], ['#abc', '#aabbcc'], ['red', undefined], ['#12345', undefined], ['url(#1)', undefined]])(
    '%s is read as %s', (text, expected) => expect(hexColour(text)).toBe(expected));

  it('measures contrast as the guidelines do', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  });

  it.each(brands)('on %s stands text that can be read', (brand) => expect(contrast(on(brand), brand)).toBeGreaterThanOrEqual(4.5));

  it.each(brands.flatMap((brand) => ['#ffffff', '#1b2321'].map((behind) => [brand, behind] as const)))(
    '%s becomes readable on %s', (brand, behind) => expect(contrast(readable(brand, behind), behind)).toBeGreaterThanOrEqual(4.5));

  it('leaves a colour alone that can be read', () => expect(readable('#0d6155', '#ffffff')).toBe('#0d6155'));

  it('paints the head and the accent', () => {
    const set = new Map<string, string>();
    paint({ style: { setProperty: (name: string, value: string) => set.set(name, value) } } as unknown as HTMLElement, '#f2b441');
    expect(set.get('--head')).toBe('light-dark(#f2b441, #17201e)');
    expect(set.get('--on-mine')).toBe('#000000');
  });
});
