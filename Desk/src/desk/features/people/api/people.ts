import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { AuditRow, Page, Person, Role } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

export const usePeople = (enabled: boolean) => useQuery({
  queryKey: keys.people,
  queryFn: async ({ signal }) => {
    const people = await get<Page<Person> | Person[]>(ofBrand('/people?limit=100'), signal);
    return Array.isArray(people) ? people : people.items;
  },
  enabled,
});

export const useAudit = (enabled: boolean) => useInfiniteQuery({
  queryKey: keys.audit,
  queryFn: ({ pageParam, signal }) => get<Page<AuditRow>>(ofBrand(`/audit?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`), signal),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
  enabled,
});

/** `brands` are keys; without them the brand that is worked on. */
export type NewPerson = { userName: string; firstName: string; role: Role; brands?: string[] };

/** The one-time password; it is shown once and kept nowhere. */
export type OneTime = { oneTimePassword: string };

export const addPerson = (person: NewPerson) => changing(send<OneTime>('POST', ofBrand('/people'), person));

export const changePerson = (id: string, change: { firstName?: string; role?: Role; disabled?: boolean; brands?: string[] }) => changing(send('PATCH', ofBrand(`/people/${id}`), change));

export const resetPassword = (id: string) => changing(send<OneTime>('POST', ofBrand(`/people/${id}/reset-password`)));

async function changing<T>(work: Promise<T>): Promise<T> {
  const result = await work;
  void queryClient.invalidateQueries({ queryKey: keys.people });
  void queryClient.invalidateQueries({ queryKey: keys.audit });
  return result;
}
