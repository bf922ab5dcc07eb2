import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FaultIcon, LockIcon, OfflineIcon, QueuedIcon } from '../../../components/icons';
import { time } from '../../../time/format';
import { useMe } from '../../session/api/session';
import { outgoing, type Outgoing } from '../api/outgoing';
import classes from './Message.module.css';

/** Something written that is still on its way to the server, or that it refused. */
export function OutgoingMessage({ item, first, edit }: { item: Outgoing; first: boolean; edit: (text: string) => void }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const Icon = { sending: QueuedIcon, waiting: OfflineIcon, refused: FaultIcon }[item.state];
  const takeBack = () => {
    outgoing.discard(item.clientId);
    edit(item.text);
  };
  return (
    <article className={`${classes.message} ${classes.waiting}`} data-author={item.kind === 'notes' ? 'note' : 'agent'} data-first={first || undefined}>
      <div className={classes.meta} data-first={first || undefined}>
        {item.kind === 'notes' && <LockIcon size={13} aria-hidden="true" />}<span className={classes.who}>{me.firstName}</span>
        {item.kind === 'notes' && <span>{t('message.note')}</span>}
      </div>
      <div className={classes.bubble}><p className={classes.text} dir="auto">{item.text}</p></div>
      <div className={classes.foot}>
        <time dateTime={item.at} className="numbers">{time(item.at, i18n.language)}</time>
        <span className={classes.mark} data-state={item.state}>
          <Icon size={13} stroke={2} aria-hidden="true" />
          {t(`outgoing.${item.state}`)}{item.state === 'refused' && item.problem ? `: ${t(`outgoing.why.${item.problem}`, { defaultValue: t('outgoing.why.unknown') })}` : ''}
        </span>
        {item.state === 'refused' && (
          <span className={classes.actions}>
            <Button size="compact-xs" variant="light" onClick={() => outgoing.retry(item.clientId)}>{t('outgoing.retry')}</Button>
            <Button size="compact-xs" variant="default" onClick={takeBack}>{t('outgoing.edit')}</Button>
          </span>
        )}
      </div>
    </article>
  );
}
