import { ActionIcon, CloseButton, Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, useChannelName } from '../../../components/Channel';
import { FilterIcon, SearchIcon } from '../../../components/icons';
import { useMe } from '../../session/api/session';
import type { ListSearch } from '../listSearch';
import classes from './Filters.module.css';

const reasons = ['angry', 'unresolved', 'askedForPerson', 'botFailed'];

/** Search, reason, channel, team and brand. */
export function Filters({ search, change, field }: { search: ListSearch; change: (next: Partial<ListSearch>) => void; field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const { teams, brands } = useMe();
  const [text, setText] = useState(search.q ?? '');
  const later = useDebouncedCallback((q: string) => change({ q }), 250);
  const write = (q: string) => {
    setText(q);
    later(q);
  };
  const option = (name: 'reason' | 'channel' | 'team' | 'brand', value: string, label: string) => (
    <Menu.CheckboxItem key={value} checked={search[name] === value} onChange={(checked) => change({ [name]: checked ? value : '' })}>{label}</Menu.CheckboxItem>
  );
  const filtered = Boolean(search.reason || search.channel || search.team || search.brand);
  return (
    <div className={classes.filters}>
      <TextInput
        ref={field} size="sm" flex={1} placeholder={t('queue.search')} aria-label={t('queue.search')} leftSection={<SearchIcon size={16} />}
        value={text} onChange={(e) => write(e.currentTarget.value)} maxLength={200}
        onKeyDown={(e) => { if (e.key === 'Escape') { write(''); e.currentTarget.blur(); } }}
        rightSection={text && <CloseButton size="sm" aria-label={t('clear')} onClick={() => write('')} />}
      />
      <Menu position="bottom-end" width={240} closeOnItemClick={false}>
        <Menu.Target>
          <ActionIcon variant={filtered ? 'light' : 'default'} size={36} aria-label={filtered ? t('queue.filtersOn') : t('queue.filters')}><FilterIcon size={17} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('queue.reason')}</Menu.Label>
          {reasons.map((reason) => option('reason', reason, t(`reason.${reason}`)))}
          <Menu.Label>{t('queue.channel')}</Menu.Label>
          {channels.map((channel) => option('channel', channel, channelName(channel)))}
          {teams.length > 0 && <Menu.Label>{t('queue.team')}</Menu.Label>}
          {teams.map((team) => option('team', team, team))}
          {brands.length > 1 && <Menu.Label>{t('brand.label')}</Menu.Label>}
          {brands.length > 1 && brands.map(({ key, name }) => option('brand', key, name))}
          <Menu.Divider />
          <Menu.Item disabled={!filtered} closeMenuOnClick onClick={() => change({ reason: '', channel: '', team: '', brand: '' })}>{t('queue.noFilters')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
