import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseIcon, PlusIcon } from '../../../components/icons';
import classes from './ArticleEditor.module.css';

/** Example questions, one a row; several pasted lines become several questions. */
export function Questions({ questions, change, fault }: { questions: string[]; change: (next: string[]) => void; fault: string | undefined }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const focus = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll('input')[index]?.focus());
  const put = (at: number, removed: number, ...added: string[]) => change(questions.toSpliced(at, removed, ...added));
  const add = (at: number) => {
    put(at, 0, '');
    focus(at);
  };
  const pressed = (event: KeyboardEvent, at: number) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(at + 1);
    } else if (event.key === 'Backspace' && questions[at] === '' && questions.length > 1) {
      event.preventDefault();
      put(at, 1);
      focus(Math.max(at - 1, 0));
    }
  };
  const pasted = (event: ClipboardEvent, at: number) => {
    const rows = event.clipboardData.getData('text').split(/\r?\n/).map((row) => row.replace(/^\s*[-*•]\s+/, '').trim()).filter(Boolean);
    if (rows.length < 2) return;
    event.preventDefault();
    put(at, questions[at] ? 0 : 1, ...rows);
    focus(at + rows.length - 1);
  };
  return (
    <div role="group" aria-label={t('articles.questions')}>
      <p className={classes.label}>{t('articles.questions')}</p>
      <p className={classes.hint}>{t('articles.questionsHint')}</p>
      <ul ref={list} className={classes.questions}>
        {questions.map((question, i) => (
          <li key={i} className={classes.question}>
            <TextInput
              flex={1} value={question} aria-label={t('articles.questionNumber', { number: i + 1 })} maxLength={500}
              onChange={(e) => put(i, 1, e.currentTarget.value)} onKeyDown={(e) => pressed(e, i)} onPaste={(e) => pasted(e, i)}
            />
            <ActionIcon variant="subtle" color="gray" size={34} onClick={() => put(i, 1)} aria-label={t('articles.removeQuestion', { number: i + 1 })}><CloseIcon size={16} /></ActionIcon>
          </li>
        ))}
      </ul>
      {fault && <Text c="var(--mantine-color-error)" size="xs" mt={6} role="alert">{fault}</Text>}
      <Button mt={8} variant="subtle" size="compact-sm" leftSection={<PlusIcon size={14} aria-hidden="true" />} onClick={() => add(questions.length)}>{t('articles.addQuestion')}</Button>
    </div>
  );
}
