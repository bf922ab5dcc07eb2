import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, MessageRow } from '../../../api/types';
import { ErrorState } from '../../../components/ErrorState';
import { Lines } from '../../../components/Lines';
import { useShortcuts } from '../../../components/shortcuts';
import { useTitle } from '../../../components/useTitle';
import { feed } from '../../../live/feed';
import { writeDraft, readDraft } from '../../../storage/drafts';
import { useTake } from '../../queue/components/useTake';
import { useMay, useMe } from '../../session/api/session';
import { useCase } from '../api/case';
import { useMessages } from '../api/messages';
import { CaseDialogs, type Deed } from '../components/CaseDialogs';
import { CaseHeader } from '../components/CaseHeader';
import { Composer, type ComposerMode } from '../components/Composer';
import { PublicNotice } from '../components/PublicNotice';
import { SidePanel, type PanelTab } from '../components/SidePanel';
import { Standing } from '../components/Standing';
import { Transcript } from '../components/Transcript';
import { WindowNotice } from '../components/WindowNotice';
import { lastThought } from '../transcript';
import classes from './Conversation.module.css';

export function Conversation() {
  const id = Number(useParams({ from: '/inside/inbox/cases/$caseId' }).caseId);
  const detail = useCase(id);
  useEffect(() => {
    feed.watch(id);
    return () => feed.watch(null);
  }, [id]);
  if (detail.data) return <Open key={id} detail={detail.data} />;
  return <div className={classes.middle}>{detail.isError ? <ErrorState error={detail.error} retry={() => void detail.refetch()} /> : <Lines count={6} />}</div>;
}

function Open({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const mayWork = useMay('cases.work');
  const mayReassign = useMay('cases.reassign');
  const { take, busy } = useTake();
  const wide = useMediaQuery('(min-width: 1281px)', true, { getInitialValueInEffect: false });
  const messages = useMessages(detail.id);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [drawer, setDrawer] = useState(false);
  const [tab, setTab] = useState<PanelTab>('bot');
  const [mode, setMode] = useState<ComposerMode>('messages');
  const [chosen, setChosen] = useState<MessageRow>();
  const [edits, setEdits] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const name = detail.customer.name?.trim() || t('customer.unnamed', { id: detail.customer.id });
  useTitle(name);

  const mine = detail.status === 'open' && detail.agent?.id === me.id;
  const steer = mine && mayWork;
  const move = steer || (detail.status === 'open' && mayReassign);
  const may = { take: mayWork && (detail.status === 'waiting' || (detail.status === 'open' && !detail.agent)), return: steer, transfer: move, release: move, close: steer };
  useShortcuts({
    t: may.take ? () => take(detail.id) : undefined,
    b: may.return ? () => setDeed('return') : undefined,
    m: may.transfer ? () => setDeed('transfer') : undefined,
    l: may.release ? () => setDeed('release') : undefined,
    x: may.close ? () => setDeed('close') : undefined,
  });
  const thought = chosen ?? lastThought(messages.data?.pages.flatMap((page) => page.items) ?? []);
  const choose = (row: MessageRow) => {
    setChosen(row);
    setTab('bot');
    if (!wide) setDrawer(true);
  };
  const edit = (text: string) => {
    const place = `composer.${detail.id}.messages`;
    const before = readDraft<string>(place);
    writeDraft(place, before ? `${before}\n${text}` : text);
    setMode('messages');
    setEdits(edits + 1);
  };
  const panel = <SidePanel detail={detail} thought={thought} tab={tab} setTab={setTab} insert={edit} />;
  return (
    <div className={classes.page}>
      <section className={classes.talk} aria-label={name}>
        <CaseHeader detail={detail} may={may} ask={setDeed} more={() => setDrawer(true)} />
        <Transcript detail={detail} chosen={thought?.id} choose={choose} edit={edit} />
        {!mine && <Standing detail={detail} take={may.take ? () => take(detail.id) : undefined} taking={busy === detail.id} />}
        {mine && mayWork && <WindowNotice detail={detail} />}
        {mine && mayWork && detail.isPublic && <PublicNotice />}
        {mayWork && detail.status !== 'closed' && <Composer key={edits} detail={detail} mayReply={mine} mode={mode} setMode={setMode} field={field} />}
      </section>
      {wide ? <aside className={classes.side} aria-label={t('conversation.details')}>{panel}</aside> : (
        <Drawer opened={drawer} onClose={() => setDrawer(false)} position="right" size={380} title={t('conversation.details')} closeButtonProps={{ 'aria-label': t('close') }} padding={0} classNames={{ header: classes.drawerHead!, content: classes.drawer!, body: classes.drawerBody! }}>
          {panel}
        </Drawer>
      )}
      <CaseDialogs detail={detail} deed={deed} leave={() => setDeed(null)} />
    </div>
  );
}
