import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../api/types';
import { ChannelIcon } from '../../../components/Channel';
import { Face } from '../../../components/Face';
import { dayOf, date, time } from '../../../time/format';
import type { ListSearch } from '../listSearch';
import classes from './CaseItem.module.css';
import { ReplyClock, WaitingClock } from './Clocks';
import { ReasonBadge } from './ReasonBadge';
import { StatusBadge } from './StatusBadge';
import { WindowClock } from './WindowClock';

type Props = { row: CaseRow; search: ListSearch; chosen: boolean; meId: string; named: boolean; take: ((id: number) => void) | undefined; busy: boolean };

/** One case of the list; with the brand's name where the person has several. */
export const CaseItem = memo(function CaseItem({ row, search, chosen, meId, named, take, busy }: Props) {
  const { t, i18n } = useTranslation();
  const name = row.customer.name?.trim() || t('customer.unnamed', { id: row.customer.id });
  const said = row.lastMessage;
  const before = said && said.author !== 'customer' ? `${t(`author.${said.author}`)}: ` : '';
  return (
    <li className={classes.item} data-chosen={chosen || undefined} data-angry={row.reason === 'angry' && row.status === 'waiting' || undefined} data-case={row.id}>
      <Face name={name} size={38} />
      <div className={classes.body}>
        <div className={classes.line}>
          <Link to="/cases/$caseId" params={{ caseId: String(row.id) }} search={search} className={classes.link} aria-current={chosen ? 'page' : undefined}>
            {name}
          </Link>
          <span className={classes.channel}><ChannelIcon channel={row.channel} size={15} /></span>
          {named && <span className={classes.brand}>{row.brand.name}</span>}
          <span className={classes.end}>
            {row.status === 'waiting' && row.waitingSince ? <WaitingClock since={row.waitingSince} />
              : said && <time className={classes.time} dateTime={said.at}>{dayOf(said.at) === dayOf(Date.now()) ? time(said.at, i18n.language) : date(said.at, i18n.language)}</time>}
          </span>
        </div>
        <p className={classes.said} data-unread={row.unread > 0 || undefined}>
          <span>{before}{said ? said.text || t('message.noText') : t('message.none')}</span>
          {row.unread > 0 && <span className={classes.unread}>{row.unread}<span className="unseen"> {t('queue.unread')}</span></span>}
        </p>
        <div className={classes.line}>
          <div className={classes.badges}>
            {row.reason && row.status !== 'closed' && <ReasonBadge reason={row.reason} />}
            {row.status !== 'waiting' && !(row.status === 'open' && row.agent?.id === meId && search.view === 'mine') && <StatusBadge row={row} meId={meId} />}
            <ReplyClock row={row} />
            <WindowClock window={row.window} />
          </div>
          {take && row.status === 'waiting' && (
            <Button size="compact-sm" variant={chosen ? 'filled' : 'light'} className={classes.take} loading={busy} onClick={() => take(row.id)} aria-label={t('queue.takeOf', { name })}>
              {t('queue.take')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
});
