import { useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Canned } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

/** The replies of a brand: of the tab's, or of that of a case. */
export const useCanned = (brand?: string) => useQuery({ queryKey: [...keys.canned, brand], queryFn: ({ signal }) => get<Canned[]>(ofBrand('/canned', brand), signal) });

export type CannedInput = Pick<Canned, 'shortcut' | 'language' | 'text'>;

/** Saves a new reply, or a known one. @throws {Problem} 409 with `current` when somebody else saved meanwhile. */
export async function saveCanned(input: CannedInput, known: Canned | undefined): Promise<void> {
  if (known) await send('PUT', ofBrand(`/canned/${known.id}`), input, `"${known.version}"`);
  else await send('POST', ofBrand('/canned'), input);
  await queryClient.invalidateQueries({ queryKey: keys.canned });
}

export async function deleteCanned(known: Canned): Promise<void> {
  await send('DELETE', ofBrand(`/canned/${known.id}`), undefined, `"${known.version}"`);
  await queryClient.invalidateQueries({ queryKey: keys.canned });
}
