import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { ChatIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import type { CaseDetail, MessageRow } from '../../../api/types';
import { dayOf, longDay } from '../../../time/format';
import { now } from '../../../time/now';
import { useMessages } from '../api/messages';
import { useOutgoing } from '../api/outgoing';
import { lines } from '../transcript';
import { Message } from './Message';
import { OutgoingMessage } from './OutgoingMessage';
import classes from './Transcript.module.css';
import { TypingLine } from './TypingLine';

type Props = { detail: CaseDetail; chosen: number | undefined; choose: (row: MessageRow) => void; edit: (text: string) => void };

/** Everything that was said, oldest above. It stays at its end while new lines come, unless somebody scrolled up. */
export function Transcript({ detail, chosen, choose, edit }: Props) {
  const { t, i18n } = useTranslation();
  const messages = useMessages(detail.id);
  const outgoing = useOutgoing(detail.id);
  const box = useRef<HTMLDivElement>(null);
  const { ref: top, entry } = useIntersection({ root: box.current, rootMargin: '200px' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = messages;
  const nearTop = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (nearTop && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [nearTop, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const last = outgoing.at(-1)?.clientId;
  useEffect(() => {
    if (last && box.current) box.current.scrollTop = 0;
  }, [last]);

  if (messages.isPending) return <div className={classes.scroll}><Lines count={5} height={52} /></div>;
  const rows = messages.data?.pages.flatMap((page) => page.items) ?? [];
  if (messages.isError && rows.length === 0) return <div className={classes.scroll}><ErrorState error={messages.error} retry={() => void messages.refetch()} /></div>;
  const all = lines(rows, outgoing);
  const today = dayOf(now());
  return (
    // Laid out from its end, so that the browser itself keeps the last line in sight and older pages push nothing away.
    <div ref={box} className={classes.scroll} tabIndex={0} role="region" aria-label={t('conversation.transcript')}>
      <div className={classes.lines} role="log" aria-live="polite" aria-relevant="additions">
        <div ref={top} />
        {hasNextPage && <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('conversation.older')}</Button>}
        {all.length === 0 && <EmptyState icon={ChatIcon} title={t('message.none')} />}
        {all.map((line) => {
          if (line.kind === 'day') return <div key={line.key} className={classes.day}><span>{dayOf(line.at) === today ? t('conversation.today') : longDay(line.at, i18n.language)}</span></div>;
          if (line.kind === 'outgoing') return <OutgoingMessage key={line.key} item={line.item} first={line.first} edit={edit} />;
          return <Message key={line.key} row={line.row} first={line.first} customer={detail.customer.name} chosen={line.row.id === chosen} choose={choose} />;
        })}
        <TypingLine detail={detail} />
      </div>
    </div>
  );
}
