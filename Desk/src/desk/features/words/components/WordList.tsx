import { Alert, Anchor, Badge, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordsFault } from '../../../api/types';
import { Card } from '../../../components/Card';
import { entries, faultsOf, rangeOf } from '../lines';
import classes from './WordList.module.css';

type Props = { list: 'synonyms' | 'neverConfuse'; value: string; set: (value: string) => void; faults: readonly WordsFault[]; readOnly: boolean };

/** One list as text, and below it the lines that cannot be saved; each leads to its line. */
export function WordList({ list, value, set, faults, readOnly }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const wrong = faultsOf(faults, list);
  const go = (line: number) => {
    field.current?.focus();
    field.current?.setSelectionRange(...rangeOf(value, line));
  };
  return (
    <Card title={t(`words.${list}.title`)} aside={<Badge variant="default">{t('words.entries', { count: entries(value) })}</Badge>}>
      <Textarea
        ref={field} autosize minRows={8} maxRows={24} spellCheck={false} label={t(`words.${list}.label`)} description={t(`words.${list}.hint`)} placeholder={t(`words.${list}.example`)}
        classNames={{ input: classes.input }} value={value} onChange={(e) => set(e.currentTarget.value)} readOnly={readOnly} error={wrong.length > 0}
      />
      {wrong.length > 0 && (
        <Alert color="red" role="alert" mt="sm" title={t('words.faults', { count: wrong.length })}>
          <ul className={classes.faults}>
            {wrong.map(({ line, text }, i) => (
              <li key={i}>{line > 0 && <><Anchor component="button" type="button" onClick={() => go(line)}>{t('words.line', { line })}</Anchor>: </>}{text}</li>
            ))}
          </ul>
        </Alert>
      )}
    </Card>
  );
}
