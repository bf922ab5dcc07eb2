import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/session';
import { EntryFrame } from '../components/EntryFrame';
import { SignInForm } from '../components/SignInForm';
import { safeReturn } from '../safeReturn';

export function SignIn() {
  const { t } = useTranslation();
  const { from } = useSearch({ from: '/sign-in' });
  const session = useQuery(sessionQuery);
  if (session.data?.me) return <Navigate to={safeReturn(from)} replace />;
  return (
    <EntryFrame title={t('session.title')} intro={t('session.intro')}>
      <SignInForm done={() => {}} />
    </EntryFrame>
  );
}
