import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { MissingIcon } from './icons';

export function Missing() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={MissingIcon} title={t('problem.missingTitle')} text={t('problem.missingPage')}>
      <Button component={Link} to="/queue">{t('nav.queue')}</Button>
    </EmptyState>
  );
}
