import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { CaseDetail, CaseRow, Page } from '../../../api/types';
import type { ListSearch } from '../listSearch';

const pageSize = 50;

function address(search: ListSearch, cursor: string | null): string {
  const query = new URLSearchParams({ view: search.view ?? 'queue', limit: String(pageSize) });
  for (const name of ['reason', 'channel', 'team', 'brand', 'q'] as const) if (search[name]) query.set(name, search[name]);
  if (cursor) query.set('cursor', cursor);
  return `/cases?${query}`;
}

/** The cases of a view, page after page, in the server's order. */
export function useCases(search: ListSearch) {
  const { view = 'queue', ...filters } = search;
  return useInfiniteQuery({
    queryKey: keys.cases(view, filters),
    queryFn: ({ pageParam, signal }) => get<Page<CaseRow>>(address(search, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before, query) => (query?.queryKey[1] === view ? before : undefined),
  });
}

/** How many customers wait; counts no further than the first hundred. */
export function useWaitingCount(): number {
  const waiting = useQuery({
    queryKey: ['cases', 'waiting'],
    queryFn: ({ signal }) => get<Page<CaseRow>>('/cases?view=queue&limit=100', signal),
  });
  return waiting.data?.items.length ?? 0;
}

/** Takes a case. @throws {Problem} `already-taken` with `takenBy`. */
export async function claim(id: number): Promise<CaseDetail> {
  try {
    const taken = await send<CaseDetail>('POST', `/cases/${id}/claim`);
    queryClient.setQueryData(keys.case(id), taken);
    return taken;
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
    void queryClient.invalidateQueries({ queryKey: keys.case(id) });
  }
}
