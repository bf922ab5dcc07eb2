import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../../../components/Channel';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { DoneIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { useProblemText } from '../../../components/useProblemText';
import { dateTime } from '../../../time/format';
import classes from '../routes/Delivery.module.css';

type Trouble = { id: number; channel: string; customer: string | null; caseId: number | null; attempts: number; error: string | null };
type Pages<T> = {
  data: { pages: { items: T[] }[] } | undefined; error: Error | null; isPending: boolean; hasNextPage: boolean; isFetchingNextPage: boolean;
  refetch: () => unknown; fetchNextPage: () => unknown;
};

/** What did not get through, the newest first, each with the way to try it again. */
export function Troubles<T extends Trouble>({ list, when, about, none, action, run }: {
  list: Pages<T>; when: (row: T) => string; about: (row: T) => ReactNode; none: string; action: string; run: (id: number) => Promise<void>;
}) {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  const [running, setRunning] = useState<number>();
  const [failed, setFailed] = useState<string>();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const again = async (id: number) => {
    setRunning(id);
    setFailed(undefined);
    await run(id).catch((error: unknown) => setFailed(problemText(error)));
    setRunning(undefined);
  };
  if (list.isPending) return <Lines count={2} height={44} />;
  if (list.error && rows.length === 0) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (rows.length === 0) return <EmptyState icon={DoneIcon} title={none} />;
  return (
    <>
      <p role="alert" className={classes.failed}>{failed}</p>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <ChannelIcon channel={row.channel} size={20} />
            <span className={classes.about}>
              <span className={classes.name}>
                {row.caseId === null ? row.customer ?? t('deliveries.unknown') : <Link to="/cases/$caseId" params={{ caseId: String(row.caseId) }}>{row.customer ?? `#${row.caseId}`}</Link>}
              </span>
              {about(row)}
              <span className={classes.dim}>{dateTime(when(row), i18n.language)} · {t('deliveries.attempts', { count: row.attempts })}{row.error ? ` · ${row.error}` : ''}</span>
            </span>
            <Button variant="default" size="xs" loading={running === row.id} onClick={() => void again(row.id)}>{action}</Button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <div className={classes.more}><Button variant="subtle" size="compact-sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('more')}</Button></div>}
    </>
  );
}
