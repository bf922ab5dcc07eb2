import { useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { CaseDetail, CloseReason, Colleague } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

export const closeReasons: readonly CloseReason[] = ['resolved', 'no-reply', 'spam', 'other'];

export const useCase = (id: number) => useQuery({ queryKey: keys.case(id), queryFn: ({ signal }) => get<CaseDetail>(`/cases/${id}`, signal) });

/** Who works for a brand and is there. */
export const useColleagues = (brand: string, enabled = true) => useQuery({
  queryKey: [...keys.colleagues, brand], queryFn: ({ signal }) => get<Colleague[]>(ofBrand('/people/on-duty', brand), signal), enabled,
});

export const releaseCase = (id: number) => move(id, 'release');

export const transferCase = (id: number, to: string) => move(id, 'transfer', { to });

export const closeCase = (id: number, reason: CloseReason, note: string, publicReply: string) => move(id, 'close', {
  reason, ...(note.trim() ? { note: note.trim() } : {}), ...(publicReply.trim() ? { publicReply: publicReply.trim() } : {}),
});

export const returnCase = (id: number, note: string) => move(id, 'return', note.trim() ? { note: note.trim() } : {});

async function move(id: number, deed: string, body?: unknown): Promise<void> {
  try {
    const moved = await send<CaseDetail | undefined>('POST', `/cases/${id}/${deed}`, body);
    if (moved?.id === id) queryClient.setQueryData(keys.case(id), moved);
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
    void queryClient.invalidateQueries({ queryKey: keys.case(id) });
    void queryClient.invalidateQueries({ queryKey: keys.messages(id) });
  }
}
