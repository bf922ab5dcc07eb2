import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { BotIcon, DoneIcon, PersonIcon, QueuedIcon } from '../../../components/icons';
import classes from './Standing.module.css';

const icons = { waiting: QueuedIcon, open: PersonIcon, bot: BotIcon, closed: DoneIcon };

/** Why one cannot reply here now, and what one can do about it. */
export function Standing({ detail, take, taking }: { detail: CaseDetail; take: (() => void) | undefined; taking: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[detail.status];
  const reason = detail.status === 'closed' && detail.closeReason ? ` · ${t(`closeReason.${detail.closeReason}`, { defaultValue: detail.closeReason })}` : '';
  return (
    <div className={classes.standing} role="status">
      <Icon size={18} aria-hidden="true" />
      <span>{t(`standing.${detail.status}`, { name: detail.agent?.firstName ?? t('author.somebody') })}{reason}</span>
      {take && <Button size="xs" onClick={take} loading={taking}>{t('queue.take')}</Button>}
    </div>
  );
}
