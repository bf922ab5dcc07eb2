import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onSession } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import { Shell } from '../../../components/Shell';
import { showLanguage } from '../../../i18n';
import { feed } from '../../../live/feed';
import { useActivity } from '../../../live/useActivity';
import { useFallbackPolling } from '../../../live/useFallbackPolling';
import { outgoing } from '../../conversation/api/outgoing';
import { useWindowWarnings } from '../../queue/components/useWindowWarnings';
import { setEnded } from '../api/ended';
import { sessionQuery } from '../api/session';
import { EntryFrame } from '../components/EntryFrame';
import { PasswordForm } from '../components/PasswordForm';
import { SignInAgain } from '../components/SignInAgain';

/** Everything that needs a signed-in person, with their language, their theme and the live connection. */
export function Inside() {
  const me = useQuery(sessionQuery).data?.me;
  const navigate = useNavigate();
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const ready = me != null && !me.mustChangePassword;
  const id = me?.id;
  const language = me?.language;
  const theme = me?.theme;

  useEffect(() => {
    if (me === null) void navigate({ to: '/sign-in', replace: true });
  }, [me, navigate]);
  useEffect(() => {
    if ((language === 'id' || language === 'en') && language !== i18n.language) void showLanguage(language);
  }, [language, i18n]);
  useEffect(() => {
    if (theme) setColorScheme((['light', 'dark'].includes(theme) ? theme : 'auto') as MantineColorScheme);
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (!ready) return undefined;
    onSession({ ended: () => setEnded(true), mustChange: () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }) });
    feed.start();
    outgoing.start();
    return () => {
      feed.stop();
      outgoing.stop();
      onSession({ ended: () => {}, mustChange: () => {} });
    };
  }, [ready, id]);
  const brands = me?.brands.map(({ key }) => key).join();
  const shown = useRef(brands);
  useEffect(() => {
    if (shown.current !== brands) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    shown.current = brands;
  }, [brands]);
  useActivity();
  useWindowWarnings(ready ? id : undefined);
  useFallbackPolling();

  if (!me) return null;
  if (me.mustChangePassword) {
    return (
      <EntryFrame title={t('session.mustChangeTitle')} intro={t('session.mustChangeIntro')}>
        <PasswordForm done={() => {}} currentLabel={t('session.oneTimePassword')} />
      </EntryFrame>
    );
  }
  return (
    <>
      <Shell><Outlet /></Shell>
      <SignInAgain me={me} />
    </>
  );
}
