const place = 'carebot.desk.brand';
let settled: string | undefined;

/** The brand that a page works on: what the address says, else what this tab worked on last, else the first of the person's. */
export const chosenBrand = (wanted: string | undefined, remembered: string | null, mine: readonly string[]): string =>
  wanted ?? (remembered !== null && mine.includes(remembered) ? remembered : (mine[0] ?? ''));

/** What this tab worked on last; another tab may have worked on another. */
export function rememberedBrand(): string | null {
  try {
    return sessionStorage.getItem(place);
  } catch {
    return null;
  }
}

/**
 * From now on all pages of this load work on the brand `key`; empty for whoever has only one. False when they work on another already: then the page
 * must be loaded anew, so that nothing of one brand can be shown or saved as the other's.
 */
export function settleBrand(key: string): boolean {
  if (settled !== undefined) return settled === key;
  settled = key;
  try {
    sessionStorage.setItem(place, key);
  } catch {
    // The address still says it.
  }
  return true;
}

/** The brand that this load works on; empty for whoever has only one, and before any page of one brand was opened. */
export const tabBrand = (): string => settled ?? '';

/** The address of a request that works on a brand: on the tab's, unless it is about a thing of another. */
export const ofBrand = (path: string, brand = settled): string =>
  brand ? `${path}${path.includes('?') ? '&' : '?'}brand=${encodeURIComponent(brand)}` : path;

/** The name under which something unsaved of the tab's brand is kept. */
export const draftOfBrand = (name: string): string => (settled ? `${name}@${settled}` : name);
