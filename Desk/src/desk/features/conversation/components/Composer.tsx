import { ActionIcon, Button, SegmentedControl, Textarea, Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { LockIcon, SendIcon, SlashIcon } from '../../../components/icons';
import { useShortcuts } from '../../../components/shortcuts';
import { useDraft } from '../../../storage/drafts';
import { useCanned } from '../../canned/api/canned';
import { askedFor, fitting } from '../../canned/choice';
import { sayTyping } from '../api/messages';
import { outgoing } from '../api/outgoing';
import { CannedList } from './CannedList';
import classes from './Composer.module.css';

export const maxLength = 4000;
const typingEveryMs = 3_000;

export type ComposerMode = 'messages' | 'notes';

type Props = { detail: CaseDetail; mayReply: boolean; mode: ComposerMode; setMode: (mode: ComposerMode) => void; field: React.RefObject<HTMLTextAreaElement | null> };

/** Where a reply or a private note is written. What is typed is kept, for each case, until it is sent. */
export function Composer({ detail, mayReply, mode, setMode, field }: Props) {
  const { t } = useTranslation();
  const kind = mayReply ? mode : 'notes';
  const [text, setText] = useDraft(`composer.${detail.id}.${kind}`, '');
  const [cursor, setCursor] = useState(0);
  const [picked, setPicked] = useState(0);
  const [hidden, setHidden] = useState(false);
  const canned = useCanned(detail.brand.key);
  const typedAt = useRef(0);
  const asked = kind === 'messages' && !hidden ? askedFor(text, cursor) : null;
  const choices = asked ? fitting(canned.data ?? [], asked.word, detail.language) : [];
  const at = Math.min(picked, choices.length - 1);
  const tooLong = text.trim().length > maxLength;
  useShortcuts({
    r: mayReply ? () => { setMode('messages'); field.current?.focus(); } : undefined,
    n: () => { setMode('notes'); field.current?.focus(); },
  });

  const write = (value: string, place: number) => {
    setText(value);
    setCursor(place);
    setPicked(0);
    setHidden(false);
    if (kind === 'messages' && value.trim() && Date.now() - typedAt.current > typingEveryMs) {
      typedAt.current = Date.now();
      void sayTyping(detail.id);
    }
  };
  const insert = (reply: string) => {
    if (!asked) return;
    const value = text.slice(0, asked.from) + reply + text.slice(cursor);
    const end = asked.from + reply.length;
    setText(value);
    setCursor(end);
    setHidden(true);
    requestAnimationFrame(() => { field.current?.focus(); field.current?.setSelectionRange(end, end); });
  };
  const submit = () => {
    if (!text.trim() || tooLong) return;
    outgoing.add(detail.id, kind, text.trim());
    setText('');
    setCursor(0);
    typedAt.current = 0;
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = choices[at];
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setPicked((at + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length);
    } else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      event.preventDefault();
      insert(chosen.text);
    } else if (event.key === 'Escape') {
      if (chosen) setHidden(true);
      else event.currentTarget.blur();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  };
  const startCanned = () => {
    const value = text && !/\s$/.test(text) ? `${text} /` : `${text}/`;
    write(value, value.length);
    field.current?.focus();
  };

  return (
    <div className={classes.composer} data-kind={kind}>
      {asked && <CannedList id={`canned-${detail.id}`} replies={choices} loading={canned.isPending} picked={at} pick={insert} />}
      <div className={classes.box}>
        <Textarea
          ref={field} variant="unstyled" autosize minRows={2} maxRows={9} classNames={{ input: classes.input }}
          aria-label={t(kind === 'notes' ? 'composer.note' : 'composer.reply')} placeholder={t(kind === 'notes' ? 'composer.noteHint' : detail.isPublic ? 'composer.publicHint' : 'composer.replyHint')}
          value={text} onChange={(e) => write(e.currentTarget.value, e.currentTarget.selectionStart)} onSelect={(e) => setCursor(e.currentTarget.selectionStart)}
          onKeyDown={pressed} aria-autocomplete={kind === 'messages' ? 'list' : undefined} aria-controls={choices.length > 0 ? `canned-${detail.id}` : undefined}
          aria-activedescendant={choices[at] ? `canned-${detail.id}-${choices[at].id}` : undefined}
          error={tooLong && t('composer.tooLong', { max: maxLength, count: text.trim().length })}
        />
        <div className={classes.bar}>
          <SegmentedControl
            size="xs" value={kind} onChange={(value) => { setMode(value as ComposerMode); field.current?.focus(); }} aria-label={t('composer.mode')}
            data={[{ value: 'messages', label: t('composer.reply'), disabled: !mayReply }, { value: 'notes', label: <span className={classes.lock}><LockIcon size={12} aria-hidden="true" />{t('composer.note')}</span> }]}
          />
          {kind === 'messages' && (
            <Tooltip label={t('composer.canned')}>
              <ActionIcon variant="subtle" color="gray" onClick={startCanned} aria-label={t('composer.canned')}><SlashIcon size={18} /></ActionIcon>
            </Tooltip>
          )}
          <span className={classes.hint}>{t('composer.keys')}</span>
          <Button size="xs" onClick={submit} disabled={!text.trim() || tooLong} leftSection={<SendIcon size={15} aria-hidden="true" />} color={kind === 'notes' ? 'dark.4' : 'iris'}>
            {t(kind === 'notes' ? 'composer.saveNote' : detail.isPublic ? 'composer.sendPublic' : 'composer.send')}
          </Button>
        </div>
      </div>
    </div>
  );
}
