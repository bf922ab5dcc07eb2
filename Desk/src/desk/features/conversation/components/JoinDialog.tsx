import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CustomerFound } from '../../../api/types';
import { ChannelIcon, useChannelName } from '../../../components/Channel';
import { Confirm } from '../../../components/Confirm';
import { Lines } from '../../../components/Lines';
import { date } from '../../../time/format';
import { joinCustomers, shortestSearch, useCustomers } from '../api/customers';
import classes from './JoinDialog.module.css';

/** Finds the other customer who is the same person, shows both, and joins them. */
export function JoinDialog({ detail, opened, close }: { detail: CaseDetail; opened: boolean; close: () => void }) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const { customer } = detail;
  const [words, setWords] = useState('');
  const [wanted] = useDebouncedValue(words.trim(), 250);
  const [chosen, setChosen] = useState<CustomerFound | null>(null);
  const found = useCustomers(detail.brand.key, opened ? wanted : '', customer.id);
  const name = (each: { id: number; name: string | null }) => each.name?.trim() || t('customer.unnamed', { id: each.id });
  const facts = (each: CustomerFound) => t('customer.join.facts', { count: each.cases, date: date(each.createdAt, i18n.language) });
  const leave = () => {
    setChosen(null);
    setWords('');
    close();
  };
  const join = async () => {
    await joinCustomers(customer.id, chosen!.id);
    notifications.show({ color: 'green', message: t('customer.join.done', { kept: name(customer), joined: name(chosen!) }) });
  };
  return (
    <Confirm opened={opened} close={leave} title={t('customer.join.title')} text={t('customer.join.text', { name: name(customer) })} action={t('customer.join.action')} run={join} disabled={!chosen}>
      <Stack gap="sm">
        <TextInput
          label={t('customer.join.search')} description={t('customer.join.searchHint')} value={words} data-autofocus autoComplete="off"
          onChange={(e) => { setWords(e.currentTarget.value); setChosen(null); }} onKeyDown={(e) => { if (e.key === 'Enter') e.preventDefault(); }}
        />
        <div aria-live="polite">
          {wanted.length >= shortestSearch && found.isPending && <Lines count={3} height={52} />}
          {found.data?.length === 0 && <Text size="sm">{t('customer.join.nobody')}</Text>}
        </div>
        {found.data && found.data.length > 0 && (
          <Radio.Group label={t('customer.join.who')} value={chosen ? String(chosen.id) : ''} onChange={(id) => setChosen(found.data.find((each) => String(each.id) === id) ?? null)}>
            <Stack gap={6} mt={8} className={classes.list ?? ''}>
              {found.data.map((each) => (
                <Radio.Card key={each.id} value={String(each.id)} className={classes.person ?? ''}>
                  <Radio.Indicator />
                  <span className={classes.who}>
                    <b>{name(each)}</b>
                    {each.identities.map((identity, i) => (
                      <span key={i} className={classes.identity}><ChannelIcon channel={identity.channel} size={14} />{channelName(identity.channel)} · {identity.account} · {identity.name ?? identity.key}</span>
                    ))}
                    <span className={classes.dim}>{facts(each)}</span>
                  </span>
                </Radio.Card>
              ))}
            </Stack>
          </Radio.Group>
        )}
        {chosen && <Text size="sm" role="status">{t('customer.join.both', { kept: name(customer), joined: name(chosen), channels: customer.identities.length + chosen.identities.length })}</Text>}
      </Stack>
    </Confirm>
  );
}
