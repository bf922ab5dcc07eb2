import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { Confirm } from '../../../components/Confirm';
import { JoinIcon, KeyIcon } from '../../../components/icons';
import { useProblemText } from '../../../components/useProblemText';
import { date } from '../../../time/format';
import { useMay, useMe } from '../../session/api/session';
import { giveJoinCode, separateCustomer } from '../api/customers';
import { JoinDialog } from './JoinDialog';
import classes from './SidePanel.module.css';

/** Who was found to be the same person, and what can be done about it. */
export function JoinedCustomers({ detail, insert }: { detail: CaseDetail; insert: (text: string) => void }) {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  const me = useMe();
  const mayWork = useMay('cases.work');
  const [joining, setJoining] = useState(false);
  const [leaving, setLeaving] = useState<CaseDetail['customer']['joined'][number] | null>(null);
  const { customer } = detail;
  const name = (each: { id: number; name: string | null }) => each.name?.trim() || t('customer.unnamed', { id: each.id });
  const code = () => void giveJoinCode(detail.id).then(({ text }) => insert(text)).catch((error: unknown) => notifications.show({ color: 'red', message: problemText(error) }));
  if (!mayWork && customer.joined.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('customer.person')}</h3>
      {customer.joined.map((each) => (
        <Group key={each.id} justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{name(each)} <Text span size="xs" c="dimmed">{t('customer.joinedAt', { date: date(each.joinedAt, i18n.language) })}</Text></Text>
          {mayWork && <Button size="compact-xs" variant="default" onClick={() => setLeaving(each)} aria-label={t('customer.separate.of', { name: name(each) })}>{t('customer.separate.action')}</Button>}
        </Group>
      ))}
      {mayWork && (
        <Group gap="xs" mt={customer.joined.length > 0 ? 'xs' : 0}>
          <Button size="xs" variant="default" leftSection={<JoinIcon size={15} aria-hidden="true" />} onClick={() => setJoining(true)}>{t('customer.join.open')}</Button>
          {customer.codes && detail.status === 'open' && detail.agent?.id === me.id && (
            <Button size="xs" variant="default" leftSection={<KeyIcon size={15} aria-hidden="true" />} onClick={code}>{t('customer.code')}</Button>
          )}
        </Group>
      )}
      <JoinDialog detail={detail} opened={joining} close={() => setJoining(false)} />
      <Confirm
        opened={leaving !== null} close={() => setLeaving(null)} title={t('customer.separate.title')} action={t('customer.separate.action')}
        text={leaving ? t('customer.separate.text', { name: name(leaving), other: name(customer) }) : ''}
        run={async () => { await separateCustomer(leaving!.id); notifications.show({ color: 'green', message: t('customer.separate.done') }); }}
      />
    </section>
  );
}
