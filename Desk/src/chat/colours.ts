/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** What small text needs against what lies behind it: WCAG 2.2, success criterion 1.4.3. */
const enough = 4.5;

/** `#rgb` or `#rrggbb` as `#rrggbb`; undefined for anything else. */
export function hexColour(text: string): string | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  const long = short ? `#${short.slice(1).map((digit) => digit + digit).join('')}` : text;
  return /^#[\da-f]{6}$/i.test(long) ? long.toLowerCase() : undefined;
}

/** Contrast of two colours, 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  return ratio(rgb(one), rgb(other));
}

/** White or black, whichever can be read on the colour; white if both can. */
export function on(colour: string): '#ffffff' | '#000000' {
  return ratio(rgb(colour), white) >= enough ? '#ffffff' : '#000000';
}

/** The colour, or the nearest darker or lighter one, that can be read as text on `behind`. */
export function readable(colour: string, behind: string): string {
  const target = luminance(rgb(behind)) > 0.18 ? black : white;
  for (let share = 0; share <= 1; share += 0.04) {
    const tried = mix(rgb(colour), target, share);
    if (ratio(tried, rgb(behind)) >= enough) return hex(tried);
  }
  return hex(target);
}

/** Draws the chat in the site's colour, in the light and in the dark appearance, with text that can be read. */
export function paint(root: HTMLElement, colour: string): void {
  const soft = { light: tint(colour, '#ffffff'), dark: tint(colour, '#1b2321') };
  const accent = { light: readable(colour, soft.light), dark: readable(colour, soft.dark) };
  const values = {
    '--head': `light-dark(${colour}, #17201e)`,
    '--on-head': `light-dark(${on(colour)}, #e9efec)`,
    '--on-head-soft': `light-dark(${on(colour)}, #a9b8b3)`,
    '--dot': `light-dark(${on(colour) === '#ffffff' ? '#7be0b0' : '#000000'}, #7be0b0)`,
    '--avatar': `light-dark(rgb(255 255 255 / 16%), ${hex(mix(rgb(colour), black, 0.4))})`,
    '--mine': colour,
    '--on-mine': on(colour),
    '--accent': `light-dark(${accent.light}, ${accent.dark})`,
    '--accent-soft': `light-dark(${soft.light}, ${soft.dark})`,
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value);
}

const tint = (colour: string, surface: string) => hex(mix(rgb(surface), rgb(colour), 0.12));

const rgb = (colour: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;

const hex = (colour: Rgb) => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Rgb, to: Rgb, share: number): Rgb => from.map((part, at) => part + ((to[at] ?? 0) - part) * share) as unknown as Rgb;

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
