import { Alert, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import type { Canned } from '../../../api/types';
import { Confirm } from '../../../components/Confirm';
import { saveCanned } from '../api/canned';

/** A new canned reply, or a known one. A stale save shows what is stored now and keeps what was typed. */
export function CannedDialog({ known, close }: { known: Canned | undefined; close: () => void }) {
  const { t } = useTranslation();
  const [base, setBase] = useState(known);
  const [shortcut, setShortcut] = useState(known?.shortcut ?? '');
  const [language, setLanguage] = useState(known?.language ?? 'id');
  const [text, setText] = useState(known?.text ?? '');
  const [stale, setStale] = useState<Canned>();
  const run = async () => {
    try {
      await saveCanned({ shortcut: shortcut.trim(), language, text: text.trim() }, base);
    } catch (error) {
      const current = error instanceof Problem && error.status === 409 ? error.member<Canned>('current') : undefined;
      if (current && base) {
        setStale(current);
        setBase(current);
      }
      throw error;
    }
  };
  const wrong = shortcut !== '' && !/^[\p{L}\p{N}_-]+$/u.test(shortcut.trim());
  return (
    <Confirm opened close={close} title={t(known ? 'canned.editTitle' : 'canned.add')} action={t(stale ? 'canned.overwrite' : 'save')} run={run} disabled={!shortcut.trim() || wrong || !text.trim()}>
      <Stack>
        <TextInput label={t('canned.shortcut')} description={t('canned.shortcutHint')} leftSection="/" value={shortcut} error={wrong && t('canned.shortcutFault')} onChange={(e) => setShortcut(e.currentTarget.value)} maxLength={40} autoCapitalize="none" data-autofocus />
        <NativeSelect label={t('articles.language')} value={language} onChange={(e) => setLanguage(e.currentTarget.value)} data={['id', 'en', 'ms'].map((each) => ({ value: each, label: t(`language.${each}`) }))} />
        <Textarea label={t('canned.text')} autosize minRows={4} maxRows={12} maxLength={4000} value={text} onChange={(e) => setText(e.currentTarget.value)} />
        {stale && <Alert color="orange" title={t('conflict.theirs')}><Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>/{stale.shortcut} — {stale.text}</Text></Alert>}
      </Stack>
    </Confirm>
  );
}
