import { useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Canned } from '../../../api/types';

export const useCanned = () => useQuery({ queryKey: keys.canned, queryFn: ({ signal }) => get<Canned[]>('/canned', signal) });

export type CannedInput = Pick<Canned, 'shortcut' | 'language' | 'text'>;

/** Saves a new reply, or a known one. @throws {Problem} 409 with `current` when somebody else saved meanwhile. */
export async function saveCanned(input: CannedInput, known: Canned | undefined): Promise<void> {
  if (known) await send('PUT', `/canned/${known.id}`, input, `"${known.version}"`);
  else await send('POST', '/canned', input);
  await queryClient.invalidateQueries({ queryKey: keys.canned });
}

export async function deleteCanned(known: Canned): Promise<void> {
  await send('DELETE', `/canned/${known.id}`, undefined, `"${known.version}"`);
  await queryClient.invalidateQueries({ queryKey: keys.canned });
}
