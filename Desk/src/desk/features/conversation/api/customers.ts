import { useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { CustomerCard, CustomerFound, JoinCode } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

export const shortestSearch = 2;

/** Customers of a brand whose name or id the words fit; nothing below two characters. */
export const useCustomers = (brand: string, words: string, except: number) => useQuery({
  queryKey: keys.customers(words, except),
  queryFn: ({ signal }) => get<CustomerFound[]>(ofBrand(`/customers?q=${encodeURIComponent(words)}&except=${except}`, brand), signal),
  enabled: words.length >= shortestSearch,
});

export const joinCustomers = (kept: number, other: number) => changed(send<CustomerCard>('POST', `/customers/${kept}/join`, { with: other }));

export const separateCustomer = (id: number) => changed(send<CustomerCard>('POST', `/customers/${id}/separate`));

export const giveJoinCode = (caseId: number) => send<JoinCode>('POST', `/cases/${caseId}/join-code`);

async function changed(work: Promise<CustomerCard>): Promise<void> {
  try {
    await work;
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['case'] });
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
    void queryClient.invalidateQueries({ queryKey: ['customers'] });
  }
}
