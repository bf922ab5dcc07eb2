import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/Card';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { HistoryIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { dateTime } from '../../../time/format';
import { useAudit } from '../api/people';
import classes from '../routes/People.module.css';

/** Who changed what, the latest first. */
export function Audit() {
  const { t, i18n } = useTranslation();
  const audit = useAudit(true);
  const rows = audit.data?.pages.flatMap((page) => page.items) ?? [];
  if (audit.isPending) return <Card flush><Lines count={6} height={28} /></Card>;
  if (audit.isError && rows.length === 0) return <Card flush><ErrorState error={audit.error} retry={() => void audit.refetch()} /></Card>;
  if (rows.length === 0) return <Card flush><EmptyState icon={HistoryIcon} title={t('audit.empty')} /></Card>;
  return (
    <Card flush>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id} className={classes.audit}>
            <time dateTime={row.at} className={`${classes.dim} numbers`}>{dateTime(row.at, i18n.language)}</time>
            <span>{row.by ?? t('audit.program')}</span>
            <span>{t(`audit.action.${row.action.replaceAll('.', '-')}`, { defaultValue: row.action })} <span className={classes.dim}>{row.subject}{row.detail ? ` · ${row.detail}` : ''}</span></span>
          </li>
        ))}
      </ul>
      {audit.hasNextPage && <div className={classes.more}><Button variant="subtle" size="compact-sm" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>{t('more')}</Button></div>}
    </Card>
  );
}
