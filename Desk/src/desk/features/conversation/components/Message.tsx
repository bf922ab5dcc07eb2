import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../../api/types';
import { BotIcon, LockIcon, ThoughtIcon } from '../../../components/icons';
import { Markdown } from '../../../components/Markdown';
import { percent, time } from '../../../time/format';
import { Attachment } from './Attachment';
import { DeliveryMark } from './DeliveryMark';
import classes from './Message.module.css';

type Props = { row: MessageRow; first: boolean; customer: string | null; chosen: boolean; choose: (row: MessageRow) => void };

/** One line of the transcript. What people wrote is shown as they wrote it, only the bot's words are Markdown. */
export const Message = memo(function Message({ row, first, customer, chosen, choose }: Props) {
  const { t, i18n } = useTranslation();
  const at = <time dateTime={row.at} className="numbers">{time(row.at, i18n.language)}</time>;
  if (row.author === 'system') {
    return <p className={classes.system}>{t(`system.${row.text}`, { name: row.agent?.firstName ?? t('author.somebody'), defaultValue: row.text ?? '' })} · {at}</p>;
  }
  const who = row.author === 'customer' ? customer?.trim() || t('author.customer') : row.author === 'bot' ? t('author.bot') : (row.agent?.firstName ?? t('author.agent'));
  return (
    <article className={classes.message} data-author={row.author} data-first={first || undefined} data-delivery={row.delivery ?? undefined}>
      <div className={classes.meta} data-first={first || undefined}>
        {row.author === 'bot' && <BotIcon size={14} aria-hidden="true" />}
        {row.author === 'note' && <LockIcon size={13} aria-hidden="true" />}
        <span className={classes.who}>{who}</span>
        {row.author === 'note' && <span>{t('message.note')}</span>}
      </div>
      <div className={classes.bubble}>
        {row.text ? (row.author === 'bot' ? <Markdown text={row.text} /> : <p className={classes.text} dir="auto">{row.text}</p>) : null}
        {row.attachments.map((file, i) => <Attachment key={i} file={file} />)}
        {!row.text && row.attachments.length === 0 && <p className={classes.file}>{t('message.noText')}</p>}
        {row.buttons.length > 0 && <ul className={classes.buttons} aria-label={t('message.buttons')}>{row.buttons.map((title, i) => <li key={i}>{title}</li>)}</ul>}
      </div>
      <div className={classes.foot}>
        {at}
        {row.delivery && <DeliveryMark state={row.delivery} error={row.error} />}
        {row.notes && (
          <UnstyledButton className={classes.thought} aria-pressed={chosen} onClick={() => choose(row)}>
            <ThoughtIcon size={13} stroke={2} aria-hidden="true" />{thought(row)}
          </UnstyledButton>
        )}
      </div>
    </article>
  );

  function thought({ notes }: MessageRow): string {
    const best = notes?.ranked?.[0];
    if (notes?.decision === 'answer' && best) return `${best.title} · ${percent(best.probability * (notes.anyProbability ?? 1))}`;
    if (notes?.decision) return t(`thought.decision.${notes.decision}`, { defaultValue: notes.decision });
    return notes?.kind ? t(`thought.kind.${notes.kind}`, { defaultValue: notes.kind }) : t('thought.short');
  }
});
