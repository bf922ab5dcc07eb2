import { Link, Outlet, useMatchRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../components/shortcuts';
import { useTitle } from '../../../components/useTitle';
import { useWaitingCount } from '../api/cases';
import { CaseList } from '../components/CaseList';
import { Filters } from '../components/Filters';
import { compact, views, type ListSearch } from '../listSearch';
import classes from './Inbox.module.css';

/** The list of cases, with the chosen one beside it (or, on a narrow screen, instead of it). */
export function Inbox() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/inbox' });
  const navigate = useNavigate();
  const inCase = useMatchRoute()({ to: '/cases/$caseId' }) !== false;
  const waiting = useWaitingCount();
  const field = useRef<HTMLInputElement>(null);
  useTitle(`${waiting > 0 ? `(${waiting}) ` : ''}${t('nav.queue')}`);
  const change = (next: Partial<ListSearch>) => void navigate({ to: '.', search: compact({ ...search, ...next }), replace: true });
  useShortcuts({ '/': () => field.current?.focus() });
  return (
    <div className={classes.inbox} data-case={inCase || undefined}>
      <section className={classes.side} aria-labelledby="inbox-title">
        <h1 id="inbox-title" className={classes.title}>{t('queue.title')}</h1>
        <nav className={classes.views} aria-label={t('queue.views')}>
          {views.map((view) => (
            <Link
              key={view} to="." search={compact({ ...search, view })} className={classes.view}
              activeOptions={{ exact: true }}
            >
              {t(`queue.view.${view}`)}
              {view === 'queue' && waiting > 0 && <span className={classes.count}>{waiting > 99 ? '99+' : waiting}</span>}
            </Link>
          ))}
        </nav>
        <Filters search={search} change={change} field={field} />
        <div className={classes.scroll}><CaseList search={search} /></div>
      </section>
      <div className={classes.rest}><Outlet /></div>
    </div>
  );
}
