import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryOverview } from '../../../api/types';
import { ChannelIcon } from '../../../components/Channel';
import { dateTime } from '../../../time/format';
import classes from '../routes/Delivery.module.css';

/** Our accounts: what waits to leave, what the platform still allows, and whose token was refused. */
export function AccountList({ accounts }: { accounts: DeliveryOverview['accounts'] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={classes.list}>
      {accounts.map((account) => (
        <li key={account.id} className={classes.row}>
          <ChannelIcon channel={account.channel} size={20} />
          <span className={classes.about}>
            <span className={classes.name}>{account.name}</span>
            <span className={classes.dim}>
              {t('deliveries.heldBack', { count: account.heldBack })}
              {account.oldestHeldBackAt && ` · ${t('deliveries.since', { at: dateTime(account.oldestHeldBackAt, i18n.language) })}`}
              {account.budgetLeft !== null && ` · ${t('deliveries.budget', { count: account.budgetLeft })}`}
              {account.alarm && ` · ${account.alarm}`}
            </span>
          </span>
          {account.alarm ? <Badge color="red">{t('deliveries.tokenRefused')}</Badge> : <Badge color="green">{t('deliveries.fine')}</Badge>}
        </li>
      ))}
    </ul>
  );
}
