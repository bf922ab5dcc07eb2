import { useTranslation } from 'react-i18next';
import type { ReplyWindow } from '../../../api/types';
import { LockIcon, WarningIcon, WindowIcon } from '../../../components/icons';
import { span } from '../../../time/format';
import { useNow } from '../../../time/now';
import { minutesOf, replyWindow } from '../replyWindow';
import classes from './Clocks.module.css';

/** The time that is left to answer on this platform. In lists only when it runs out, or is over. */
export function WindowClock({ window, always = false }: { window: ReplyWindow | null; always?: boolean }) {
  const { t } = useTranslation();
  const left = replyWindow(window, useNow());
  if (!left || (left.state === 'ample' && !always)) return null;
  const { unit, count } = span(left.ms);
  const text = left.state === 'closing' ? t('window.closing', { count: minutesOf(left.ms) })
    : left.state === 'ample' ? t('window.ample', { time: t(`span.${unit}`, { count }) })
      : t(`window.${left.state}`);
  const Icon = left.state === 'closing' ? WarningIcon : left.state === 'closed' ? LockIcon : WindowIcon;
  const tone = left.state === 'closing' ? 'soon' : left.state === 'closed' ? 'overdue' : 'running';
  return <span className={`${classes.reply} numbers`} data-state={tone} title={t('window.what')}><Icon size={13} stroke={2} aria-hidden="true" />{text}</span>;
}
