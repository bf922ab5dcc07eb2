import { queryOptions, useQuery } from '@tanstack/react-query';
import { get, send, holdToken } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Me, Presence, Session } from '../../../api/types';
import { draftsOf } from '../../../storage/drafts';

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }) => accept(await get<Session>('/session', signal)),
  staleTime: Infinity,
  refetchOnWindowFocus: false,
});

export const ensureSession = () => queryClient.ensureQueryData(sessionQuery);

/** Who is signed in; only below the routes that need somebody. */
export function useMe(): Me {
  const me = useQuery(sessionQuery).data?.me;
  if (!me) throw new Error('Nobody is signed in.');
  return me;
}

export const useMay = (permission: string) => useQuery(sessionQuery).data?.me?.permissions.includes(permission) ?? false;

export async function signIn(userName: string, password: string): Promise<Session> {
  const session = accept(await send<Session>('POST', '/session', { userName, password }));
  queryClient.setQueryData(keys.session, session);
  return session;
}

export async function changePassword(current: string, next: string): Promise<void> {
  await send('POST', '/session/password', { current, next });
  queryClient.setQueryData(keys.session, accept(await get<Session>('/session')));
}

export const signOut = () => send('DELETE', '/session');

export const signOutEverywhere = () => send('POST', '/session/sign-out-everywhere');

/** Shows the choice at once; what the server answers holds, and a reading that is on its way cannot undo it. */
export async function saveSettings(change: { language?: 'id' | 'en'; theme?: string }): Promise<void> {
  await queryClient.cancelQueries({ queryKey: keys.session });
  patchMe(change);
  try {
    const saved = accept(await send<Session>('PATCH', '/session/settings', change));
    await queryClient.cancelQueries({ queryKey: keys.session });
    queryClient.setQueryData(keys.session, saved);
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: keys.session });
    throw error;
  }
}

export async function setPresence(state: Presence): Promise<void> {
  await send('PUT', '/presence', { state });
  await queryClient.cancelQueries({ queryKey: keys.session });
  patchMe({ presence: state });
}

function patchMe(change: Partial<Me>): void {
  queryClient.setQueryData<Session>(keys.session, (session) => (session?.me ? { ...session, me: { ...session.me, ...change } } : session));
}

function accept(session: Session): Session {
  if (session.me) draftsOf(session.me.id);
  return holdToken(session);
}
