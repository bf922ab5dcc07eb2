import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { ChannelIcon, useChannelName } from '../../../components/Channel';
import { BackIcon, BotIcon, CheckIcon, DotsIcon, InfoIcon, LeftIcon, ReleaseIcon, TransferIcon } from '../../../components/icons';
import { Face } from '../../../components/Face';
import { LinkIcon } from '../../../components/LinkButton';
import { ReplyClock, WaitingClock } from '../../queue/components/Clocks';
import { WindowClock } from '../../queue/components/WindowClock';
import { ReasonBadge } from '../../queue/components/ReasonBadge';
import { StatusBadge } from '../../queue/components/StatusBadge';
import { useMe } from '../../session/api/session';
import type { Deed } from './CaseDialogs';
import classes from './CaseHeader.module.css';

type Props = { detail: CaseDetail; may: Record<Deed, boolean>; ask: (deed: Deed) => void; more: () => void };

/** Who the customer is, how the case stands, and what can be done with it. */
export function CaseHeader({ detail, may, ask, more }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const channelName = useChannelName();
  const search = useSearch({ from: '/inside/inbox' });
  const name = detail.customer.name?.trim() || t('customer.unnamed', { id: detail.customer.id });
  const items: { deed: Deed; icon: typeof BackIcon }[] = [{ deed: 'return', icon: BotIcon }, { deed: 'transfer', icon: TransferIcon }, { deed: 'release', icon: ReleaseIcon }];
  return (
    <header className={classes.header}>
      <LinkIcon to="/queue" search={search} variant="subtle" color="gray" size="lg" className={classes.back ?? ''} aria-label={t('conversation.back')}><LeftIcon size={20} /></LinkIcon>
      <div className={classes.face}><Face name={name} size={40} /></div>
      <div className={classes.who}>
        <div className={classes.line}><h2 className={classes.name}>{name}</h2><StatusBadge row={detail} meId={me.id} /></div>
        <div className={classes.facts}>
          <span className={classes.channel}><ChannelIcon channel={detail.channel} size={14} /><span aria-hidden="true">{channelName(detail.channel)}</span></span>
          {me.brands.length > 1 && <span>{detail.brand.name}</span>}
          {detail.reason && <span className={classes.reason}><ReasonBadge reason={detail.reason} /></span>}
          {detail.status === 'waiting' && detail.waitingSince && <WaitingClock since={detail.waitingSince} />}
          <ReplyClock row={detail} />
          <WindowClock window={detail.window} always />
        </div>
      </div>
      <div className={classes.deeds}>
        <span className={classes.wide}>
          {items.filter(({ deed }) => may[deed]).map(({ deed, icon: Icon }) => (
            <Tooltip key={deed} label={t(`deed.${deed}.action`)}>
              <ActionIcon variant="default" size={36} onClick={() => ask(deed)} aria-label={t(`deed.${deed}.action`)}><Icon size={18} /></ActionIcon>
            </Tooltip>
          ))}
        </span>
        {may.close && <Button className={classes.wide} variant="default" leftSection={<CheckIcon size={16} aria-hidden="true" />} onClick={() => ask('close')}>{t('deed.close.action')}</Button>}
        {(may.return || may.transfer) && (
          <Menu position="bottom-end" width={220}>
            <Menu.Target><ActionIcon variant="default" size={36} className={classes.small} aria-label={t('conversation.actions')}><DotsIcon size={18} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {[...items, { deed: 'close' as const, icon: CheckIcon }].filter(({ deed }) => may[deed]).map(({ deed, icon: Icon }) => (
                <Menu.Item key={deed} leftSection={<Icon size={16} />} onClick={() => ask(deed)}>{t(`deed.${deed}.action`)}</Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <ActionIcon variant="default" size={36} className={classes.more} onClick={more} aria-label={t('conversation.details')}><InfoIcon size={18} /></ActionIcon>
      </div>
    </header>
  );
}
