import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { mayHeal, Problem } from '../api/problem';
import { EmptyState } from './EmptyState';
import { DeniedIcon, MissingIcon, OfflineIcon, RetryIcon, WarningIcon } from './icons';
import { useProblemText } from './useProblemText';

const againMs = 5_000;

/** Something could not be loaded. What may heal by itself is tried again by itself; `page`: nothing else is on screen. */
export function ErrorState({ error, retry, page = false }: { error: unknown; retry: () => void; page?: boolean }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const heals = mayHeal(error);
  useEffect(() => {
    if (!heals || !page) return undefined;
    const timer = setInterval(retry, againMs);
    return () => clearInterval(timer);
  }, [heals, page, retry]);
  const status = error instanceof Problem ? error.status : 0;
  const icon = status === 403 ? DeniedIcon : status === 404 ? MissingIcon : heals ? OfflineIcon : WarningIcon;
  return (
    <div role="alert">
      <EmptyState icon={icon} title={t(status === 404 ? 'problem.missingTitle' : status === 403 ? 'problem.deniedTitle' : 'problem.title')} text={problemText(error)}>
        {status !== 403 && status !== 404 && (
          <Button variant="default" leftSection={<RetryIcon size={16} />} onClick={retry}>{t('problem.retry')}</Button>
        )}
      </EmptyState>
    </div>
  );
}
