import { useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Page, Release, ReleaseDraft } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

export const useReleases = (enabled: boolean) => useQuery({
  queryKey: keys.releases,
  queryFn: async ({ signal }) => (await get<Page<Release>>(ofBrand('/releases?limit=50'), signal)).items,
  enabled,
});

export const useReleaseDraft = (enabled: boolean) => useQuery({
  queryKey: keys.draft, queryFn: ({ signal }) => get<ReleaseDraft>(ofBrand('/releases/draft'), signal), enabled,
});

export async function publish(note: string): Promise<Release> {
  const release = await send<Release>('POST', ofBrand('/releases'), { note });
  await changed();
  return release;
}

export async function activate(number: number): Promise<void> {
  await send('POST', ofBrand(`/releases/${number}/activate`));
  await changed();
}

const changed = () => Promise.all([['releases'], ['draft'], ['articles']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
