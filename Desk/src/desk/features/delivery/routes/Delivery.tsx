import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/Card';
import { ErrorState } from '../../../components/ErrorState';
import { Lines } from '../../../components/Lines';
import { PageFrame } from '../../../components/PageFrame';
import { useMay } from '../../session/api/session';
import { replay, sendAgain, useDelivery, useParked, useUndelivered } from '../api/delivery';
import { AccountList } from '../components/AccountList';
import { Ledger } from '../components/Ledger';
import { Troubles } from '../components/Troubles';
import classes from './Delivery.module.css';

/** Whether everything that customers sent was dealt with, and what was not. */
export function Delivery() {
  const { t } = useTranslation();
  const may = useMay('delivery.read');
  const [days, setDays] = useState('1');
  const overview = useDelivery(Number(days), may);
  const parked = useParked(may);
  const undelivered = useUndelivered(may);
  const shown = (part: 'ledger' | 'accounts') => overview.isPending ? <Lines count={3} height={40} />
    : overview.isError ? <ErrorState error={overview.error} retry={() => void overview.refetch()} />
      : part === 'ledger' ? <Ledger ledger={overview.data.ledger} /> : <AccountList accounts={overview.data.accounts} />;
  return (
    <PageFrame
      title={t('deliveries.title')} needs="delivery.read"
      actions={<SegmentedControl aria-label={t('deliveries.period')} value={days} onChange={setDays} data={['1', '7', '30'].map((value) => ({ value, label: t('deliveries.days', { count: Number(value) }) }))} />}
    >
      <div className={classes.stack}>
        <Card title={t('deliveries.ledger')}>{shown('ledger')}</Card>
        <Card title={t('deliveries.parked')} flush>
          <Troubles list={parked} when={(row) => row.receivedAt} about={() => null} none={t('deliveries.noneParked')} action={t('deliveries.replay')} run={replay} />
        </Card>
        <Card title={t('deliveries.undelivered')} flush>
          <Troubles
            list={undelivered} when={(row) => row.createdAt} about={(row) => row.text && <span className={classes.text}>{row.text}</span>}
            none={t('deliveries.noneUndelivered')} action={t('deliveries.sendAgain')} run={sendAgain}
          />
        </Card>
        <Card title={t('deliveries.accounts')} flush>{shown('accounts')}</Card>
      </div>
    </PageFrame>
  );
}
