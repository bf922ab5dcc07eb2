import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../api/types';
import { BanIcon, DoneIcon, FaultIcon, QueuedIcon } from '../../../components/icons';
import classes from './Message.module.css';

const icons = { queued: QueuedIcon, sending: QueuedIcon, sent: DoneIcon, failed: FaultIcon, dropped: BanIcon };

/** How far a reply has come on its way to the customer; why it stopped, if it did. */
export function DeliveryMark({ state, error }: { state: Delivery; error: string | null }) {
  const { t } = useTranslation();
  const Icon = icons[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Icon size={13} stroke={2} aria-hidden="true" />
      {t(`delivery.${state}`)}{state === 'failed' && error ? `: ${t(`deliveryError.${error}`, { defaultValue: error })}` : ''}
    </span>
  );
}
