import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../api/types';
import { HoursIcon, WarningIcon } from '../../../components/icons';
import { clock, span, time } from '../../../time/format';
import { useNow } from '../../../time/now';
import { replyClock } from '../replyClock';
import classes from './Clocks.module.css';

/** How long the customer has waited, ticking. */
export function WaitingClock({ since }: { since: string }) {
  const { t } = useTranslation();
  const waited = useNow() - Date.parse(since);
  const { unit, count } = span(waited);
  return (
    <span className={`${classes.clock} numbers`} title={t('queue.waitingFor')}>
      <span className="unseen">{t('queue.waitingFor')} {t(`span.${unit}`, { count })}</span>
      <span aria-hidden="true">{unit === 'day' ? t('span.day', { count }) : clock(waited)}</span>
    </span>
  );
}

/** The time left for the first human reply; nothing once it was written. */
export function ReplyClock({ row }: { row: Pick<CaseRow, 'status' | 'firstReplyAt' | 'firstReplyDueAt'> }) {
  const { t, i18n } = useTranslation();
  const left = replyClock(row, useNow());
  if (!left) return null;
  const text = left.state === 'overdue' ? t('queue.overdue', { time: clock(-left.ms) })
    : left.state === 'later' ? t('queue.replyBy', { time: time(row.firstReplyDueAt!, i18n.language) })
      : t('queue.replyIn', { time: clock(left.ms) });
  const Icon = left.state === 'overdue' ? WarningIcon : HoursIcon;
  return <span className={`${classes.reply} numbers`} data-state={left.state}><Icon size={13} stroke={2} aria-hidden="true" />{text}</span>;
}
