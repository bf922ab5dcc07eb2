import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryOverview } from '../../../api/types';
import classes from '../routes/Delivery.module.css';

const parts = ['received', 'answered', 'handedOver', 'silent', 'waiting', 'parked'] as const;

/** What became of everything that customers sent; the parts add up to what was received. */
export function Ledger({ ledger }: { ledger: DeliveryOverview['ledger'] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'id-ID');
  const silent = Object.values(ledger.silent).reduce((sum, events) => sum + events, 0);
  const well = ledger.stuck === 0 && ledger.balances;
  return (
    <>
      <dl className={classes.figures}>
        {parts.map((part) => (
          <div key={part} className={classes.figure}>
            <dt>{t(`deliveries.part.${part}`)}</dt>
            <dd className="numbers">{number.format(part === 'silent' ? silent : ledger[part])}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.verdict}>
        <Badge color={well ? 'green' : 'red'}>{t(well ? 'deliveries.well' : 'deliveries.stuck', { count: ledger.stuck })}</Badge>
        <span className={classes.dim}>{t('deliveries.beyond', { undelivered: number.format(ledger.undelivered), repeated: number.format(ledger.repeated) })}</span>
      </p>
      {silent > 0 && (
        <details className={classes.rules}>
          <summary>{t('deliveries.rules')}</summary>
          <ul>
            {Object.entries(ledger.silent).sort(([, a], [, b]) => b - a).map(([rule, events]) => <li key={rule}><code>{rule}</code> {number.format(events)}</li>)}
          </ul>
        </details>
      )}
    </>
  );
}
