import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { useChannelName } from '../../../components/Channel';
import { LockIcon, WarningIcon, WindowIcon } from '../../../components/icons';
import { dateTime } from '../../../time/format';
import { useNow } from '../../../time/now';
import { minutesOf, replyWindow } from '../../queue/replyWindow';
import classes from './Notice.module.css';

/** Above the field for replies: that the platform's window closes soon, or what becomes of a reply now that it is over. */
export function WindowNotice({ detail }: { detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const now = useNow();
  const left = replyWindow(detail.window, now);
  if (!left || left.state === 'ample' || !detail.window) return null;
  const values = { channel: channelName(detail.channel), count: minutesOf(left.ms), until: dateTime(detail.window.afterUntil ?? detail.window.replyUntil, i18n.language) };
  const text = left.state === 'closing' ? `${t('window.notice.closing', values)} ${t(`window.notice.then.${detail.window.after}`, values)}` : t(`window.notice.${left.state}`, values);
  const Icon = left.state === 'closing' ? WarningIcon : left.state === 'closed' ? LockIcon : WindowIcon;
  return (
    <div className={classes.notice} data-state={left.state} role="status">
      <Icon size={18} aria-hidden="true" />
      <span className="numbers">{text}</span>
    </div>
  );
}
