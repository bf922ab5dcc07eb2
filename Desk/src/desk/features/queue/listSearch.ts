export const views = ['queue', 'mine', 'all', 'closed'] as const;
export type View = (typeof views)[number];

/** What of the list is shown; part of the address, so that it survives a reload and can be sent to a colleague. */
export type ListSearch = { view?: View; reason?: string; channel?: string; team?: string; brand?: string; q?: string };

/** Keeps what is a known wish; anything else in the address is ignored. */
export function listSearch(raw: Record<string, unknown>): ListSearch {
  const view = views.find((each) => each === raw['view']);
  const text = (name: string) => (typeof raw[name] === 'string' && raw[name] ? String(raw[name]).slice(0, 200) : undefined);
  return compact({ view, reason: text('reason'), channel: text('channel'), team: text('team'), brand: text('brand'), q: text('q') });
}

/** The same without the wishes that say nothing. */
export function compact(search: { [K in keyof ListSearch]: ListSearch[K] | undefined }): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([name, value]) => value && !(name === 'view' && value === 'queue')));
}
