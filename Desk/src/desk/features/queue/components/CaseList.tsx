import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { DoneIcon, HistoryIcon, InboxIcon, PersonIcon, SearchIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { useShortcuts } from '../../../components/shortcuts';
import { useMay, useMe } from '../../session/api/session';
import { useCases } from '../api/cases';
import type { ListSearch } from '../listSearch';
import { CaseItem } from './CaseItem';
import classes from './CaseList.module.css';
import { useTake } from './useTake';

const pictures = { queue: DoneIcon, mine: PersonIcon, all: InboxIcon, closed: HistoryIcon };

/** The cases of the chosen view. */
export function CaseList({ search }: { search: ListSearch }) {
  const { t } = useTranslation();
  const me = useMe();
  const mayWork = useMay('cases.work');
  const { take, busy } = useTake();
  const cases = useCases(search);
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const chosen = Number(useParams({ strict: false }).caseId);
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? [];

  const step = (by: number) => {
    const here = rows.findIndex((row) => row.id === chosen);
    const next = rows[here < 0 ? 0 : Math.min(Math.max(here + by, 0), rows.length - 1)];
    if (!next) return;
    void navigate({ to: '/cases/$caseId', params: { caseId: String(next.id) }, search });
    list.current?.querySelector(`[data-case="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  if (cases.isPending) return <Lines count={7} height={70} />;
  if (cases.isError && rows.length === 0) return <ErrorState error={cases.error} retry={() => void cases.refetch()} />;
  if (rows.length === 0) {
    const view = search.view ?? 'queue';
    const filtered = search.q || search.reason || search.channel || search.team || search.brand;
    return filtered
      ? <EmptyState icon={SearchIcon} title={t('queue.nothingFound')} text={t('queue.nothingFoundHint')} />
      : <EmptyState icon={pictures[view]} title={t(`queue.empty.${view}.title`)} text={t(`queue.empty.${view}.text`)} />;
  }
  return (
    <>
      <ul ref={list} className={classes.list} aria-label={t(`queue.view.${search.view ?? 'queue'}`)}>
        {rows.map((row) => (
          <CaseItem key={row.id} row={row} search={search} chosen={row.id === chosen} meId={me.id} named={me.brands.length > 1} take={mayWork ? take : undefined} busy={busy === row.id} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <div className={classes.more}>
          <Button variant="subtle" size="compact-sm" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>{t('more')}</Button>
        </div>
      )}
    </>
  );
}
