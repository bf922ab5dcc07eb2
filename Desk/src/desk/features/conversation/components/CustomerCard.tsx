import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { ChannelIcon, useChannelName } from '../../../components/Channel';
import { Face } from '../../../components/Face';
import { date } from '../../../time/format';
import { JoinedCustomers } from './JoinedCustomers';
import classes from './SidePanel.module.css';

/** The customer: name, since when, where they write from, and their earlier cases. */
export function CustomerCard({ detail, insert }: { detail: CaseDetail; insert: (text: string) => void }) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const search = useSearch({ from: '/inside/inbox' });
  const { customer } = detail;
  const name = customer.name?.trim() || t('customer.unnamed', { id: customer.id });
  const earlier = customer.cases.filter((each) => each.id !== detail.id);
  return (
    <>
      <section className={classes.section}>
        <div className={classes.top}>
          <Face name={name} size={48} />
          <div><p className={classes.text}><b>{name}</b></p><p className={classes.dim}>{t('customer.since', { date: date(customer.createdAt, i18n.language) })}</p></div>
        </div>
      </section>
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('customer.channels')}</h3>
        {customer.identities.map((each, i) => (
          <div key={i} className={classes.identity}>
            <ChannelIcon channel={each.channel} /><span>{channelName(each.channel)} · {each.account}{each.name && each.name !== name ? ` · ${each.name}` : ''}</span>
          </div>
        ))}
      </section>
      <JoinedCustomers detail={detail} insert={insert} />
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('customer.earlier')}</h3>
        {earlier.length === 0 && <p className={classes.dim}>{t('customer.first')}</p>}
        <ul className={classes.cases}>
          {earlier.map((each) => (
            <li key={each.id}>
              <Link to="/cases/$caseId" params={{ caseId: String(each.id) }} search={search}>
                <span><ChannelIcon channel={each.channel} size={14} /> {date(each.openedAt, i18n.language)}</span>
                <span className={classes.dim}>{t(`status.${each.status}`)}{each.reason ? ` · ${t(`reason.${each.reason}`)}` : ''}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
