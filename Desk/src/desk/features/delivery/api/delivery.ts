import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { DeliveryOverview, Page, ParkedEvent, UndeliveredReply } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

/** Numbers that move all the time are asked for again rather than told. */
const refetchInterval = 15_000;

export const useDelivery = (days: number, enabled: boolean) => useQuery({
  queryKey: keys.delivery('overview', days),
  queryFn: ({ signal }) => get<DeliveryOverview>(ofBrand(`/delivery?from=${new Date(Date.now() - days * 86_400_000).toISOString()}`), signal),
  enabled,
  refetchInterval,
});

const pages = <T>(list: 'parked' | 'undelivered', enabled: boolean) => ({
  queryKey: keys.delivery(list),
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    get<Page<T>>(ofBrand(`/delivery/${list}${pageParam && `?cursor=${encodeURIComponent(pageParam)}`}`), signal),
  initialPageParam: '',
  getNextPageParam: (page: Page<T>) => page.next,
  enabled,
  refetchInterval,
});

export const useParked = (enabled: boolean) => useInfiniteQuery(pages<ParkedEvent>('parked', enabled));

export const useUndelivered = (enabled: boolean) => useInfiniteQuery(pages<UndeliveredReply>('undelivered', enabled));

export const replay = (id: number) => act(`/delivery/parked/${id}/replay`);

export const sendAgain = (id: number) => act(`/delivery/undelivered/${id}/send`);

async function act(path: string): Promise<void> {
  await send('POST', ofBrand(path));
  await queryClient.invalidateQueries({ queryKey: ['delivery'] });
}
