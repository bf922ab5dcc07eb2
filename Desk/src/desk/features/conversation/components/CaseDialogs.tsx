import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CloseReason } from '../../../api/types';
import { Confirm } from '../../../components/Confirm';
import { Lines } from '../../../components/Lines';
import { PresenceDot } from '../../../components/PresenceDot';
import { useDraft } from '../../../storage/drafts';
import { useMe } from '../../session/api/session';
import { longestPublicReply, PublicReply } from './PublicReply';
import { closeCase, closeReasons, releaseCase, returnCase, transferCase, useColleagues } from '../api/case';
import classes from './CaseDialogs.module.css';

export const deeds = ['return', 'transfer', 'release', 'close'] as const;
export type Deed = (typeof deeds)[number];

/** What is asked before a case leaves one's hands. */
export function CaseDialogs({ detail, deed, leave }: { detail: CaseDetail; deed: Deed | null; leave: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [note, setNote] = useDraft(`deed.${detail.id}`, '');
  const [reason, setReason] = useState<CloseReason>('resolved');
  const [to, setTo] = useState('');
  const thread = detail.publicThread;
  const [wanted, setWanted] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const inPublic = wanted && thread !== null;
  const said = written ?? thread?.suggestion ?? '';
  const tooLong = said.trim().length === 0 || said.trim().length > longestPublicReply;
  const colleagues = useColleagues(detail.brand.key, deed === 'transfer');
  const others = colleagues.data?.filter((each) => each.id !== me.id) ?? [];
  const frame = (which: Deed) => ({ opened: deed === which, close: leave, title: t(`deed.${which}.title`), text: t(`deed.${which}.text`), action: t(`deed.${which}.action`) });
  const done = async (which: Deed, work: Promise<void>) => {
    await work;
    setNote('');
    notifications.show({ color: 'green', message: t(`deed.${which}.done`) });
  };
  const noteField = <Textarea label={t('deed.note')} description={t('deed.noteHint')} autosize minRows={2} maxRows={6} maxLength={4000} value={note} onChange={(e) => setNote(e.currentTarget.value)} />;
  return (
    <>
      <Confirm {...frame('return')} run={() => done('return', returnCase(detail.id, note))}>{noteField}</Confirm>
      <Confirm {...frame('release')} run={() => done('release', releaseCase(detail.id))} />
      <Confirm {...frame('close')} run={() => done('close', closeCase(detail.id, reason, note, inPublic ? said : ''))} disabled={inPublic && tooLong}>
        <Stack>
          <Radio.Group label={t('deed.close.reason')} value={reason} onChange={(value) => setReason(value as CloseReason)}>
            <Stack gap={8} mt={8}>{closeReasons.map((each) => <Radio key={each} value={each} label={t(`closeReason.${each}`)} />)}</Stack>
          </Radio.Group>
          {noteField}
          {thread && <PublicReply thread={thread} wanted={wanted} want={setWanted} text={said} write={setWritten} tooLong={tooLong} />}
        </Stack>
      </Confirm>
      <Confirm {...frame('transfer')} run={() => done('transfer', transferCase(detail.id, to))} disabled={!others.some((each) => each.id === to)}>
        {colleagues.isPending ? <Lines count={3} height={44} /> : others.length === 0 ? <Text size="sm">{t('deed.transfer.nobody')}</Text> : (
          <Radio.Group label={t('deed.transfer.to')} value={to} onChange={setTo}>
            <Stack gap={6} mt={8}>
              {others.map((each) => (
                <Radio.Card key={each.id} value={each.id} className={classes.person}>
                  <Radio.Indicator />
                  <span className={classes.name}>{each.firstName}</span>
                  <span className={classes.state}><PresenceDot state={each.presence} />{t(`presence.${each.presence}`)}</span>
                  <span className={classes.count}>{t('deed.transfer.open', { count: each.openCases })}</span>
                </Radio.Card>
              ))}
            </Stack>
          </Radio.Group>
        )}
      </Confirm>
    </>
  );
}
