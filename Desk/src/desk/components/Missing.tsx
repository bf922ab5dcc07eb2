import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { MissingIcon } from './icons';
import { LinkButton } from './LinkButton';

export function Missing() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={MissingIcon} title={t('problem.missingTitle')} text={t('problem.missingPage')}>
      <LinkButton to="/queue">{t('nav.queue')}</LinkButton>
    </EmptyState>
  );
}
