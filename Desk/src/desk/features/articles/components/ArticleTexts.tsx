import { Button, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleText } from '../../../api/types';
import { Card } from '../../../components/Card';
import { PlusIcon, TrashIcon } from '../../../components/icons';
import { Markdown } from '../../../components/Markdown';
import { idFrom, languages, serverText } from '../faults';
import type { ArticleForm } from '../useArticleForm';
import classes from './ArticleEditor.module.css';
import { Questions } from './Questions';

const empty: ArticleText = { title: '', answer: '', questions: [] };

/** Title, answer and example questions, language by language. */
export function ArticleTexts({ form }: { form: ArticleForm }) {
  const { t } = useTranslation();
  const present = languages.filter((language) => form.value.texts[language]);
  const missing = languages.filter((language) => !form.value.texts[language]);
  const [wanted, setWanted] = useState<string>(present[0] ?? 'id');
  const language = form.value.texts[wanted] ? wanted : present[0];
  const text = language ? form.value.texts[language] : undefined;
  const fault = (part: string) => {
    const place = `${part}/${language}`;
    const local = form.faults.find((each) => each.place === place);
    return local ? t(`articles.fault.${local.key}`) : serverText(form.refused, place);
  };
  const hasFault = (each: string) => form.faults.some((one) => one.place.endsWith(`/${each}`)) || form.refused.some((one) => one.place.endsWith(`/${each}`));
  const change = (part: Partial<ArticleText>) => {
    if (!language || !text) return;
    const id = form.isNew && part.title !== undefined && (form.value.id === '' || form.value.id === idFrom(text.title)) ? idFrom(part.title) : form.value.id;
    form.set({ ...form.value, id, texts: { ...form.value.texts, [language]: { ...text, ...part } } });
  };
  const add = (each: string) => {
    form.set({ ...form.value, texts: { ...form.value.texts, [each]: empty } });
    setWanted(each);
  };
  const remove = () => {
    const { [language ?? '']: _, ...rest } = form.value.texts;
    form.set({ ...form.value, texts: rest });
  };
  return (
    <Card>
      <div className={classes.languages}>
        {present.length > 0 && (
          <SegmentedControl
            value={language ?? ''} onChange={setWanted} aria-label={t('articles.language')}
            data={present.map((each) => ({ value: each, label: `${t(`language.${each}`)}${hasFault(each) ? ' •' : ''}` }))}
          />
        )}
        <span>
          {missing.map((each) => (
            <Button key={each} variant="subtle" size="compact-sm" leftSection={<PlusIcon size={14} aria-hidden="true" />} onClick={() => add(each)}>{t(`language.${each}`)}</Button>
          ))}
        </span>
      </div>
      {!text || !language ? <p className={classes.hint} role="alert">{t('articles.fault.languages')}</p> : (
        <Stack gap="lg" key={language}>
          <TextInput label={t('articles.textTitle')} description={t('articles.titleHint')} value={text.title} maxLength={200} error={fault('title')} onChange={(e) => change({ title: e.currentTarget.value })} />
          <div className={classes.panes}>
            <Textarea
              label={t('articles.answer')} autosize minRows={8} maxRows={24} value={text.answer} error={fault('answer')} maxLength={20000}
              onChange={(e) => change({ answer: e.currentTarget.value })}
            />
            <div>
              <p className={classes.label}>{t('articles.preview')}</p>
              <div className={classes.preview}>{text.answer.trim() ? <Markdown text={text.answer} /> : <span className={classes.hint}>{t('articles.previewHint')}</span>}</div>
            </div>
          </div>
          <Questions questions={text.questions} change={(questions) => change({ questions })} fault={fault('questions')} />
          {present.length > 1 && (
            <div><Button variant="subtle" color="gray" size="compact-sm" leftSection={<TrashIcon size={14} aria-hidden="true" />} onClick={remove}>{t('articles.removeLanguage', { language: t(`language.${language}`) })}</Button></div>
          )}
        </Stack>
      )}
    </Card>
  );
}
