import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tagged, Words } from '../../../api/types';
import { ErrorState } from '../../../components/ErrorState';
import { Fields } from '../../../components/Fields';
import { Lines } from '../../../components/Lines';
import { LinkButton } from '../../../components/LinkButton';
import { PageFrame } from '../../../components/PageFrame';
import { SaveBar } from '../../../components/SaveBar';
import { useProblemText } from '../../../components/useProblemText';
import { useMay } from '../../session/api/session';
import { useWords } from '../api/words';
import { WordList } from '../components/WordList';
import { useWordsForm } from '../useWordsForm';
import classes from './Words.module.css';

export function WordsPage() {
  const { t } = useTranslation();
  const words = useWords();
  const articles = <LinkButton variant="default" to="/articles">{t('articles.title')}</LinkButton>;
  return (
    <PageFrame title={t('words.title')} needs="articles.read" actions={articles}>
      {words.data ? <Editor stored={words.data} /> : words.isError ? <ErrorState error={words.error} retry={() => void words.refetch()} /> : <Lines count={6} height={48} />}
    </PageFrame>
  );
}

function Editor({ stored }: { stored: Tagged<Words> }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const mayWrite = useMay('articles.write');
  const form = useWordsForm(stored);
  const [busy, setBusy] = useState(false);
  const save = async (tag?: string) => {
    setBusy(true);
    try {
      if (await form.save(tag)) notifications.show({ color: 'green', message: t('words.saved') });
    } catch (error) {
      notifications.show({ color: 'red', message: problemText(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(e) => { e.preventDefault(); void save(); }} noValidate>
      <Fields>
        <Alert color="iris">{t('words.inForce')}</Alert>
        {(['synonyms', 'neverConfuse'] as const).map((list) => (
          <WordList key={list} list={list} value={form.value[list]} set={(value) => form.set({ [list]: value })} faults={form.faults} readOnly={!mayWrite} />
        ))}
      </Fields>
      {form.dirty && mayWrite && <SaveBar status={t('articles.unsaved')} discard={form.discard} busy={busy} />}
      <Modal opened={form.conflict !== undefined} onClose={form.leaveConflict} size={720} title={t('conflict.title')} closeButtonProps={{ 'aria-label': t('close') }}>
        <Text size="sm" c="dimmed" mb="lg">{t('words.conflictText')}</Text>
        <h3>{t('conflict.theirs')}</h3>
        <pre className={classes.theirs} tabIndex={0}>{form.conflict && `${form.conflict.value.synonyms}\n${form.conflict.value.neverConfuse}`}</pre>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={() => { form.discard(); form.leaveConflict(); }}>{t('hours.takeTheirs')}</Button>
          <Button loading={busy} onClick={() => void save(form.conflict?.tag)}>{t('hours.keepMine')}</Button>
        </Group>
      </Modal>
    </form>
  );
}
