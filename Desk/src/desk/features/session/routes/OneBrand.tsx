import { Outlet, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { DeniedIcon } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { useMe } from '../api/session';

/** The pages that work on one brand, which the address names. */
export function OneBrand() {
  const { t } = useTranslation();
  const { brands } = useMe();
  const { brand } = useSearch({ from: '/inside/brand' });
  if (brand !== undefined && !brands.some(({ key }) => key === brand)) {
    return (
      <EmptyState icon={DeniedIcon} title={t('brand.notYours')} text={t('brand.notYoursHint', { key: brand })}>
        <LinkButton to="/queue">{t('nav.queue')}</LinkButton>
      </EmptyState>
    );
  }
  return <Outlet />;
}
